// What was deleted is accepted nowhere any more, and what was made is accepted wherever its id is taken.
import { answer, around, type Change, type Fault, faultsOf, guide, type Json, remembering, withBody } from "./fault.ts";
import { unusable, usable } from "./memory.ts";

const fault = faultsOf("afterlife", guide.openapi);
const fresh = faultsOf("fresh", guide.openapi);

/** The ids of looks that were made from a look that was itself made from one. */
function grandchildren(handle: (depth: number) => Response | undefined): Change {
  return remembering(() => {
    const depths = new Map<string, number>();
    return around("createAvatar", async (call, send) => {
      const depth = depths.get(call.body?.avatar_id) ?? 0;
      const instead = handle(depth);
      if (instead) return instead;
      const reply = await send(call.request);
      if (reply.ok) depths.set((await reply.clone().json()).data.avatar_item.id, depth + 1);
      return reply;
    });
  });
}

const cloneOf = ({ voice_clone_id }: Json) => voice_clone_id;

export const afterlife: readonly Fault[] = [
  fault(
    "look-for-agent",
    "still gives the video agent a deleted look",
    usable("deleteAvatarLook", ["createVideoAgentSession", "sendVideoAgentMessage"], "avatar_id", { avatar_id: null }),
  ),
  fault(
    "look-in-cinematic",
    "still takes a deleted look for a cinematic video",
    remembering(() => {
      const deleted = new Set<string>();
      return around(["deleteAvatarLook", "createVideo"], async (call, send) => {
        const looks = call.body?.avatar_id;
        if (Array.isArray(looks) && looks.some((id) => deleted.has(id))) {
          const body = { ...call.body, avatar_id: looks.map((id) => (deleted.has(id) ? "look_def456" : id)) };
          return send(withBody(call, body));
        }
        const reply = await send(call.request);
        if (reply.ok && call.path.look_id) deleted.add(call.path.look_id);
        return reply;
      });
    }),
  ),
  fault(
    "voice-in-video",
    "still speaks with a deleted voice in a video",
    usable("deleteVoice", "createVideo", "voice_id", { voice_id: "voice_xyz789" }),
  ),
  fault(
    "voice-of-group",
    "still gives a group a deleted voice",
    usable("deleteVoice", "updateAvatarGroup", "default_voice_id", { default_voice_id: "voice_xyz789" }),
  ),
  fault(
    "voice-for-agent",
    "still lets the video agent speak with a deleted voice",
    usable("deleteVoice", ["createVideoAgentSession", "sendVideoAgentMessage"], "voice_id", { voice_id: null }),
  ),
  fresh(
    "clone-not-for-agent",
    "cannot let the video agent speak with a finished clone",
    unusable("cloneVoice", cloneOf, "createVideoAgentSession", "voice_not_found"),
  ),
  fresh(
    "third-look-of-chain",
    "rejects a look as a reference that was made from a look of another",
    grandchildren((depth) => {
      if (depth < 2) return undefined;
      const message = "avatar_id: the look has no usable image.";
      return answer(400, { error: { code: "invalid_parameter", message, param: "avatar_id" } });
    }),
    guide.create,
  ),
];
