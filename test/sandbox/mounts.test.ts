// The sandbox behaves the same in process, over HTTP and behind Mock Service Worker.
import { setupServer } from "msw/node";
import { describe, expect, it } from "vitest";
import { serve } from "../../src/cli/serve.ts";
import { createClient } from "../../src/index.ts";
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

  it("has only responses that Prism finds valid", async () => {
    expect(
      await context(createClient({ apiKey: "any", fetch: withResponseValidation(createSandbox(quick).fetch) })),
    ).toEqual(expected);
  });
});
