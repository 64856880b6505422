// Detects media types from the bytes, as the API does.
import type { AssetInput } from "../../../generated/types.ts";
import { fromBase64 } from "../../shared/base64.ts";
import type { Asset } from "../state/model.ts";
import { addressError } from "./address-error.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";
import type { HandlerContext } from "./handler.ts";

const signatures: [type: string, start: RegExp][] = [
  ["image/png", /^\x89PNG/],
  ["image/jpeg", /^\xff\xd8\xff/],
  // Photos of phones (heic) and QuickTime films (qt) have the same container, but are not listed.
  ["video/mp4", /^[\s\S]{4}ftyp(?!heic|heix|mif1|msf1|avif|qt )/],
  ["video/webm", /^.E\xdf\xa3/s],
  ["audio/mpeg", /^(ID3|\xff[\xe2-\xfb])/],
  ["audio/wav", /^RIFF[\s\S]{4}WAVE/],
  ["application/pdf", /^%PDF/],
  ["application/x-subrip", /^(\xef\xbb\xbf)?\d+\r?\n\d\d:\d\d/],
];

/** What a field is for. */
type MediaKind = "image" | "video" | "audio";

/** Detects the media type of a file by its first bytes; undefined if such files can't be uploaded. */
export function sniff(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 32));
  return signatures.find(([, pattern]) => pattern.test(start))?.[0];
}

/** Whether the bytes of files of a media type tell that they are of it. */
export const isKnownType = (type: string): boolean => signatures.some(([known]) => known === type);

/** An asset, unless it is too new to be found. */
export function findAsset(id: string, { store, durations }: HandlerContext): Asset | undefined {
  const asset = store.assets.get(id);
  const duration = store.uploads.has(id) ? durations.upload : durations.asset;
  return asset && store.now() >= asset.uploadedAt + duration ? asset : undefined;
}

/**
 * Checks an asset input: the asset must exist, inline data must be Base64, and both must have the right media type. URLs
 * are not fetched, because the sandbox sends no requests for them.
 *
 * @param kind the required kind of media, or undefined for any
 * @param param the name of the field, for the error
 */
export function assetError(
  input: AssetInput,
  kind: MediaKind | undefined,
  param: string,
  context: HandlerContext,
): ErrorReply<400> | ErrorReply<404> | undefined {
  if (input.type === "url") {
    return addressError(input.url, `${param}.url`);
  }
  if (input.type === "asset_id") return assetIdError(input.asset_id, kind, `${param}.asset_id`, context);
  const field = `${param}.data`;
  if (!/^[A-Za-z0-9+/\s]*={0,2}$/.test(input.data))
    return errorReply(400, "invalid_parameter", `${field} is not valid Base64.`, field);
  const type = sniff(fromBase64(input.data.replace(/\s/g, "").slice(0, sniffedLength)));
  if (type !== input.media_type) {
    const message = `${field} is ${type ?? "of no known media type"}, not ${input.media_type}.`;
    return errorReply(400, "invalid_parameter", message, `${param}.media_type`);
  }
  return kindError(type, kind, `${param}.media_type`);
}

/** Checks the id of an asset. @param param the name of the field, for the error */
export function assetIdError(
  id: string,
  kind: MediaKind | undefined,
  param: string,
  context: HandlerContext,
): ErrorReply<400> | ErrorReply<404> | undefined {
  const asset = findAsset(id, context);
  if (!asset) {
    const isUpload = context.store.uploads.has(id);
    const problem = isUpload ? `the upload of ${id} is not completed and processed` : `there is no asset ${id}`;
    return errorReply(404, "asset_not_found", `${param}: ${problem}.`, param);
  }
  return kindError(asset.type, kind, param);
}

/** The length of Base64 that has the bytes which tell the media type. A multiple of four, as the encoding needs. */
const sniffedLength = 44;

function kindError(type: string, kind: MediaKind | undefined, param: string) {
  // The sound of a film can be heard, too.
  const isAudible = kind === "audio" && type.startsWith("video/");
  if (!kind || isAudible || type.startsWith(`${kind}/`)) return undefined;
  return errorReply(400, "invalid_parameter", `${param}: expected ${kind}/*, got ${type}.`, param);
}
