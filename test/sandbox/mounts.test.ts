// The sandbox answers the same wherever it is mounted.
import { setupServer } from "msw/node";
import { describe, expect, it } from "vitest";
import { serve } from "../../src/cli/serve.ts";
import { createClient } from "../../src/index.ts";
import { handlers } from "../../src/msw.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { withResponseValidation } from "../response-validator.ts";
import { context, quick } from "./story.ts";

const expected = await context(createClient({ apiKey: "any", fetch: createSandbox(quick).fetch }));

describe("one scenario", () => {
  it("ends well in the client's own process", () => {
    expect(expected.slice(12)).toMatchObject(
      [/^look_/, "completed", "Bea", "completed", { error: { code: "avatar_not_found" } }, true].map((value) =>
        value instanceof RegExp ? expect.stringMatching(value) : value,
      ),
    );
  });

  it("goes the same way over HTTP", async () => {
    const server = await serve(createSandbox(quick).fetch, { host: "127.0.0.1", port: 0 });
    expect(await context(createClient({ apiKey: "any", baseUrl: server.url }))).toEqual(expected);
    await server.close();
  });

  it("goes the same way behind Mock Service Worker", async () => {
    const worker = setupServer(...handlers(createSandbox(quick)));
    worker.listen({ onUnhandledRequest: "error" });
    expect(await context(createClient({ apiKey: "any" }))).toEqual(expected);
    worker.close();
  });

  it("goes the same way when Prism validates the answers, which finds nothing wrong", async () => {
    expect(
      await context(createClient({ apiKey: "any", fetch: withResponseValidation(createSandbox(quick).fetch) })),
    ).toEqual(expected);
  });
});
