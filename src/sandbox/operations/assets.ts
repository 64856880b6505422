import { toBase64 } from "../../shared/base64.ts";
import { findAsset, sniff } from "./asset-input.ts";
import { errorReply } from "./error-reply.ts";
import { type Handler, ok } from "./handler.ts";
import { assetUrl, seconds } from "./views.ts";

export const uploadAsset: Handler<"uploadAsset"> = async ({ file }, context) => {
  if (!file)
    return errorReply(
      400,
      "invalid_parameter",
      "file: the form must have a part with this name that contains a file.",
      "file",
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = sniff(bytes);
  if (!type) {
    const message = "file: the content must be png, jpeg, mp4, webm, mp3, wav, pdf or srt.";
    return errorReply(400, "invalid_parameter", message, "file");
  }
  const { store } = context;
  const id = store.newId("asset");
  const data = toBase64(bytes);
  const asset = store.addAsset({ id, name: file.name, type, size: bytes.length, uploadedAt: store.now(), data });
  return ok({ asset_id: asset.id, url: assetUrl(asset, context), mime_type: type, size_bytes: asset.size });
};

const notFound = (id: string) => errorReply(404, "asset_not_found", `There is no asset ${id}.`, "asset_id");

export const getAsset: Handler<"getAsset"> = ({ path }, context) => {
  const asset = findAsset(path.asset_id, context);
  if (!asset) return notFound(path.asset_id);
  const kind = asset.type.split("/")[0];
  return ok({
    id: asset.id,
    name: asset.name,
    type: kind === "application" ? "document" : String(kind),
    owner: "user_sandbox",
    space_id: "space_sandbox",
    folder_id: null,
    uploaded_at: seconds(asset.uploadedAt),
    url: assetUrl(asset, context),
  });
};

export const deleteAsset: Handler<"deleteAsset"> = ({ path }, { store }) => {
  if (!store.assets.delete(path.asset_id)) return notFound(path.asset_id);
  store.uploads.delete(path.asset_id);
  return ok({ id: path.asset_id });
};
