// The client against the sandbox: every documented error, whole lists, and the waits.
import { describe, expect, it } from "vitest";
import {
  createClient,
  HeyGenError,
  paginate,
  unwrap,
  waitForGeneration,
  waitForGroup,
  waitForLook,
  waitForVideo,
} from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { operations } from "../spec/spec.ts";

const idNames = operations.flatMap(({ parameters }) =>
  parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name),
);

describe("the client", () => {
  const fetch = createSandbox().fetch;
  const client = createClient({ apiKey: "any", fetch, maxRetries: 0 });
  // The sandbox serves examples for any id.
  const params = { path: Object.fromEntries(idNames.map((name) => [name, "some"])) };

  for (const { id, method, path, request, responses } of operations) {
    for (const { status, examples } of responses.filter((response) => response.status >= 300)) {
      it(`throws a HeyGenError for ${status} of ${id}`, async () => {
        for (const { name, value } of examples) {
          const init = { params, headers: { Prefer: `code=${status}, example=${name}` }, ...(request && { body: {} }) };
          const call = client.request(method.toLowerCase() as "get", path as "/v3/voices", init as never);
          const error: HeyGenError = await (unwrap(call as Promise<{ response: Response }>) as Promise<never>).catch(
            (thrown: HeyGenError) => thrown,
          );
          expect(error).toBeInstanceOf(HeyGenError);
          const code = value.error?.code ?? (value.code ? String(value.code) : "unspecified");
          expect([error.status, error.code, error.operation]).toEqual([status, code, `${method} ${path}`]);
          if (status === 429) expect(error.retryAfter).toBe(30);
        }
      });
    }
  }

  it.each(["/v3/avatars", "/v3/avatars/looks", "/v3/voices"] as const)("lists all items of %s", async (path) => {
    const seen = new Set<unknown>();
    for await (const item of paginate(client, path, { params: { query: { limit: 1 } } }))
      seen.add(JSON.stringify(item));
    expect(seen.size).toBeGreaterThan(2);
  });
});

describe("a wait against the sandbox", () => {
  const sandbox = createSandbox({ durations: { training: 20, generation: 20, video: 20 } });
  const client = createClient({ apiKey: "any", fetch: sandbox.fetch });
  const patience = { intervalMs: 5, maxIntervalMs: 10 };
  const file = { type: "url", url: "https://example.com/a.png" } as const;
  const created = () => unwrap(client.POST("/v3/avatars", { body: { type: "photo", name: "Anna", file } }));

  it("ends when a look is completed", async () => {
    expect((await waitForLook(client, (await created()).avatar_item.id, patience)).status).toBe("completed");
  });

  it("ends when a group is completed", async () => {
    expect((await waitForGroup(client, (await created()).avatar_group.id, patience)).status).toBe("completed");
  });

  it("ends when a video is completed", async () => {
    const body = { type: "avatar", avatar_id: "look_def456", script: "Hello." } as const;
    const { video_id } = await unwrap(client.POST("/v3/videos", { body }));
    expect((await waitForVideo(client, video_id, patience)).status).toBe("completed");
  });

  it("ends when a generation is completed", async () => {
    const looks = { group_id: "group_xyz789", orientation: "square", pose: "half_body", style: "Realistic" } as const;
    const body = { ...looks, prompt: "Navy blazer" };
    const { generation_id } = await unwrap(client.POST("/v2/photo_avatar/look/generate", { body }));
    expect((await waitForGeneration(client, generation_id, patience)).status).toBe("success");
  });
});
