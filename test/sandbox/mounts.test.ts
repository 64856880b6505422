// The sandbox behaves the same in process, over HTTP and behind Mock Service Worker.
import { setupServer } from "msw/node";
import { describe, expect, it } from "vitest";
import { serve } from "../../src/cli/serve.ts";
import { createClient, unwrap, waitForVideo } from "../../src/index.ts";
import { handlers } from "../../src/msw.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { withResponseValidation } from "../response-validator.ts";
import { context, quick } from "./story.ts";

const expected = await context(createClient({ apiKey: "any", fetch: createSandbox(quick).fetch }));

describe("a scenario of calls", () => {
  it("succeeds in process", () => {
    expect(expected.slice(12)).toMatchObject(
      [/^look_/, "completed", "Bea", "completed", { error: { code: "avatar_not_found" } }, true].map((value) =>
        value instanceof RegExp ? expect.stringMatching(value) : value,
      ),
    );
  });

  it("has the same results over HTTP", async () => {
    const server = await serve(createSandbox(quick).fetch, { host: "127.0.0.1", port: 0 });
    expect(await context(createClient({ apiKey: "any", baseUrl: server.url }))).toEqual(expected);
    await server.close();
  });

  it("has the same results behind Mock Service Worker", async () => {
    const worker = setupServer(...handlers(createSandbox(quick)));
    worker.listen({ onUnhandledRequest: "error" });
    expect(await context(createClient({ apiKey: "any" }))).toEqual(expected);
    worker.close();
  });

  it.each(["https://app.example.com/heygen", "https://app.example.com/heygen/"])(
    "is served behind Mock Service Worker below a path, with its files: %s",
    async (baseUrl) => {
      const worker = setupServer(...handlers(createSandbox(quick), baseUrl));
      worker.listen({ onUnhandledRequest: "error" });
      const heygen = createClient({ apiKey: "any", baseUrl });
      const body = { type: "avatar", avatar_id: "look_def456", script: "Hi." } as const;
      const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
      const { video_url } = await waitForVideo(heygen, video_id, { intervalMs: 1 });
      expect((await fetch(video_url)).headers.get("Content-Type")).toBe("video/mp4");
      worker.close();
    },
  );

  it("has only responses that Prism finds valid", async () => {
    expect(
      await context(createClient({ apiKey: "any", fetch: withResponseValidation(createSandbox(quick).fetch) })),
    ).toEqual(expected);
  });
});
