// What each runtime and each bundler has to manage, without a network.
import { createClient, isHeyGenError, paginate, unwrap, uploadAsset, waitForLook } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";
import { schemas, validateResponses } from "heygen-avatars/validate";
import { webhookHandler } from "heygen-avatars/webhooks";

const assert = (condition, what) => {
  if (!condition) throw new Error(`not so: ${what}`);
};

export async function smoke() {
  const sandbox = createSandbox({ durations: { training: 0, generation: 0, video: 0, upload: 0 } });
  const heygen = createClient({
    apiKey: "any",
    baseUrl: "http://127.0.0.1:4010",
    fetch: sandbox.fetch,
    validate: validateResponses("throw"),
  });

  const names = [];
  for await (const look of paginate(heygen, "/v3/avatars/looks", { maxItems: 3 })) names.push(look.name);
  assert(names.length === 3, "three looks are listed");

  const body = { type: "prompt", name: "Space Commander", prompt: "Short silver hair" };
  const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body }));
  const look = await waitForLook(heygen, avatar_item.id);
  assert(look.status === "completed", "the new look is finished");
  assert(!schemas.AvatarLook["~standard"].validate(look).issues, "it fits its schema");

  const footage = new Blob(["\0\0\0\x18ftypisom"], { type: "video/mp4" });
  const stream = { data: footage.stream(), name: "a.mp4", type: "video/mp4", size: footage.size };
  for (const file of [footage, stream]) {
    const { size_bytes: size } = await uploadAsset(heygen, file, { direct: true });
    assert(size === footage.size, "a file goes to the storage");
  }

  const path = { look_id: "look_unknown" };
  const error = await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params: { path } })).catch((reason) => reason);
  assert(isHeyGenError(error, "avatar_not_found"), "an unknown look is refused");

  const receive = webhookHandler({ secret: "whsec_0123456789" });
  const answer = await receive(new Request("http://127.0.0.1/", { method: "POST", body: "{}" }));
  assert(answer.status === 401, "a delivery without a signature is refused");
  return "ok";
}
