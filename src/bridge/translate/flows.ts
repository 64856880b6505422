// How v3 is called where one call with the moved fields is not enough. Named by `bridge` in the migration data.
import { operationIds } from "../../../generated/client-operations.ts";
import type { FieldMove, FlowName, Migration } from "../../../generated/migration.ts";
import { V3Error } from "./errors.ts";
import { write } from "./fields.ts";
import { type LegacyRequest, moveRequest, moveResponse, type V3Parts } from "./move.ts";
import { lookIdOf } from "./transforms.ts";

/** A call of v3. */
export interface V3Call extends V3Parts {
  /** The operationId. */
  readonly operation: string;
  readonly method: string;
  /** The path template. */
  readonly template: string;
  /** The bytes of an upload, instead of a body. */
  readonly file?: { readonly bytes: Uint8Array; readonly type: string } | undefined;
}

/** Calls v3, and resolves to the body of its success. @throws V3Error if v3 rejects the call */
// biome-ignore lint/suspicious/noExplicitAny: the body of whichever operation is called
export type CallV3 = (call: V3Call) => Promise<any>;

/** What a flow has to do with. */
export interface FlowContext {
  readonly migration: Migration;
  readonly request: LegacyRequest;
  readonly bytes: Uint8Array | undefined;
  readonly contentType: string;
  /** Calls an operation of v3 by its id. */
  // biome-ignore lint/suspicious/noExplicitAny: the body of whichever operation is called
  call(operation: string, parts?: V3Parts & Pick<V3Call, "file">): Promise<any>;
  /** Tells the caller what is left out. @throws V3Error if the request has to be answered in full */
  lose(text: string): void;
  /** Tells the caller something about a response that is complete. */
  note(text: string): void;
  /** Resolves after some milliseconds. */
  pause(ms: number): Promise<void>;
}

type Flow = (context: FlowContext) => Promise<unknown>;

/** Calls the successor once. */
export const once: Flow = async (context) => {
  const { migration, request, call } = context;
  return moveResponse(migration, await call(successorOf(migration), moveRequest(migration, request)));
};

