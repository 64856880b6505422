import { enginesOf, type Group, type Look, newCatalogue, type Voice } from "./catalogue.ts";
import * as checks from "./checks.ts";
import { ApiError, type Body, reject } from "./checks.ts";
import type { MistakeId } from "./mistakes.ts";
import type { Filters } from "./pages.ts";

/** How long training, queueing and a whole rendering take, in milliseconds. */
const trainingTime = 60_000;
const queueTime = 30_000;
const renderingTime = 120_000;

/** A video, and when it was requested, in milliseconds. */
export interface Video {
  id: string;
  title: string | null;
  folderId: string | null;
  format: string;
  createdAt: number;
}

/** The resources of one account, and the operations on them. */
export interface Account {
  groups: Group[];
  looks: Look[];
  voices: Voice[];
  groupOf(id: string): Group;
  ownGroupOf(id: string): Group;
  lookOf(id: string): Look;
  ownLookOf(id: string): Look;
  videoOf(id: string): Video;
  groupView(group: Group): Body;
  lookView(look: Look): Body;
  videoView(video: Video): Body;
  matchesLook(look: Look, filters: Filters): boolean;
  createAvatar(body: Body): Body;
  startConsent(group: Group, body: Body): Body;
  createVideo(body: Body): Body;
  setDefaultVoice(group: Group, body: Body): void;
  deleteGroup(group: Group): void;
  deleteLook(look: Look): void;
}

