// The photo avatars of v2: generate, group, train, animate, delete.
import { addGeneration, addLook, addPrivateGroup, type LookDetails } from "../state/factories.ts";
import { jobState, trainingStatus } from "../state/lifecycle.ts";
import type { Generation, Look } from "../state/model.ts";
import { v2ErrorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, okV2 } from "./handler.ts";
import { jobFor } from "./test-triggers.ts";
import { imageUrl, photoView } from "./views.ts";

const invalid = (message: string) => v2ErrorReply(400, "invalid_parameter", message);
const notFound = (what: string) => v2ErrorReply(404, "not_found", `${what} not found`);
const denied = (what: string) => v2ErrorReply(403, "resource_access_denied", `${what} is public and can't be changed`);
const deleted = { status: 200, body: { code: 100, data: null, msg: null, message: null } } as const;

function generate(groupId: string | null, body: unknown, context: HandlerContext) {
  const job = jobFor(body, context.durations.generation, context);
  return okV2({ generation_id: addGeneration(context.store, groupId, job).id });
}

export const generatePhotoAvatar: Handler<"generatePhotoAvatar"> = ({ body }, context) => generate(null, body, context);

export const generatePhotoAvatarLooks: Handler<"generatePhotoAvatarLooks"> = ({ body }, context) => {
  const group = context.store.groups.get(body.group_id);
  if (!group) return notFound("Avatar group");
  if (trainingStatus(group.training, context.store.now()) !== "ready")
    return invalid("group_id: the group is not trained");
  return generate(group.id, body, context);
};

const keysOf = ({ id }: Generation): string[] => [1, 2, 3, 4].map((number) => `image/${id}/${number}/original`);

/** The v2 statuses of a generation. */
const generationStatuses = { done: "success", failed: "failed", processing: "in_progress" } as const;

export const getPhotoAvatarGeneration: Handler<"getPhotoAvatarGeneration"> = ({ path }, context) => {
  const generation = context.store.generations.get(path.generation_id);
  if (!generation) return notFound("Generation");
  const { id, job } = generation;
  const state = jobState(job, context.store.now());
  const done = state === "done";
  return okV2({
    id,
    status: generationStatuses[state],
    msg: job.failure && state === "failed" ? job.failure.message : null,
    image_url_list: done ? [1, 2, 3, 4].map((number) => imageUrl(`${id}-${number}`, context)) : null,
    image_key_list: done ? keysOf(generation) : null,
  });
};

/** The error for image keys that don't belong to a generation; undefined if all do. */
function keysError(keys: string[], generationId: string | undefined, { store }: HandlerContext) {
  if (!generationId) return undefined;
  const generation = store.generations.get(generationId);
  if (!generation) return notFound("Generation");
  if (jobState(generation.job, store.now()) !== "done")
    return invalid("generation_id: the generation has not succeeded");
  const known = keysOf(generation);
  return keys.every((key) => known.includes(key)) ? undefined : invalid("the generation has no image with this key");
}

/** The details that all photo avatars of a request have in common. */
function photoDetails(body: { name: string; generation_id?: string }, context: HandlerContext): LookDetails {
  return {
    name: body.name,
    type: "photo_avatar",
    origin: body.generation_id === undefined ? "photo" : "prompt",
    engines: ["avatar_iv", "avatar_iii"],
    job: jobFor(body, context.durations.training, context),
  };
}

export const createPhotoAvatarGroup: Handler<"createPhotoAvatarGroup"> = ({ body }, context) => {
  const wrong = keysError([body.image_key], body.generation_id, context);
  if (wrong) return wrong;
  const group = addPrivateGroup(context.store, body.name);
  // In v2, the first look of a new group has the id of the group.
  const details = { ...photoDetails(body, context), engines: ["avatar_iv"], id: group.id };
  return okV2(photoView(addLook(context.store, group, details), context));
};

export const addPhotoAvatarLooks: Handler<"addPhotoAvatarLooks"> = ({ body }, context) => {
  const group = context.store.groups.get(body.group_id);
  if (!group) return notFound("Avatar group");
  if (group.ownership === "public") return denied("The group");
  const wrong = keysError(body.image_keys, body.generation_id, context);
  if (wrong) return wrong;
  const looks = body.image_keys.map(() => addLook(context.store, group, photoDetails(body, context)));
  return okV2({ photo_avatar_list: looks.map((look) => photoView(look, context)) });
};

