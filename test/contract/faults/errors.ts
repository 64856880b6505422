// Statuses, codes and fields of error responses; what is rejected although it exists; what is not yours.
import {
  answer,
  around,
  type Change,
  copy,
  everyOperation,
  type Fault,
  faultsOf,
  get,
  guide,
  type Operations,
  onError,
  onReply,
  sensible,
  v3Operations,
} from "./fault.ts";

const fault = faultsOf("errors", guide.errors);

function withStatus(operations: Operations, from: number, to: number): Change {
  return onReply(operations, (reply) => (reply.status === from ? copy(reply, reply.body, to) : reply));
}

/** Says that it changed or deleted what it had to reject to. */
function pretend(operation: Operations, path: string): Change {
  return around(operation, async (call, send) => {
    const reply = await send(call.request);
    if (reply.status !== 403) return reply;
    if (call.request.method === "DELETE")
      return answer(200, { data: { ...call.path, id: call.path.look_id ?? call.path.group_id } });
    return send(
      get(
        call,
        path.replace(/\{(\w+)\}/, (_, name) => call.path[name] ?? ""),
      ),
    );
  });
}

export const errors: readonly Fault[] = [
  fault(
    "unknown-reference-400",
    "answers 400 for 404 when the reference look of a prompt does not exist",
    withStatus("createAvatar", 404, 400),
    guide.create,
  ),
  fault(
    "video-code-for-look",
    "says video_not_found when a look is not found",
    onError(
      "getAvatarLook",
      ({ error }) => error.code.endsWith("not_found") && Object.assign(error, { code: "video_not_found" }),
    ),
  ),
  fault(
    "param-of-limit-missing",
    "does not name limit when the limit is wrong",
    onError(v3Operations, ({ error }) => error.param === "limit" && delete error.param),
    guide.openapi,
  ),
  fault(
    "param-wrong",
    "names type whatever field is wrong in a new avatar",
    onError("createAvatar", ({ error }) => error.param && Object.assign(error, { param: "type" })),
  ),
  fault(
    "param-short",
    "names only the first part of the place of a wrong field",
    onError(v3Operations, ({ error }) => error.param && Object.assign(error, { param: error.param.split(".")[0] })),
    sensible,
  ),
  fault(
    "message-empty",
    "gives an empty message with an error",
    onError(everyOperation, (body) => body.error?.message && Object.assign(body.error, { message: "" })),
    sensible,
  ),
  fault(
    "message-names-other-id",
    "names another id in the message than the one that was not found",
    onError(["getAvatarLook", "getAvatarGroup", "getVideo", "getVoice"], ({ error }, { path }) => {
      const [id] = Object.values(path);
      if (id) error.message = error.message.replaceAll(id, "look_def456");
    }),
    sensible,
  ),
  fault(
    "doc-url-of-other-code",
    "links to the documentation of another error code",
    onError(
      v3Operations,
      ({ error }) =>
        error.doc_url && Object.assign(error, { doc_url: error.doc_url.replace(/#.*/, "#internal-error") }),
    ),
  ),
  fault(
    "stack-trace",
    "answers 500 to a body that is no JSON",
    around(["createAvatar", "createVideo"], async (call, send) => {
      const broken = call.body === undefined;
      const reply = await send(call.request);
      return broken && reply.status === 400
        ? answer(500, { error: { code: "internal_error", message: "SyntaxError" } })
        : reply;
    }),
  ),
  fault(
    "public-look-deleted",
    "says that it deleted a look of HeyGen's",
    pretend("deleteAvatarLook", "/v3/avatars/looks/{look_id}"),
    guide.openapi,
  ),
  fault(
    "public-look-renamed",
    "says that it renamed a look of HeyGen's",
    pretend("updateAvatarLook", "/v3/avatars/looks/{look_id}"),
    guide.openapi,
  ),
  fault(
    "public-group-deleted",
    "says that it deleted a group of HeyGen's",
    pretend("deleteAvatarGroup", "/v3/avatars/{group_id}"),
    guide.openapi,
  ),
  fault(
    "public-voice-deleted",
    "says that it deleted a voice of HeyGen's",
    pretend("deleteVoice", "/v3/voices/{voice_id}"),
    guide.openapi,
  ),
];