export const flows: Readonly<Record<FlowName, Flow>> = {
  /** Both versions have the same fields. */
  same: ({ migration, request, call }) => {
    return call(successorOf(migration), { path: request.path, query: request.query, body: request.body });
  },

  everyPage: async (context) => {
    const { migration, request } = context;
    return moveResponse(migration, await everyPage(context, moveRequest(migration, request)));
  },

  /** Photo avatars are in a list of their own. */
  async looksByKind(context) {
    const { migration, request } = context;
    const { data } = await everyPage(context, moveRequest(migration, request));
    const isOfPhotos = (field: string) => field.startsWith("data.talking_photos");
    const photos = moveResponse(only(migration, isOfPhotos), { data: data.filter(isPhoto) });
    const others = only(migration, (field) => !isOfPhotos(field));
    const rest = moveResponse(others, { data: data.filter((look) => !isPhoto(look)) });
    return { ...rest, data: { ...(rest.data as object), ...(photos.data as object) } };
  },

  /** v2 responds with 404 for an unknown group, v3 with an empty list. */
  async looksOfGroup(context) {
    const { migration, request } = context;
    const group_id = await groupIdOf(context, request.path.group_id ?? "");
    const parts = moveRequest(migration, { ...request, path: { group_id } });
    const looks = await everyPage(context, parts);
    const kind = looks.data.some(isPhoto) ? "photo" : "video";
    return moveResponse(
      only(migration, (_, move) => move.kind === undefined || move.kind === kind),
      looks,
    );
  },

  /** v3 lists public and private voices apart. */
  async voices(context) {
    const { migration, request } = context;
    const { query, ...rest } = moveRequest(migration, request);
    const lists = [];
    for (const type of ["public", "private"]) {
      lists.push(...(await everyPage(context, { ...rest, query: { ...query, type } })).data);
    }
    return moveResponse(migration, { data: lists });
  },

  /** A picture that v3 has generated is a look already. */
  async groupOfPicture(context) {
    const { generation_id, image_key } = bodyOf(context);
    const look_id = generation_id ?? lookIdOf(image_key);
    if (!look_id) return once(context);
    const { data } = await context.call("getAvatarLook", { path: { look_id } });
    return moveResponse(context.migration, { data: { avatar_item: data } });
  },

  /** v3 makes one look per call. */
  async eachPicture(context) {
    const { migration, request, call } = context;
    const body = bodyOf(context);
    const created: Json[] = [];
    const group_id = await groupIdOf(context, String(body.group_id));
    for (const image_key of (body.image_keys as unknown[]) ?? []) {
      const look_id = body.generation_id ?? lookIdOf(image_key);
      const parts = moveRequest(onePicture(migration), { ...request, body: { ...body, group_id, image_key } });
      const create = async () => (await call(successorOf(migration), parts)).data;
      const read = async () => ({ avatar_item: (await call("getAvatarLook", { path: { look_id } })).data });
      try {
        created.push(await (look_id ? read() : create()));
      } catch (error) {
        throw withCreated(error, created);
      }
    }
    const response = Object.entries(migration.response).map(([field, move]) => {
      return [field, move.to ? { ...move, to: move.to.replace(/^data\.avatar_item/, "data[].avatar_item") } : move];
    });
    return moveResponse({ response: Object.fromEntries(response) }, { data: created });
  },

  /** A picture that v3 has generated is a look already; any other is an image. */
  async picture(context) {
    const { migration, request, call } = context;
    const avatar_id = lookIdOf(bodyOf(context).image_key);
    if (!avatar_id) return once(context);
    const { body } = moveRequest(migration, request);
    const { image: _, ...video } = body;
    return moveResponse(
      migration,
      await call(successorOf(migration), { body: { ...video, type: "avatar", avatar_id } }),
    );
  },

  /** The kind of a video is told by `type` in v3, and by what it has in v2. */
  flatVideo({ migration, request, call }) {
    const { image_url: url, image_asset_id: asset_id, ...video } = (request.body ?? {}) as Json;
    const source = url ? { type: "url", url } : { type: "asset_id", asset_id };
    const kind = video.avatar_id ? { type: "avatar" } : { type: "image", image: source };
    return call(successorOf(migration), { body: { ...video, ...kind } });
  },

  /** v3 needs a look of the person, v2 knew the group. */
  async lookOfGroup(context) {
    const { migration, request, call } = context;
    const body = bodyOf(context);
    const group_id = await groupIdOf(context, String(body.group_id));
    const { data } = await call("listAvatarLooks", { query: { group_id, limit: 1 } });
    const parts = moveRequest(migration, { ...request, body: { ...body, group_id } });
    write(parts, "body.avatar_id", data[0]?.id);
    return moveResponse(migration, await call(successorOf(migration), parts));
  },

  /** The file is the body of v1, and a part of a form in v3. */
  async upload(context) {
    const { migration, call, bytes = new Uint8Array(), contentType: type } = context;
    return moveResponse(migration, await call(successorOf(migration), { file: { bytes, type } }));
  },

  /** A picture becomes a photo avatar of its own. */
  async talkingPhoto({ migration, call, bytes = new Uint8Array(), contentType: type }) {
    const { data } = await call("uploadAsset", { file: { bytes, type } });
    const file = { type: "asset_id", asset_id: data.asset_id };
    const body = { type: "photo", name: "Talking photo", file };
    return moveResponse(migration, await call(successorOf(migration), { body }));
  },

  /** v2 responds with the id of the video, which v3 has a moment later. */
  async agentVideo(context) {
    const { migration, request, call } = context;
    const created = await call(successorOf(migration), moveRequest(migration, request));
    for (let wait = 0; wait < 20 && !created.data.video_id; wait++) {
      await context.pause(1_000);
      const { session_id } = created.data;
      // The session is paid for: whatever happens now, its response must arrive.
      const session = await call("getVideoAgentSession", { path: { session_id } }).catch(() => undefined);
      created.data.video_id = session?.data?.video_id;
    }
    if (!created.data.video_id) context.note("The video has no id yet; list the videos later to find it.");
    return moveResponse(migration, created);
  },

  /** One scene becomes a video of an avatar, several become a studio video. */
  async scenes(context) {
    const { migration, request, call } = context;
    const body = bodyOf(context);
    const inputs = (Array.isArray(body.video_inputs) ? body.video_inputs : []).map(chosen);
    if (inputs.length === 0 || inputs.length > maxScenes) {
      const message = `video_inputs must have 1 to ${maxScenes} scenes, not ${inputs.length}.`;
      throw new V3Error(400, "invalid_parameter", message);
    }
    const isStudio = inputs.length > 1;
    const parts = moveRequest(isStudio ? ofSeveralScenes(migration) : ofOneScene(migration), {
      ...request,
      body: { ...body, video_inputs: isStudio ? inputs : inputs[0] },
    });
    const avatars = isStudio ? parts.body.scenes.map(({ input }: Json) => input as Json) : [parts.body];
    for (const avatar of avatars) {
      avatar.type = "avatar";
      await chooseEngine(context, avatar);
    }
    if (isStudio) {
      parts.body.type = "studio";
      for (const scene of parts.body.scenes) completeScene(scene, context);
    }
    return moveResponse(migration, await call(successorOf(migration), parts));
  },
};

// biome-ignore lint/suspicious/noExplicitAny: any JSON object
type Json = Record<string, any>;

/** The JSON body of a request; an empty object if it has none. */
const bodyOf = ({ request: { body } }: FlowContext): Json => (typeof body === "object" ? (body ?? {}) : {});

/** The longest list, in pages. */
const maxPages = 200;

/** All pages of the successor, as one. */
async function everyPage({ migration, call, lose }: FlowContext, parts: V3Parts): Promise<{ data: Json[] }> {
  const data: Json[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const query = { ...parts.query, ...(token && { token }) };
    const answer = await call(successorOf(migration), { ...parts, query });
    data.push(...answer.data);
    const next = answer.has_more ? answer.next_token : undefined;
    if (!next || next === token) return { data };
    token = next;
  }
  lose(`Only the first ${data.length} items are here.`);
  return { data };
}