export const trainPhotoAvatarGroup: Handler<"trainPhotoAvatarGroup"> = ({ body }, context) => {
  const { store, durations } = context;
  const group = store.groups.get(body.group_id);
  if (!group) return notFound("Avatar group");
  if (group.ownership === "public") return denied("The group");
  const ready = store.looksOf(group.id).filter(({ job }) => jobState(job, store.now()) === "done");
  const running = trainingStatus(group.training, store.now()) === "processing";
  // The API has the same message for both: no look is ready, or a training is already running.
  if (ready.length === 0 || running) return invalid(`No valid image for training found in group ${group.id}`);
  store.replaceGroup(group, { training: jobFor(body, durations.training, context) });
  const data = {
    num_of_photar: ready.length,
    num_of_instant_avatar: 0,
    num_of_studio_avatar: 0,
    flow_id: store.newId("flow"),
  };
  return okV2({ code: 100, data, msg: null, message: null });
};

export const getPhotoAvatarTrainingStatus: Handler<"getPhotoAvatarTrainingStatus"> = ({ path }, { store }) => {
  const group = store.groups.get(path.group_id);
  if (!group) return notFound("Avatar group");
  const { training } = group;
  const status = trainingStatus(training, store.now());
  const finished = status === "ready" || status === "failed";
  return okV2({
    status,
    error_msg: status === "failed" ? (training?.failure?.message ?? null) : null,
    ...(training && { created_at: training.startedAt / 1000 }),
    updated_at: training && finished ? training.readyAt / 1000 : null,
  });
};

/** Finds a completed photo avatar. */
function finished(
  id: string,
  { store }: HandlerContext,
): Look | ReturnType<typeof invalid> | ReturnType<typeof notFound> {
  const look = store.looks.get(id);
  if (look?.type !== "photo_avatar") return notFound("Photo avatar");
  return jobState(look.job, store.now()) === "done" ? look : invalid("id: the photo avatar is not completed");
}

/** Adds a changed copy of a look. */
function derive(look: Look, changes: Partial<Look>, body: unknown, context: HandlerContext) {
  const group = context.store.groups.get(look.groupId);
  if (!group) return notFound("Avatar group");
  const { seq: _, id: __, ...details } = look;
  const job = jobFor(body, context.durations.generation, context);
  return okV2({ id: addLook(context.store, group, { ...details, ...changes, job }).id });
}

export const addPhotoAvatarMotion: Handler<"addPhotoAvatarMotion"> = ({ body }, context) => {
  const look = finished(body.id, context);
  return "status" in look ? look : derive(look, { isMotion: true }, body, context);
};

export const upscalePhotoAvatar: Handler<"upscalePhotoAvatar"> = ({ body }, context) => {
  const look = finished(body.id, context);
  if ("status" in look) return look;
  return look.upscaled
    ? invalid("id: the photo avatar can't be upscaled")
    : derive(look, { upscaled: true }, body, context);
};

export const addPhotoAvatarSoundEffect: Handler<"addPhotoAvatarSoundEffect"> = ({ body }, context) => {
  const look = finished(body.id, context);
  if ("status" in look) return look;
  if (!look.isMotion) return invalid("id: a sound effect needs a photo avatar with motion");
  const soundEffect = context.store.newId("sound");
  context.store.replaceLook(look, { soundEffect });
  return okV2({ code: 100, data: { sound_effect_id: soundEffect }, msg: null, message: null });
};

export const getPhotoAvatar: Handler<"getPhotoAvatar"> = ({ path }, context) => {
  const look = context.store.looks.get(path.id);
  return look?.type === "photo_avatar" ? okV2(photoView(look, context)) : notFound("photo avatar");
};

export const deletePhotoAvatar: Handler<"deletePhotoAvatar"> = ({ path }, { store }) => {
  const look = store.looks.get(path.id);
  if (look?.type !== "photo_avatar") return notFound("photo avatar");
  if (look.ownership === "public") return denied("The photo avatar");
  store.deleteLook(look);
  return deleted;
};

export const deletePhotoAvatarGroup: Handler<"deletePhotoAvatarGroup"> = ({ path }, { store }) => {
  const group = store.groups.get(path.group_id);
  if (!group) return notFound("photo avatar group");
  if (group.ownership === "public") return denied("The group");
  store.deleteGroup(group);
  return deleted;
};
