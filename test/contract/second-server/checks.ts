/** A JSON object whose members have not been checked. */
export type Body = Record<string, unknown>;

/** An error response in the documented envelope. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly param: string | null;

  constructor(status: number, code: string, message: string, param: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
    this.param = param;
  }
}

/** Rejects a request because of one of its fields. */
export function reject(param: string, message: string): never {
  throw new ApiError(400, "invalid_parameter", `${param} ${message}`, param);
}

/** The only asset that can be used by its id, because this server has no uploads. */
export const knownAssetId = "asset_headshot";

function checkAssetId(assetId: string): void {
  if (assetId !== knownAssetId) throw new ApiError(404, "asset_not_found", `No asset ${assetId}`);
}

export function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Parses JSON; null if it is invalid. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A string of `minimum` to `maximum` characters, or null if it is missing or null. */
export function optionalText(
  body: Body,
  field: string,
  minimum = 0,
  maximum = Number.POSITIVE_INFINITY,
): string | null {
  const value = body[field] ?? null;
  if (value === null) return null;
  if (typeof value !== "string") reject(field, "must be a string");
  const length = [...value].length;
  if (length < minimum || length > maximum) reject(field, "has a wrong length");
  return value;
}

export function requiredText(body: Body, field: string, maximum = Number.POSITIVE_INFINITY): string {
  return optionalText(body, field, 0, maximum) ?? reject(field, "is required");
}

export function optionalChoice(body: Body, field: string, choices: readonly string[]): string | null {
  const value = optionalText(body, field);
  if (value !== null && !choices.includes(value)) reject(field, `must be one of ${choices.join(", ")}`);
  return value;
}

function optionalBody(body: Body, field: string): Body | null {
  const value = body[field] ?? null;
  if (value === null) return null;
  return isBody(value) ? value : reject(field, "must be an object");
}

function optionalNumber(body: Body, field: string, minimum: number, maximum: number): void {
  const value = body[field] ?? null;
  if (value === null) return;
  if (typeof value !== "number") reject(field, "must be a number");
  if (value < minimum || value > maximum) reject(field, `must be between ${minimum} and ${maximum}`);
}

/** Rejects unknown fields. */
export function rejectOthers(body: Body, known: readonly string[], field: string): void {
  const other = Object.keys(body).find((key) => !known.includes(key));
  if (other !== undefined) reject(`${field}.${other}`, "is an extra input");
}

/** Checks an asset that is given by URL, by id or as bytes. */
export function checkAsset(value: unknown, field: string): void {
  if (!isBody(value)) reject(field, "must be an object");
  switch (value.type) {
    case "url":
      requiredText(value, "url");
      rejectOthers(value, ["type", "url"], field);
      break;
    case "asset_id":
      checkAssetId(requiredText(value, "asset_id"));
      rejectOthers(value, ["type", "asset_id"], field);
      break;
    case "base64":
      requiredText(value, "media_type");
      requiredText(value, "data");
      rejectOthers(value, ["type", "media_type", "data"], field);
      break;
    default:
      reject(field, "must have type url, asset_id or base64");
  }
}

/** Checks the body of `POST /v3/avatars`, except references to other avatars. */
export function checkNewAvatar(body: Body): void {
  const type = optionalChoice(body, "type", ["prompt", "digital_twin", "photo"]) ?? reject("type", "is required");
  requiredText(body, "name");
  optionalText(body, "avatar_group_id");
  if (type === "prompt") checkPrompt(body);
  else checkAsset(body.file, "file");
}

function checkPrompt(body: Body): void {
  requiredText(body, "prompt", 1000);
  optionalText(body, "avatar_id");
  optionalChoice(body, "aspect_ratio", ["auto", "16:9", "9:16", "1:1", "4:5", "5:4"]);
  const references = body.reference_images ?? [];
  if (!Array.isArray(references)) reject("reference_images", "must be an array");
  if (references.length > 3) reject("reference_images", "has more than 3 images");
  for (const reference of references) checkAsset(reference, "reference_images");
}

/** Checks the body of `POST /v3/avatars/{group_id}/consent`. */
export function checkConsent(body: Body): void {
  const text = optionalText(body, "consent_text", 0, 1000);
  const reroute = optionalText(body, "reroute_url");
  if (text !== null && /[<>]/.test(text)) reject("consent_text", "must be plain text");
  if ((body.consent_video ?? null) === null) return;
  checkAsset(body.consent_video, "consent_video");
  if (text !== null || reroute !== null) reject("consent_video", "excludes the other fields");
}

