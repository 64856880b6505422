// The values that change between v2 and v3, named by the migration data. `around` is the object in which the value is.
import type { TransformName } from "../../../generated/migration.ts";
import { valueAt } from "./fields.ts";

export type Transform = (value: unknown, around: unknown) => unknown;

export const transforms: Readonly<Record<TransformName, Transform>> = {
  // Requests. Undefined leaves the field out.
  aspectRatio: (height, dimension) => aspectRatioOf(Number(valueAt(dimension, "width")), Number(height)),
  assetFile: (key) => (typeof key === "string" ? { type: "asset_id", asset_id: assetIdOf(key) } : undefined),
  background: backgroundOf,
  caption: (wanted) => (wanted === true ? { file_format: "srt", style: "default" } : undefined),
  captionMode: (mode) => captionModes[mode as keyof typeof captionModes],
  elevenLabs: (settings) =>
    typeof settings === "object" && settings
      ? { engine_type: "elevenlabs", ...(settings as Record<string, unknown>) }
      : undefined,
  engine: (isAvatarIv) => (isAvatarIv === true ? { type: "avatar_iv" } : undefined),
  events: (events) => (Array.isArray(events) && events.length > 0 ? events : undefined),
  expressiveness: (style) => expressivenesses[style as keyof typeof expressivenesses],
  orientation: (orientation) => orientations[orientation as keyof typeof orientations],
  ownership: (includePublic) => (includePublic === true || includePublic === "true" ? undefined : "private"),
  resolution: (width, dimension) => resolutions[Math.min(Number(width), Number(valueAt(dimension, "height")))],
  words: (text, body) => wordsOf(text, body as Record<string, unknown> | undefined),
  // Responses.
  emptyList: (tags) => tags ?? [],
  fileType: (type) => String(type).split("/")[0],
  finishedImage: (url, look) => (valueAt(look, "status") === "processing" ? "" : url),
  generationStatus: (status) => generationStatuses[status as keyof typeof generationStatuses] ?? status,
  ifPresent: (value) => value ?? undefined,
  imageKey: (id, asset) => (String(valueAt(asset, "mime_type")).startsWith("image/") ? keyOf(id) : null),
  length: (list) => (Array.isArray(list) ? list.length : 0),
  listOfImage: (url, look) => (valueAt(look, "status") === "completed" ? [url] : null),
  listOfKey: (id, look) => (valueAt(look, "status") === "completed" ? [lookKeyOf(id)] : null),
  photoStatus: (status) => photoStatuses[status as keyof typeof photoStatuses] ?? status,
  quota: (user) => Math.round(creditsOf(user) * unitsPerCredit),
  videoError: (message, video) => {
    const code = valueAt(video, "failure_code");
    return code || message ? { code: code ?? null, message: message ?? null, detail: message ?? null } : null;
  },
};

const captionModes = { file_only: { file_format: "srt" }, burn_in: { file_format: "srt", style: "default" } } as const;
const expressivenesses = { stable: "low", expressive: "high" } as const;
const orientations = {
  square: "1:1",
  horizontal: "16:9",
  landscape: "16:9",
  vertical: "9:16",
  portrait: "9:16",
} as const;
const resolutions: Readonly<Record<number, string>> = { 720: "720p", 1080: "1080p", 2160: "4k" };
const generationStatuses = { completed: "success", processing: "in_progress" } as const;
const photoStatuses = { processing: "pending", pending_consent: "pending" } as const;
/** v2 counted units: 60 of them for a credit. */
const unitsPerCredit = 60;

/** What is left to spend, wherever the account has it. */
function creditsOf(user: unknown): number {
  const places = [
    "wallet.remaining_balance",
    "usage_based.remaining_credits",
    "subscription.credits.premium_credits.remaining",
  ];
  const [balance = 0] = places.map((place) => valueAt(user, place)).filter((value) => typeof value === "number");
  return balance as number;
}

/** The key under which v2 knew an uploaded picture. It contains the id of the upload. */
const keyOf = (id: unknown): string => `image/${id}/original`;
/** The key of a picture that v3 has generated. It is a look. */
const lookKeyOf = (id: unknown): string => `look/${id}/original`;
export const lookIdOf = (key: unknown): string | undefined => /^look\/([^/]+)\//.exec(String(key))?.[1];
const assetIdOf = (key: string): string => /^image\/([^/]+)\//.exec(key)?.[1] ?? key;

const aspectRatios = ["16:9", "9:16", "1:1", "4:5", "5:4"] as const;

/** The aspect ratio that fits exactly; undefined for any other size. */
function aspectRatioOf(width: number, height: number): string | undefined {
  return aspectRatios.find((ratio) => {
    const [across = 0, down = 0] = ratio.split(":").map(Number);
    return width * down === height * across;
  });
}

interface V2Background {
  type?: string;
  value?: string;
  url?: string;
  image_asset_id?: string;
}

/** A background of v3, which is a color or an image. */
function backgroundOf(background: unknown): unknown {
  const { type, value, url, image_asset_id } = (background ?? {}) as V2Background;
  if (type === "color") return { type, value: value ?? "#FFFFFF" };
  return type === "image" ? { type, ...(url ? { url } : { asset_id: image_asset_id }) } : undefined;
}

/** The maximum length of a prompt. */
const maxPromptLength = 1_000;

/** The description of a picture in one text, of what v2 asked for in several fields. */
function wordsOf(text: unknown, body: Record<string, unknown> | undefined): string {
  const { gender, age, ethnicity, pose, style } = body ?? {};
  const kind = [age, ethnicity, gender].filter((word) => word && word !== "Unspecified").join(" ");
  const parts = [text, kind, pose && `pose: ${pose}`, style && `style: ${style}`];
  return parts.filter(Boolean).join(", ").slice(0, maxPromptLength);
}
