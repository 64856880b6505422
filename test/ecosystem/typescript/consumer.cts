import {
  type AvatarLook,
  createClient,
  isHeyGenError,
  paginate,
  unwrap,
  uploadAsset,
  waitForLook,
} from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";
// Workers know modules only, so the sandbox as a Worker can't be required.
import { answers, schemas, validateResponses } from "heygen-avatars/validate";
import { type WebhookEvent, webhookHandler } from "heygen-avatars/webhooks";
export const receive = webhookHandler({
  secret: "whsec_0123456789",
  on: { "avatar_video.success": ({ event_data }) => console.log(event_data.video_id.length) },
});
export const videoOf = (event: WebhookEvent): string | undefined =>
  event.event_type === "avatar_video.success" ? event.event_data.video_id : undefined;
const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch, validate: validateResponses("warn") });
const checked = schemas.AvatarLook["~standard"].validate({});
export const id: string | undefined = checked.issues ? undefined : checked.value.id;
export const list = answers.listAvatarLooks[200];
export async function main(): Promise<AvatarLook> {
  for await (const look of paginate(heygen, "/v3/avatars/looks")) console.log(look.id);
  const { asset_id } = await uploadAsset(heygen, { data: new Uint8Array([1]), name: "a.png", type: "image/png" });
  const file = { type: "asset_id", asset_id } as const;
  const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", file } }));
  const group_id = avatar_item.group_id ?? "";
  // @ts-expect-error it is the id of a group
  heygen.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: group_id } } });
  // @ts-expect-error it is the id of a group
  heygen.POST("/v3/videos", { body: { type: "avatar", script: "Hi.", avatar_id: group_id } });
  return waitForLook(heygen, avatar_item.id).catch((error: unknown) => {
    if (isHeyGenError(error, "avatar_not_found")) console.log(error.param);
    throw error;
  });
}
