import { voiceStatus } from "../state/lifecycle.ts";
import { distantFuture } from "../state/model.ts";
import { webAddress } from "../state/web-address.ts";
import { assetError } from "./asset-input.ts";
import { errorReply } from "./error-reply.ts";
import { type Handler, ok } from "./handler.ts";
import { pageOf } from "./list-page.ts";
import { testTriggers } from "./test-triggers.ts";
import { groupView } from "./views.ts";

export const listAvatarGroups: Handler<"listAvatarGroups"> = ({ query }, context) =>
  pageOf(
    {
      list: context.store.groupList(query.ownership),
      name: "groups",
      scope: query.ownership ?? "",
      view: (group) => groupView(group, context),
    },
    query,
  );

const notFound = (id: string) => errorReply(404, "avatar_not_found", `There is no avatar group ${id}.`, "group_id");

export const getAvatarGroup: Handler<"getAvatarGroup"> = ({ path }, context) => {
  const group = context.store.groups.get(path.group_id);
  return group ? ok(groupView(group, context)) : notFound(path.group_id);
};

export const updateAvatarGroup: Handler<"updateAvatarGroup"> = ({ path, body }, context) => {
  const { store } = context;
  const group = store.groups.get(path.group_id);
  if (!group) return notFound(path.group_id);
  if (group.ownership === "public") {
    return errorReply(403, "resource_access_denied", "A public avatar group can't be changed.", "group_id");
  }
  const { default_voice_id: voiceId } = body;
  if (!voiceId) return ok(groupView(group, context));
  const param = "default_voice_id";
  const voice = store.voices.get(voiceId);
  if (!voice) return errorReply(400, "invalid_parameter", `${param}: there is no voice ${voiceId}.`, param);
  const status = voiceStatus(voice, store.now());
  if (status === "processing") {
    return errorReply(409, "resource_not_ready", `${param}: voice ${voiceId} is still being cloned.`, param);
  }
  if (status === "failed") return errorReply(403, "voice_not_usable", `${param}: voice ${voiceId} has failed.`, param);
  return ok(groupView(store.replaceGroup(group, { voiceId: voice.id }), context));
};

export const deleteAvatarGroup: Handler<"deleteAvatarGroup"> = ({ path }, { store }) => {
  const group = store.groups.get(path.group_id);
  if (!group) return notFound(path.group_id);
  if (group.ownership === "public") {
    return errorReply(403, "resource_access_denied", "A public avatar group can't be deleted.", "group_id");
  }
  store.deleteGroup(group);
  return ok({ id: group.id });
};

/** How long the URL of a consent page is valid, in milliseconds. */
const consentLinkMs = 24 * 60 * 60 * 1000;

export const createAvatarConsent: Handler<"createAvatarConsent"> = ({ path, body }, context) => {
  const { store, durations, origin } = context;
  const group = store.groups.get(path.group_id);
  if (!group) return notFound(path.group_id);
  if (group.ownership === "public") {
    return errorReply(403, "resource_access_denied", "A public avatar needs no consent.", "group_id");
  }
  const { consent_video: recording, consent_text: text, reroute_url: rerouteUrl = null } = body;
  if (recording && (text || rerouteUrl)) {
    const message = "consent_video can't be combined with consent_text or reroute_url.";
    return errorReply(400, "invalid_parameter", message, "consent_video");
  }
  const wrong = recording ? assetError(recording, "video", "consent_video", context) : undefined;
  if (wrong) return wrong;
  const target = rerouteUrl === null ? null : webAddress(rerouteUrl);
  if (target === undefined) {
    return errorReply(400, "invalid_parameter", "reroute_url must be an http or https URL.", "reroute_url");
  }
  // Only a digital twin shows a person who has to consent. What HeyGen answers for other avatars is not documented.
  const needsConsent = store.looksOf(group.id).some((look) => look.needsConsent);
  if (!needsConsent) return ok({ avatar_group: groupView(group, context) });
  const ticket = recording ? null : store.newId("consent");
  const isReviewed = recording && !testTriggers(body).neverFinishes;
  const approvedAt = isReviewed ? store.now() + durations.training : distantFuture;
  const expiresAt = store.now() + consentLinkMs;
  const consent = { status: "pending", text: text ?? null, ticket, rerouteUrl: target, expiresAt, approvedAt } as const;
  const asked = groupView(store.replaceGroup(group, { consent }), context);
  return ok({ avatar_group: asked, ...(ticket && { url: `${origin}/sandbox/consent/${ticket}` }) });
};
