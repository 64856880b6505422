// Uploads, which are judged by their bytes.
import { answer, around, type Fault, faultsOf, guide, onResponse, remembering, withBody } from "./fault.ts";

const fault = faultsOf("uploads", guide.openapi);

async function fileOf(request: Request): Promise<File | undefined> {
  const form = await request
    .clone()
    .formData()
    .catch(() => undefined);
  const file = form?.get("file");
  return file instanceof File ? file : undefined;
}

const stored = { asset_id: "asset_abc123", url: "https://files.heygen.ai/a", mime_type: "image/png", size_bytes: 0 };

export const uploads: readonly Fault[] = [
  fault(
    "kind-by-name",
    "tells the kind of an upload from what the form says, not from the bytes",
    around("uploadAsset", async ({ request }, send) => {
      const file = await fileOf(request);
      const reply = await send(request);
      if (!reply.ok || !file?.type) return reply;
      const { data } = await reply.json();
      return answer(200, { data: { ...data, mime_type: file.type } });
    }),
  ),
  fault(
    "unknown-bytes",
    "stores bytes of a kind that it does not know",
    around("uploadAsset", async ({ request }, send) => {
      const file = await fileOf(request);
      const reply = await send(request);
      return reply.status === 400 && file && file.size > 0
        ? answer(200, { data: { ...stored, size_bytes: file.size } })
        : reply;
    }),
  ),
  fault(
    "empty-file",
    "stores a file without bytes",
    around("uploadAsset", async ({ request }, send) => {
      const file = await fileOf(request);
      return file?.size === 0 ? answer(200, { data: stored }) : send(request);
    }),
  ),
  fault(
    "too-large",
    "stores a file of more than 32 MB",
    around("uploadAsset", async ({ request }, send) => {
      const reply = await send(request);
      return reply.status === 413 ? answer(200, { data: { ...stored, size_bytes: 33554433 } }) : reply;
    }),
  ),
  fault(
    "same-id-twice",
    "gives every upload the id of the first",
    remembering(() => {
      let first: string | undefined;
      return onResponse("uploadAsset", ({ data }) => {
        first ??= data.asset_id;
        data.asset_id = first;
      });
    }),
  ),
  fault(
    "type-of-other-kind",
    "says image for the type of every asset",
    onResponse("getAsset", ({ data }) => Object.assign(data, { type: "image" })),
  ),
  fault(
    "photo-as-footage",
    "makes a twin of an inline picture",
    around("createAvatar", (call, send) => {
      const { body } = call;
      const picture = body?.type === "digital_twin" && body.file?.media_type?.startsWith("image/");
      return send(
        picture ? withBody(call, { ...body, file: { ...body.file, media_type: "video/mp4" } }) : call.request,
      );
    }),
    guide.create,
  ),
  fault(
    "no-base64",
    "makes an avatar of inline data that is no base64",
    around("createAvatar", (call, send) => {
      const { body } = call;
      const broken = body?.file?.type === "base64" && !/^[\w+/]+=*$/.test(body.file.data);
      return send(broken ? withBody(call, { ...body, file: { ...body.file, data: "AAAA" } }) : call.request);
    }),
    guide.create,
  ),
  fault(
    "asset-of-other-kind",
    "makes a photo avatar of an asset that is a video",
    around("createAvatar", async (call, send) => {
      const reply = await send(call.request);
      const { body } = call;
      if (reply.status !== 400 || body?.type !== "photo" || body.file?.type !== "asset_id") return reply;
      return send(withBody(call, { ...body, file: { type: "url", url: "https://example.com/a.png" } }));
    }),
    guide.create,
  ),
];