/** Creates an account. `now` is the time in milliseconds. */
export function createAccount(now: () => number, mistakes: ReadonlySet<MistakeId>): Account {
  const { groups, looks, voices } = newCatalogue();
  const videos: Video[] = [];
  let created = looks.length;

  function groupOf(id: string): Group {
    const group = groups.find((each) => each.id === id);
    return group ?? notFound("avatar_not_found", `No avatar group ${id}`);
  }

  function ownGroupOf(id: string): Group {
    const group = groupOf(id);
    if (group.isPublic) throw new ApiError(403, "forbidden", `Avatar group ${id} is not yours`);
    return group;
  }

  function lookOf(id: string): Look {
    return looks.find((each) => each.id === id) ?? notFound("avatar_not_found", `No avatar look ${id}`);
  }

  function ownLookOf(id: string): Look {
    const look = lookOf(id);
    if (look.avatarType === "studio_avatar") reject("look_id", "is a studio look, which cannot be changed");
    return look;
  }

  function videoOf(id: string): Video {
    return videos.find((each) => each.id === id) ?? notFound("video_not_found", `No video ${id}`);
  }

  function looksOf(group: Group): Look[] {
    return looks.filter((look) => look.groupId === group.id);
  }

  function hasVoice(id: string): boolean {
    return voices.some((voice) => voice.voice_id === id);
  }

  function statusOf(look: Look): string {
    if (now() < look.readyAt) return "processing";
    const isApproved = groupOf(look.groupId).consentStatus === "approved";
    return look.avatarType === "digital_twin" && !isApproved ? "pending_consent" : "completed";
  }

  function isUsable(look: Look): boolean {
    const status = statusOf(look);
    if (mistakes.has("unconsented-twin-renders")) return status !== "processing";
    return status === "completed";
  }

  function groupView(group: Group): Body {
    const [first] = looksOf(group);
    const view: Body = {
      id: group.id,
      name: group.name,
      created_at: Math.floor(group.createdAt / 1000),
      looks_count: looksOf(group).length,
      gender: null,
      preview_image_url: `https://files.example/groups/${group.id}.jpg`,
      preview_video_url: null,
      default_voice_id: group.defaultVoiceId,
      consent_status: group.consentStatus,
    };
    // The documents do not define the status of a group with several looks; here it is that of the oldest look.
    if (!group.isPublic && first !== undefined) view.status = statusOf(first);
    return view;
  }

  function lookView(look: Look): Body {
    const view: Body = {
      id: look.id,
      name: look.name,
      avatar_type: look.avatarType,
      group_id: look.groupId,
      gender: null,
      preview_image_url: `https://files.example/looks/${look.id}.jpg`,
      preview_video_url: null,
      default_voice_id: groupOf(look.groupId).defaultVoiceId,
      tags: [],
      supported_api_engines: enginesOf[look.avatarType],
    };
    if (!look.isPublic) view.status = statusOf(look);
    return view;
  }

  function videoView(video: Video): Body {
    const isCompleted = now() - video.createdAt >= renderingTime;
    const address = `https://files.example/videos/${video.id}`;
    return {
      id: video.id,
      status: videoStatusOf(video),
      title: video.title,
      folder_id: video.folderId,
      video_url: isCompleted ? `${address}.${video.format}` : null,
      thumbnail_url: isCompleted ? `${address}.jpg` : null,
      duration: isCompleted ? 12.5 : null,
      created_at: Math.floor(video.createdAt / 1000),
      completed_at: isCompleted ? Math.floor((video.createdAt + renderingTime) / 1000) : null,
      failure_code: null,
      failure_message: null,
    };
  }

  function videoStatusOf(video: Video): string {
    const age = now() - video.createdAt;
    if (age >= renderingTime) return "completed";
    if (age >= queueTime) return "processing";
    return mistakes.has("waiting-is-read-back") ? "waiting" : "pending";
  }

  function matchesLook(look: Look, filters: Filters): boolean {
    if (filters.group_id !== undefined && look.groupId !== filters.group_id) return false;
    if (filters.avatar_type !== undefined && look.avatarType !== filters.avatar_type) return false;
    if (filters.group_id !== undefined && mistakes.has("group-filter-drops-ownership")) return true;
    return isOwnedAs(look, filters);
  }

  /** The group that a new look is saved to, or null for a new one. */
  function placeOf(body: Body): Group | null {
    const groupId = checks.optionalText(body, "avatar_group_id");
    const lookId = body.type === "prompt" ? checks.optionalText(body, "avatar_id") : null;
    const reference = lookId === null ? null : lookOf(lookId);
    const group = groupId === null ? null : ownGroupOf(groupId);
    if (reference === null) return group;
    if (group !== null && reference.groupId !== group.id) reject("avatar_id", "does not belong to avatar_group_id");
    if (statusOf(reference) !== "completed") reject("avatar_id", "has no usable image yet");
    const hasImages = Array.isArray(body.reference_images) && body.reference_images.length > 0;
    if (mistakes.has("references-open-a-group") && hasImages) return group;
    return ownGroupOf(reference.groupId);
  }

  function newGroup(name: string): Group {
    const id = `group_${created + 1}`;
    const createdAt = now();
    const group = { id, sequence: created + 1, name, isPublic: false, createdAt, defaultVoiceId: "voice_1" };
    groups.push({ ...group, consentStatus: null });
    return groupOf(id);
  }

  function createAvatar(body: Body): Body {
    checks.checkNewAvatar(body);
    const name = checks.requiredText(body, "name");
    const group = placeOf(body) ?? newGroup(name);
    const countBefore = looksOf(group).length;
    created += 1;
    const number = mistakes.has("look-id-from-count") ? looks.length + 1 : created;
    const avatarType = body.type === "digital_twin" ? "digital_twin" : "photo_avatar";
    const look: Look = {
      id: `look_${number}`,
      sequence: created,
      groupId: group.id,
      name,
      avatarType,
      isPublic: false,
      readyAt: now() + trainingTime,
    };
    looks.push(look);
    if (avatarType === "digital_twin") group.consentStatus ??= "pending";
    const avatarGroup = groupView(group);
    if (mistakes.has("looks-count-before-saving") && countBefore > 0) avatarGroup.looks_count = countBefore;
    return { avatar_item: lookView(look), avatar_group: avatarGroup };
  }

  function startConsent(group: Group, body: Body): Body {
    checks.checkConsent(body);
    if (group.consentStatus === null) reject("group_id", "has no digital twin, so it needs no consent");
    const view = { avatar_group: groupView(group) };
    if ((body.consent_video ?? null) !== null) return view;
    return { ...view, url: `https://consent.example/${group.id}/${now()}` };
  }

  function checkLookOfVideo(body: Body): void {
    const look = lookOf(checks.requiredText(body, "avatar_id"));
    if (!isUsable(look)) reject("avatar_id", `names look ${look.id}, which is ${statusOf(look)}`);
    const engine = checks.isBody(body.engine) ? body.engine : { type: "avatar_iv" };
    const engineName = checks.requiredText(engine, "type");
    if (!enginesOf[look.avatarType].includes(engineName)) reject("engine", "is not supported by the look");
    const isPhoto = look.avatarType === "photo_avatar";
    const canExpress = isPhoto && engineName === "avatar_iv";
    const canMove = engineName === "avatar_v" || canExpress;
    if (!canExpress && (body.expressiveness ?? null) !== null) reject("expressiveness", "is for photos on avatar_iv");
    if (!canMove && (body.motion_prompt ?? null) !== null) reject("motion_prompt", "is not for this look and engine");
    const referenceId = checks.optionalText(engine, "reference_look_id");
    if (referenceId === null) return;
    const reference = lookOf(referenceId);
    const isTwin = reference.avatarType === "digital_twin" && reference.groupId === look.groupId;
    if (!isTwin || !isUsable(reference)) reject("reference_look_id", "must be a finished digital twin of the group");
  }

  function createVideo(body: Body): Body {
    checks.checkNewVideo(body);
    if (body.type === "avatar") checkLookOfVideo(body);
    const voiceId = checks.optionalText(body, "voice_id");
    if (voiceId !== null && !hasVoice(voiceId)) notFound("voice_not_found", `No voice ${voiceId}`);
    const format = checks.optionalText(body, "output_format") ?? "mp4";
    const title = checks.optionalText(body, "title");
    const folderId = checks.optionalText(body, "folder_id") || null;
    const id = `video_${videos.length + 1}`;
    videos.push({ id, title, folderId, format, createdAt: now() });
    return { video_id: id, status: "waiting", output_format: format };
  }

  function setDefaultVoice(group: Group, body: Body): void {
    checks.rejectOthers(body, ["default_voice_id"], "body");
    const voiceId = checks.optionalText(body, "default_voice_id", 0, 255);
    if (voiceId === null) return;
    if (!hasVoice(voiceId)) {
      if (mistakes.has("unknown-voice-not-found")) notFound("voice_not_found", `No voice ${voiceId}`);
      reject("default_voice_id", "is not a known voice");
    }
    group.defaultVoiceId = voiceId;
  }

  function deleteGroup(group: Group): void {
    for (const look of looksOf(group)) looks.splice(looks.indexOf(look), 1);
    groups.splice(groups.indexOf(group), 1);
  }

  function deleteLook(look: Look): void {
    const group = groupOf(look.groupId);
    looks.splice(looks.indexOf(look), 1);
    if (looksOf(group).length === 0) deleteGroup(group);
  }

  return {
    groups,
    looks,
    voices,
    groupOf,
    ownGroupOf,
    lookOf,
    ownLookOf,
    videoOf,
    groupView,
    lookView,
    videoView,
    matchesLook,
    createAvatar,
    startConsent,
    createVideo,
    setDefaultVoice,
    deleteGroup,
    deleteLook,
  };
}

/** Whether a resource matches the filter `ownership`. */
export function isOwnedAs(item: { isPublic: boolean }, filters: Filters): boolean {
  return filters.ownership === undefined || item.isPublic === (filters.ownership === "public");
}

function notFound(code: string, message: string): never {
  throw new ApiError(404, code, message);
}
