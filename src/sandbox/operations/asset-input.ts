// Media types, found from the bytes as the API does it.
import type { AssetInput } from "../../../generated/types.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";
import type { HandlerContext } from "./handler.ts";

const signatures: [type: string, start: RegExp][] = [
  ["image/png", /^\x89PNG/],
  ["image/jpeg", /^\xff\xd8\xff/],
  ["video/mp4", /^[\s\S]{4}ftyp/],
  ["video/webm", /^.E\xdf\xa3/s],
  ["audio/mpeg", /^(ID3|\xff[\xe2-\xfb])/],
  ["audio/wav", /^RIFF[\s\S]{4}WAVE/],
  ["application/pdf", /^%PDF/],
  ["application/x-subrip", /^(\xef\xbb\xbf)?\d+\r?\n\d\d:\d\d/],
];

/** The media type that bytes begin like, among those that can be uploaded. */
export function sniff(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 32));
  return signatures.find(([, pattern]) => pattern.test(start))?.[0];
}

/**
 * Checks an asset input: the asset exists, inline bytes can be read, and both are of the kind. What an address leads to
 * is not looked at: the sandbox sends nothing.
 *
 * @param kind such as `image`, or nothing for any
 * @param param where in the request it stands, for the error
 */
export function assetError(
  input: AssetInput,
  kind: "image" | "video" | undefined,
  param: string,
  { store }: HandlerContext,
): ErrorReply<400> | ErrorReply<404> | undefined {
  if (input.type === "url") {
    if (URL.canParse(input.url) && /^https?:/.test(input.url)) return undefined;
    return errorReply(400, "invalid_parameter", `${param}.url must be a public https address.`, `${param}.url`);
  }
  if (input.type === "asset_id") {
    const asset = store.assets.get(input.asset_id);
    const field = `${param}.asset_id`;
    if (!asset) return errorReply(404, "asset_not_found", `${field}: there is no asset ${input.asset_id}.`, field);
    return kindError(asset.type, kind, field);
  }
  const field = `${param}.data`;
  if (!/^[A-Za-z0-9+/\s]*={0,2}$/.test(input.data))
    return errorReply(400, "invalid_parameter", `${field} is not base64.`, field);
  return kindError(input.media_type, kind, `${param}.media_type`);
}

function kindError(type: string, kind: string | undefined, param: string) {
  if (!kind || type.startsWith(`${kind}/`)) return undefined;
  return errorReply(400, "invalid_parameter", `${param}: ${type} is not a kind of ${kind}.`, param);
}
