// The Arazzo workflows of the spec, run by redocly against the sandbox.
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { redocly } from "../../scripts/generate/bundle.ts";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox.ts";

const flows = readdirSync("openapi/workflows").map((file) => `openapi/workflows/${file}`);
let server: Server;

beforeAll(async () => {
  // Resources are completed at once, because a workflow waits ten seconds before it polls again.
  const durations = { training: 0, generation: 0, video: 0 };
  server = await serve(createSandbox({ durations }).fetch, { host: "127.0.0.1", port: 0 });
});
afterAll(() => server.close());

describe("the workflows", () => {
  it("succeed against the sandbox, step by step", async () => {
    const inputs = ["--input=apiKey=a-key-of-the-sandbox", `--server=heygen=${server.url}`];
    const { code, output } = await redocly("respect", ...flows, ...inputs);
    console.log(output.slice(-600));
    expect(code, output).toBe(0);
  }, 60_000);
});
