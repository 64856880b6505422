import type { AssetInput, CreateAvatarRequest, CreatePromptAvatarRequest } from "../../../generated/types.ts";
import { addLook, addPrivateGroup, type LookDetails, newConsent } from "../state/factories.ts";
import { jobState } from "../state/lifecycle.ts";
import type { Group, Look } from "../state/model.ts";
import { assetError } from "./asset-input.ts";
import { type ErrorReply, errorReply, isErrorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { jobFor, testTriggers } from "./test-triggers.ts";
import { groupView, lookView } from "./views.ts";

export const createAvatar: Handler<"createAvatar"> = ({ body }, context) => {
  const reference = body.type === "prompt" ? findReference(body, context) : undefined;
  if (reference && isErrorReply(reference)) return reference;
  for (const { input, kind, param } of assetsIn(body)) {
    const error = assetError(input, kind, param, context);
    if (error) return error;
  }
  const found = findOwnGroup(body.avatar_group_id, reference, context) ?? addPrivateGroup(context.store, body.name);
  if (isErrorReply(found)) return found;

  const needsConsent = body.type === "digital_twin" || testTriggers(body).needsConsent;
  const asksFirst = needsConsent && !found.consent;
  const group = asksFirst ? context.store.replaceGroup(found, { consent: newConsent() }) : found;
  const look = addLook(context.store, group, {
    ...kinds[body.type],
    name: body.name,
    gender: reference?.gender ?? null,
    job: jobFor(body, context.durations.training, context),
    needsConsent,
    aspectRatio: body.type === "prompt" ? shapeOf(body) : null,
  });
  const { store, origin } = context;
  store.awaitCompletion({ id: look.id, kind: "avatar", sessionId: null, origin, callbackUrl: null, callbackId: null });
  return ok({ avatar_item: lookView(look, context), avatar_group: groupView(group, context) });
};

/** The look that each type of request creates. In HeyGen's docs, a prompt avatar is a studio avatar. */
const kinds: Record<CreateAvatarRequest["type"], Pick<LookDetails, "type" | "origin" | "engines">> = {
  digital_twin: { type: "digital_twin", origin: "footage", engines: ["avatar_v", "avatar_iv", "avatar_iii"] },
  photo: { type: "photo_avatar", origin: "photo", engines: ["avatar_iv", "avatar_iii"] },
  prompt: { type: "studio_avatar", origin: "prompt", engines: ["avatar_iv", "avatar_iii"] },
};

/** The requested aspect ratio; null if the API chooses it. */
const shapeOf = ({ aspect_ratio }: CreatePromptAvatarRequest): string | null =>
  aspect_ratio && aspect_ratio !== "auto" ? aspect_ratio : null;

interface NamedAsset {
  input: AssetInput;
  kind: "image" | "video";
  param: string;
}

/** The files in a request, with the names of their fields. */
function assetsIn(body: CreateAvatarRequest): NamedAsset[] {
  if (body.type === "photo") return [{ input: body.file, kind: "image", param: "file" }];
  if (body.type === "digital_twin") return [{ input: body.file, kind: "video", param: "file" }];
  const images = body.reference_images ?? [];
  return images.map((input, index) => ({ input, kind: "image", param: `reference_images.${index}` }));
}

/** Finds the look whose picture is the reference for the new one. */
function findReference(
  { avatar_id, avatar_group_id }: CreatePromptAvatarRequest,
  { store }: HandlerContext,
): Look | ErrorReply<400 | 404> | undefined {
  if (avatar_id === undefined || avatar_id === null) return undefined;
  const look = store.looks.get(avatar_id);
  if (!look)
    return errorReply(404, "avatar_not_found", `avatar_id: there is no avatar look ${avatar_id}.`, "avatar_id");
  if (jobState(look.job, store.now()) !== "done") {
    return errorReply(400, "invalid_parameter", `avatar_id: look ${avatar_id} has no image yet.`, "avatar_id");
  }
  if (store.groups.get(look.groupId)?.consent?.status === "revoked") {
    const message = `avatar_id: the person of look ${avatar_id} has declined.`;
    return errorReply(400, "invalid_parameter", message, "avatar_id");
  }
  if (avatar_group_id && store.groups.has(avatar_group_id) && look.groupId !== avatar_group_id) {
    const message = `avatar_id: look ${avatar_id} does not belong to group ${avatar_group_id}.`;
    return errorReply(400, "invalid_parameter", message, "avatar_id");
  }
  return look;
}

/** Finds the group for the new look, which must be private: the given one, otherwise that of the reference. */
function findOwnGroup(
  givenId: string | null | undefined,
  reference: Look | undefined,
  { store }: HandlerContext,
): Group | ErrorReply<403 | 404> | undefined {
  const groupId = givenId ?? reference?.groupId;
  if (!groupId) return undefined;
  const group = store.groups.get(groupId);
  if (!group) {
    return errorReply(404, "avatar_not_found", `avatar_group_id: there is no group ${groupId}.`, "avatar_group_id");
  }
  if (group.ownership === "private") return group;
  if (givenId) {
    const message = `avatar_group_id: group ${groupId} is one of HeyGen's; use one of your own.`;
    return errorReply(403, "resource_access_denied", message, "avatar_group_id");
  }
  const own = [...store.looks.values()].find((look) => store.groups.get(look.groupId)?.ownership === "private");
  const example = own ? `, such as ${own.id}` : "";
  const message = `avatar_id: look ${reference?.id} is one of HeyGen's; use one of your own${example}.`;
  return errorReply(403, "resource_access_denied", message, "avatar_id");
}