const textsOfVideo = ["voice_id", "title", "motion_prompt", "callback_url", "callback_id", "folder_id"];
const choicesOfVideo: Record<string, readonly string[]> = {
  resolution: ["4k", "1080p", "720p"],
  aspect_ratio: ["16:9", "9:16", "4:5", "5:4", "1:1", "auto"],
  fit: ["contain", "cover"],
  output_format: ["mp4", "webm"],
  expressiveness: ["high", "medium", "low"],
};
const sharedFieldsOfVideo = [
  ...["type", "script", "audio_url", "audio_asset_id", "voice_settings", "background", "remove_background"],
  ...["caption", "watermark", "brand_glossary_id", ...textsOfVideo, ...Object.keys(choicesOfVideo)],
];
const ownFieldsOfVideo: Record<string, readonly string[]> = { avatar: ["avatar_id", "engine"], image: ["image"] };

/** Checks the body of `POST /v3/videos`, except references to looks and voices. */
export function checkNewVideo(body: Body): void {
  const type = requiredText(body, "type");
  const ownFields = ownFieldsOfVideo[type] ?? reject("type", "is not supported");
  const unknown = Object.keys(body).find((field) => !sharedFieldsOfVideo.includes(field) && !ownFields.includes(field));
  if (unknown !== undefined) reject(unknown, "is an extra input");
  for (const field of textsOfVideo) optionalText(body, field);
  for (const [field, choices] of Object.entries(choicesOfVideo)) optionalChoice(body, field, choices);
  optionalText(body, "brand_glossary_id", 1);
  checkAudio(body);
  checkBackground(body);
  const caption = optionalBody(body, "caption");
  if (caption !== null) optionalChoice(caption, "file_format", ["srt"]);
  const watermark = optionalBody(body, "watermark");
  if (watermark !== null) checkWatermark(watermark);
  if (type === "image") {
    checkAsset(body.image, "image");
    if (optionalText(body, "script") !== null && optionalText(body, "voice_id") === null) {
      reject("voice_id", "is required with script");
    }
    return;
  }
  requiredText(body, "avatar_id");
  const engine = optionalBody(body, "engine");
  if (engine === null) return;
  const name = optionalChoice(engine, "type", ["avatar_v", "avatar_iv", "avatar_iii"]);
  if (name === null) reject("engine", "needs a type");
  const engineFields = name === "avatar_v" ? ["type", "reference_look_id"] : ["type"];
  if (Object.keys(engine).some((field) => !engineFields.includes(field))) reject("engine", "has an extra input");
  optionalText(engine, "reference_look_id");
}

function checkAudio(body: Body): void {
  const sources = [
    optionalText(body, "script", 1, 5000),
    optionalText(body, "audio_url"),
    optionalText(body, "audio_asset_id"),
  ];
  if (sources.filter((source) => source !== null).length !== 1) {
    reject("script", "or audio_url or audio_asset_id must be given, and only one of them");
  }
  const assetId = optionalText(body, "audio_asset_id");
  if (assetId !== null) checkAssetId(assetId);
  const settings = optionalBody(body, "voice_settings");
  if (settings === null) return;
  optionalNumber(settings, "speed", 0.5, 1.5);
  optionalNumber(settings, "pitch", -50, 50);
  optionalNumber(settings, "volume", 0, 1);
  optionalText(settings, "locale");
  const engine = optionalBody(settings, "engine_settings");
  if (engine !== null && optionalChoice(engine, "engine_type", ["elevenlabs", "fish", "starfish"]) === null) {
    reject("engine_settings", "needs an engine_type");
  }
}

function checkBackground(body: Body): void {
  const remove = body.remove_background ?? null;
  if (remove !== null && typeof remove !== "boolean") reject("remove_background", "must be a boolean");
  const background = optionalBody(body, "background");
  if (background === null) return;
  if (body.output_format === "webm") reject("background", "cannot be drawn in webm");
  const type = optionalChoice(background, "type", ["color", "image"]) ?? reject("background", "needs a type");
  const value = optionalText(background, "value");
  const url = optionalText(background, "url");
  const assetId = optionalText(background, "asset_id");
  if (type === "color" && value === null) reject("background", "needs a value");
  if (type === "image" && (url === null) === (assetId === null)) reject("background", "needs url or asset_id");
  if (assetId !== null) checkAssetId(assetId);
}

function checkWatermark(watermark: Body): void {
  checkAsset(watermark.image, "watermark");
  optionalNumber(watermark, "opacity", 0, 1);
  optionalNumber(watermark, "scale", Number.MIN_VALUE, 2);
  const placement = optionalBody(watermark, "placement");
  if (placement === null) return;
  optionalChoice(placement, "position", ["top_left", "top_right", "bottom_left", "bottom_right"]);
  optionalNumber(placement, "offset_x", -1, 1);
  optionalNumber(placement, "offset_y", -1, 1);
}
