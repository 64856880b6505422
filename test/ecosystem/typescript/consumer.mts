import { type AvatarLook, createClient, isHeyGenError, paginate, unwrap } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";
import { answers, schemas, validateResponses } from "heygen-avatars/validate";
import { webhookHandler } from "heygen-avatars/webhooks";

const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch, validate: validateResponses("warn") });

export async function main(): Promise<AvatarLook | undefined> {
  for await (const look of paginate(heygen, "/v3/avatars/looks")) return look;
  const result = schemas.AvatarLook["~standard"].validate({});
  if (!result.issues) return result.value;
  const page = answers.listAvatarLooks[200]["~standard"].validate({});
  if (!page.issues) return page.value.data[0];
  try {
    return await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: "look_1" } } }));
  } catch (error) {
    if (isHeyGenError(error, "avatar_not_found")) console.log(error.param);
    return undefined;
  }
}

export const POST = webhookHandler({
  secret: "whsec_0123456789",
  on: { "avatar_video.success": ({ event_data }) => console.log(event_data.video_id) },
});