/** Adds to an error which looks were created before it, because they are paid for. */
function withCreated(error: unknown, created: readonly Json[]): unknown {
  if (!(error instanceof V3Error) || created.length === 0) return error;
  const ids = created.map(({ avatar_item }) => avatar_item.id).join(", ");
  const { status, code, message, retryAfter, isUnknown } = error;
  return new V3Error(status, code, `${message} These looks were created before: ${ids}.`, { retryAfter, isUnknown });
}

/** The id of a group. In v2, the first look of a group has the id of the group, so an id may be that of a look. */
async function groupIdOf({ call }: FlowContext, id: string): Promise<string> {
  try {
    return (await call("getAvatarGroup", { path: { group_id: id } })).data.id;
  } catch (error) {
    if (!(error instanceof V3Error && error.status === 404)) throw error;
    const look = await call("getAvatarLook", { path: { look_id: id } }).catch((inner) => {
      if (inner instanceof V3Error && inner.status === 404) return undefined;
      throw inner;
    });
    if (!look?.data.group_id) throw error;
    return look.data.group_id;
  }
}

/** v2 used Avatar III unless it was told otherwise. v3 would use Avatar IV, which costs more. */
async function chooseEngine({ call, lose }: FlowContext, avatar: Json): Promise<void> {
  if (!avatar.engine && avatar.avatar_id) {
    const { data } = await call("getAvatarLook", { path: { look_id: avatar.avatar_id } });
    if (data.supported_api_engines?.includes("avatar_iii")) avatar.engine = { type: "avatar_iii" };
  }
  if (avatar.engine?.type !== "avatar_iii" || !avatar.expressiveness) return;
  delete avatar.expressiveness;
  lose("talking_style was left out. It needs use_avatar_iv_model.");
}

function completeScene(scene: Json, { lose }: FlowContext): void {
  scene.type = "avatar_video";
  const { background } = scene.input;
  if (!background) return;
  scene.input.background = background.type === "color" ? { type: "color", color: background.value } : undefined;
  if (background.type !== "color") lose("A background image was left out. Videos of several scenes only have colors.");
}

/** HeyGen allowed no more in v2. */
const maxScenes = 50;

/** A scene without what its `type` fields do not ask for. */
function chosen(scene: unknown): Json {
  const { character, voice, ...rest } = scene as Json;
  const { avatar_id, talking_photo_id, ...look } = (character ?? {}) as Json;
  const { input_text, audio_url, audio_asset_id, ...sound } = (voice ?? {}) as Json;
  const isPhoto = look.type === "talking_photo" && talking_photo_id;
  const id = isPhoto || !avatar_id ? { talking_photo_id } : { avatar_id };
  const said = sound.type === "audio" ? { audio_url, audio_asset_id } : { input_text };
  const isTold = sound.type === "audio" || sound.type === "text";
  return {
    ...rest,
    character: { ...look, ...id },
    voice: { ...sound, ...(isTold ? said : { input_text, audio_url, audio_asset_id }) },
  };
}

const isPhoto = ({ avatar_type }: Json): boolean => avatar_type === "photo_avatar";

/** The moves of some fields of a response. */
const only = (
  migration: Migration,
  isMeant: (field: string, move: FieldMove) => boolean,
): Pick<Migration, "response"> => ({
  response: Object.fromEntries(Object.entries(migration.response).filter(([field, move]) => isMeant(field, move))),
});

/** The moves of a request for one picture, whose key is put in `image_key`. */
function onePicture(migration: Migration): Migration {
  const { "body.image_keys[]": picture, "body.image_keys": _, ...request } = migration.request;
  return { ...migration, request: { ...request, "body.image_key": { ...picture, transform: "assetFile" } } };
}

function ofOneScene(migration: Migration): Migration {
  const moves = Object.entries(migration.request).map(([field, move]) => {
    return [field.replace("video_inputs[]", "video_inputs"), move];
  });
  return { ...migration, request: Object.fromEntries(moves) };
}

function ofSeveralScenes(migration: Migration): Migration {
  const moves = Object.entries(migration.request)
    .filter(([field, { studio }]) => studio || !field.includes("video_inputs[]"))
    .map(([field, { studio, ...move }]) => [field, studio ? { ...move, to: studio } : move]);
  return { ...migration, request: Object.fromEntries(moves) };
}

/** The operationId of the successor. */
function successorOf({ operation, instead = "" }: Migration): string {
  if (!operation) throw new V3Error(410, "endpoint_sunset", instead);
  return operation;
}

/** Method and path template of each operation, by its id. */
const operations = new Map(
  Object.entries(operationIds).map(([name, id]) => {
    const [method = "", template = ""] = name.split(" ");
    return [id as string, { method, template }];
  }),
);

/** The call of an operation. */
export function callOf(operation: string, parts: V3Parts & Pick<V3Call, "file"> = {}): V3Call {
  const { method, template } = operations.get(operation) as { method: string; template: string };
  return { ...parts, operation, method, template };
}
