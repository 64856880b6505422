// A scenario that tests run against the sandbox in process, over HTTP and behind Mock Service Worker.
import { type HeyGenClient, isHeyGenError, paginate, unwrap, waitForLook, waitForVideo } from "../../src/index.ts";

/** Runs the scenario. Resolves to its results, without URLs and times, which differ. */
export async function context(heygen: HeyGenClient): Promise<unknown[]> {
  const learned: unknown[] = [];
  const patience = { intervalMs: 5, maxIntervalMs: 20 };
  for await (const { id } of paginate(heygen, "/v3/avatars/looks", { params: { query: { limit: 5 } } }))
    learned.push(id);
  const file = { type: "url", url: "https://example.com/anna.png" } as const;
  const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body: { type: "photo", name: "Anna", file } }));
  const look = await waitForLook(heygen, avatar_item.id, patience);
  learned.push(look.id, look.status);
  const params = { path: { look_id: look.id } };
  learned.push((await unwrap(heygen.PATCH("/v3/avatars/looks/{look_id}", { params, body: { name: "Bea" } }))).name);
  const body = { type: "avatar", avatar_id: look.id, script: "Hello." } as const;
  const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
  learned.push((await waitForVideo(heygen, video_id, patience)).status);
  const wrong = await heygen.POST("/v3/videos", { body: { ...body, avatar_id: "look_none" } });
  learned.push(wrong.error);
  await unwrap(heygen.DELETE("/v3/avatars/looks/{look_id}", { params }));
  await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params })).catch((error) => {
    learned.push(isHeyGenError(error, "avatar_not_found"));
  });
  return learned;
}

export const quick = { random: 1, durations: { training: 30, generation: 30, video: 30 } };
