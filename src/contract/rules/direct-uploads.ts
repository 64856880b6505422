// Direct uploads, as far as they can be tested without sending a file to the storage.
import type { Story } from "../context/case.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";

const source = "Reference of direct uploads; HeyGen's OpenAPI document of 2026-09-07";
const orderRule: Rule = {
  kind: "direct-uploads/order",
  title: "An upload can't be completed before its file has arrived.",
  source,
  confidence: "A",
};
const batchRule: Rule = {
  kind: "direct-uploads/batch",
  title: "A batch of uploads has an address for each file, in their order.",
  source,
  confidence: "A",
};
const statusesRule: Rule = {
  kind: "direct-uploads/statuses",
  title: "The statuses of assets are returned for each requested id; an unknown id is not_found.",
  source,
  confidence: "B",
};

const file = { filename: "contract.mp4", content_type: "video/mp4", size_bytes: 1_000 };

export const directUploadStories: Story[] = [
  {
    operations: ["createAssetUpload", "completeAssetUpload"],
    rule: orderRule,
    title: "the completion of an upload without its file answers 409 conflict",
    async run(context) {
      const { body } = await context.succeed("createAssetUpload", { body: file });
      const call = { path: { asset_id: body?.data?.asset_id }, body: {} };
      await context.expectError("completeAssetUpload", call, 409, ["conflict"]);
      await context.expectError("completeAssetUpload", call, 409, ["conflict"], "the same again");
    },
  },
  {
    operations: ["createAssetUploadBatch", "getAssetBatch"],
    rule: batchRule,
    title: "a batch of uploads lists its files in the order of the request",
    async run(context) {
      const files = ["one", "two", "three"].map((name) => ({ ...file, filename: `${name}.mp4` }));
      const created = await context.succeed("createAssetUploadBatch", { body: { files } });
      const { batch_id, items = [] } = created.body?.data ?? {};
      context.expectSame(items.length, files.length, "items");
      const { data } = (await context.succeed("getAssetBatch", { path: { batch_id } })).body ?? {};
      context.expectSame(data?.total_items, files.length, "total_items");
      const places = data?.items?.map(({ item_index: place }: { item_index: number }) => place);
      context.expectSame(places, [0, 1, 2], "item_index of each");
      await context.expectError("getAssetBatch", { path: { batch_id: "no_such_batch" } }, 404);
    },
  },
  {
    operations: ["listAssetStatuses", "createAssetUploadBatch"],
    rule: statusesRule,
    title: "statuses are returned for each requested asset",
    async run(context) {
      const created = await context.succeed("createAssetUploadBatch", { body: { files: [file] } });
      const id = created.body?.data?.items?.[0]?.asset_id;
      const query = { asset_ids: `no_such_asset,${id}` };
      const entries: Json[] = (await context.succeed("listAssetStatuses", { query })).body?.data ?? [];
      const statusOf = (asset: unknown) => entries.find(({ video_id }) => video_id === asset)?.status;
      context.expectSame(statusOf("no_such_asset"), "not_found", "the status of an unknown asset");
      const status = statusOf(id);
      context.expect(status !== undefined && status !== "completed", "a status other than completed", status);
      const many = Array.from({ length: 101 }, (_, index) => `asset_${index}`).join(",");
      await context.expectError("listAssetStatuses", { query: { asset_ids: many } }, 400);
    },
  },
];
