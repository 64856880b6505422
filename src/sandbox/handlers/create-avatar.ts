import type { CreatePromptAvatarRequest } from "../../../generated/schema.ts";
import { jobState } from "../lifecycle.ts";
import { jobFor, magicOf } from "../magic.ts";
import { refuseAsset } from "../media.ts";
import { type Group, type Look, never } from "../model.ts";
import { type Context, type Handler, isRefusal, ok, refuse } from "../reply.ts";
import { groupView, lookView } from "../views.ts";

export const createAvatar: Handler<"createAvatar"> = ({ body }, context) => {
  const reference = body.type === "prompt" ? referenceOf(body, context) : undefined;
  if (reference && isRefusal(reference)) return reference;

  const assets =
    body.type === "prompt"
      ? (body.reference_images ?? []).map((input, index) => [input, "image", `reference_images.${index}`] as const)
      : [[body.file, body.type === "photo" ? "image" : "video", "file"] as const];
  for (const [input, kind, param] of assets) {
    const wrong = refuseAsset(input, kind, param, context);
    if (wrong) return wrong;
  }

  const group = targetOf(body.avatar_group_id ?? reference?.groupId, body.name, context);
  if (isRefusal(group)) return group;
  const isTwin = body.type === "digital_twin";
  const needsConsent = isTwin || magicOf(body).needsConsent;
  if (needsConsent) group.consent ??= { status: "pending", ticket: null, rerouteUrl: null, approvedAt: never };
  const look = newLook(
    group,
    body.name,
    {
      // The documents show a prompt avatar as a studio avatar.
      type: isTwin ? "digital_twin" : body.type === "photo" ? "photo_avatar" : "studio_avatar",
      origin: isTwin ? "footage" : body.type === "photo" ? "photo" : "prompt",
      engines: isTwin ? ["avatar_v", "avatar_iv", "avatar_iii"] : ["avatar_iv", "avatar_iii"],
      gender: reference?.gender ?? null,
      job: jobFor(body, context.durations.training, context),
      needsConsent,
    },
    context,
  );
  return ok({ avatar_item: lookView(look, context), avatar_group: groupView(group, context) });
};

/** The look whose picture steers the new one. */
function referenceOf({ avatar_id, avatar_group_id }: CreatePromptAvatarRequest, { store }: Context) {
  if (!avatar_id) return undefined;
  const look = store.looks.get(avatar_id);
  if (!look) return refuse(404, "avatar_not_found", `avatar_id: there is no avatar look ${avatar_id}.`, "avatar_id");
  if (jobState(look.job, store.now()) !== "done") {
    return refuse(400, "invalid_parameter", `avatar_id: look ${avatar_id} has no usable image yet.`, "avatar_id");
  }
  if (avatar_group_id && store.groups.has(avatar_group_id) && look.groupId !== avatar_group_id) {
    const message = `avatar_id: look ${avatar_id} does not belong to group ${avatar_group_id}.`;
    return refuse(400, "invalid_parameter", message, "avatar_id");
  }
  return look;
}

/** The group to save to: the given one, or a new one. */
function targetOf(
  groupId: string | null | undefined,
  name: string,
  { store }: Context,
): Group | ReturnType<typeof refuseGroup> {
  if (!groupId) return newGroup(name, { store });
  const group = store.groups.get(groupId);
  if (!group) return refuseGroup(404, "avatar_group_not_found", `avatar_group_id: there is no group ${groupId}.`);
  if (group.ownership === "public") {
    return refuseGroup(403, "resource_access_denied", `avatar_group_id: group ${groupId} is public.`);
  }
  return group;
}

const refuseGroup = (status: 403 | 404, code: "avatar_group_not_found" | "resource_access_denied", message: string) =>
  refuse(status, code, message, "avatar_group_id");

/** Adds a private group. */
export function newGroup(name: string, { store }: Pick<Context, "store">, id: string = store.newId("group")): Group {
  return store.addGroup({
    seq: store.nextSeq(),
    id,
    name,
    ownership: "private",
    gender: null,
    voiceId: "voice_xyz789",
    createdAt: store.now(),
    consent: null,
    training: null,
  });
}

type Particulars = Pick<Look, "type" | "origin" | "engines" | "job"> & Partial<Look>;

/** Adds a private look to a group. */
export function newLook(group: Group, name: string, particulars: Particulars, { store }: Pick<Context, "store">): Look {
  return store.addLook({
    seq: store.nextSeq(),
    id: store.newId("look"),
    groupId: group.id,
    name,
    ownership: group.ownership,
    gender: group.gender,
    voiceId: group.voiceId,
    tags: [],
    needsConsent: false,
    isMotion: false,
    upscaled: false,
    soundEffect: null,
    ...particulars,
  });
}
