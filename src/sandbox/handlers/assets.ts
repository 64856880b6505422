import { sniff } from "./asset-input.ts";
import { type Handler, ok, refuse } from "./handler.ts";
import { assetUrl } from "./views.ts";

export const uploadAsset: Handler<"uploadAsset"> = async ({ file }, context) => {
  if (!file) return refuse(400, "invalid_parameter", "file: the form needs a part of this name with a file.", "file");
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = sniff(bytes);
  if (!type) {
    const message = "file: the bytes are no png, jpeg, mp4, webm, mp3, wav, pdf or srt.";
    return refuse(400, "invalid_parameter", message, "file");
  }
  const asset = { id: context.store.newId("asset"), type, size: bytes.length, data: toBase64(bytes) };
  context.store.addAsset(asset);
  return ok({ asset_id: asset.id, url: assetUrl(asset, context), mime_type: type, size_bytes: asset.size });
};

function toBase64(bytes: Uint8Array): string {
  let text = "";
  // In parts, because a call takes only so many arguments.
  for (let start = 0; start < bytes.length; start += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  }
  return btoa(text);
}
