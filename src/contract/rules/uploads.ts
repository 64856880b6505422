// Uploads: a file is what its bytes are, whatever its name and its declared type say.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { sampleFiles as files } from "../context/sample-files.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { resolve } from "../spec/schema.ts";

const bytesRule: Rule = {
  kind: "uploads/bytes",
  title: "The media type of an upload is that of its bytes, and its size is theirs.",
  source: "Reference of assets: mime_type is detected from the content; size_bytes",
  confidence: "A",
};
const rejectedRule: Rule = {
  kind: "uploads/rejected",
  title: "A file of no supported kind, an empty file and a form without a file are rejected with 400.",
  source: "Reference of assets: supported types; OpenAPI document: file is required",
  confidence: "A",
};
const detailsRule: Rule = {
  kind: "uploads/details",
  title: "An asset keeps the kind of its media and the address of its upload.",
  source: "Reference of assets: type, url",
  confidence: "A",
};
const usedRule: Rule = {
  kind: "uploads/used",
  title: "An upload can be used where its kind of media is expected, and nowhere else.",
  source: "Guide of avatar creation: asset_id; error codes: invalid_parameter",
  confidence: "A",
};

interface Upload {
  bytes: Uint8Array<ArrayBuffer>;
  /** The declared media type. */
  type: string;
  name: string;
  /** The name of the part of the form. Default: file. */
  part?: string;
}

function formOf({ bytes, type, name, part = "file" }: Upload): FormData {
  const form = new FormData();
  form.set(part, new Blob([bytes], { type }), name);
  return form;
}

async function upload(context: CaseContext, file: Upload): Promise<Json> {
  return (await context.succeed("uploadAsset", { body: formOf(file) })).body?.data;
}

export const uploadStories: Story[] = [
  {
    operations: ["uploadAsset"],
    rule: bytesRule,
    title: "an upload has the media type and the size of its bytes",
    async run(context) {
      for (const [kind, { type, bytes }] of Object.entries(files)) {
        for (const declared of [type, "application/octet-stream", "text/plain"]) {
          for (const name of [`file.${kind}`, "file", "file.txt", "file.mp4", "file.png"]) {
            const data = await upload(context, { bytes, type: declared, name });
            const what = `${kind} bytes as ${declared} named ${name}`;
            context.expectSame(data?.mime_type, type, `mime_type of ${what}`);
            context.expectSame(data?.size_bytes, bytes.length, `size_bytes of ${what}`);
          }
        }
      }
    },
  },
  {
    operations: ["getAsset", "uploadAsset"],
    rule: detailsRule,
    title: "an asset is of the kind that was uploaded",
    async run(context) {
      for (const [kind, { type, bytes }] of Object.entries(files)) {
        const sent = await upload(context, { bytes, type, name: `file.${kind}` });
        const { data } = (await context.succeed("getAsset", { path: { asset_id: sent?.asset_id } })).body ?? {};
        context.expectSame(data?.type, type.split("/")[0], `type of ${kind}`);
        context.expectSame(data?.url ?? sent?.url, sent?.url, `url of ${kind}`);
      }
    },
  },
  {
    operations: ["uploadAsset"],
    rule: rejectedRule,
    needs: ["state", "validation"],
    title: "an upload of no supported kind is rejected",
    async run(context) {
      const { bytes } = files.png;
      const wrong: Record<string, Upload> = {
        "text named as a picture": {
          bytes: new TextEncoder().encode("hello, world"),
          type: "image/png",
          name: "a.png",
        },
        "an empty file": { bytes: new Uint8Array(), type: "image/png", name: "a.png" },
        "a file in another part": { bytes, type: "image/png", name: "a.png", part: "other" },
      };
      for (const [what, file] of Object.entries(wrong)) {
        await context.expectError("uploadAsset", { body: formOf(file) }, 400, [], what);
      }
    },
  },
  {
    operations: ["uploadAsset"],
    rule: rejectedRule,
    name: "too-large",
    needs: ["state", "validation"],
    title: "an upload that is larger than the limit is rejected",
    async run(context) {
      const { reader } = context.connection;
      const { schema } = resolve(reader.operation("uploadAsset").request?.schema ?? {}, "", reader.document);
      const bytes = new Uint8Array(schema.properties.file["x-max-bytes"] + 1);
      bytes.set(files.png.bytes);
      const body = formOf({ bytes, type: "image/png", name: "large.png" });
      await context.expectError("uploadAsset", { body }, [400, 413], [], "a file that is a byte larger than the limit");
    },
  },
  {
    operations: ["createAvatar", "uploadAsset"],
    rule: usedRule,
    needs: ["state", "validation"],
    title: "an uploaded picture makes a photo avatar, and an uploaded video does not, whatever its name",
    async run(context) {
      const create = (asset_id: unknown) => ({
        body: { type: "photo", name: "Contract upload", file: { type: "asset_id", asset_id } },
      });
      const picture = await upload(context, { ...files.png, type: "application/octet-stream", name: "a.mp4" });
      await context.succeed("createAvatar", create(picture?.asset_id));
      const video = await upload(context, { ...files.mp4, type: "image/png", name: "a.png" });
      await context.expectError("createAvatar", create(video?.asset_id), 400, [], "a video named as a picture");
    },
  },
];
