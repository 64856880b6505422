// What HeyGen's documents print: every response fits the spec, and every call works against the mock and the sandbox.
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../../src/cli/prism-mock.ts";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { operation, specFile, violations } from "./spec.ts";

const folder = new URL("documents/", import.meta.url);
const responses: { operationId: string; body: unknown }[] = JSON.parse(
  readFileSync(new URL("responses.json", folder), "utf8"),
);
const calls = readFileSync(new URL("calls.sh", folder), "utf8").match(/^curl (?:.|\n(?!\n|#))+/gm) ?? [];

describe("a response printed in HeyGen's documents", () => {
  it.each(responses)("is an example of $operationId in the spec", ({ operationId, body }) => {
    const success = operation(operationId).responses.find(({ status }) => status === 200);
    expect(violations(success?.schema, body)).toEqual([]);
    expect(success?.examples.map(({ value }) => value)).toContainEqual(body);
  });
});

describe("an asset input printed in HeyGen's documents", () => {
  it.each([
    { type: "url", url: "..." },
    { type: "asset_id", asset_id: "..." },
    { type: "base64", media_type: "video/mp4", data: "..." },
    { type: "base64", media_type: "image/png", data: "..." },
  ])("fits the spec: type $type", (input) => {
    expect(violations({ $ref: "#/components/schemas/AssetInput" }, input)).toEqual([]);
  });
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) console.log("curl is not installed: the calls of HeyGen's documents are not tried");

describe.runIf(hasCurl).each(["mock", "sandbox"])("a call printed in HeyGen's documents, sent to the %s", (name) => {
  let server: Server;

  beforeAll(async () => {
    const handler = name === "mock" ? await createMock(specFile) : createSandbox().fetch;
    server = await serve(handler, { host: "127.0.0.1", port: 0 });
  });
  afterAll(() => server.close());

  it.each(calls)("succeeds: %s", async (call) => {
    const command = call.replace("https://api.heygen.com", server.url).replace("curl", "curl -s -w '\n%{http_code}'");
    const { stdout } = await promisify(execFile)("sh", ["-c", command], {
      env: { ...process.env, HEYGEN_API_KEY: "any" },
    });
    expect(stdout.split("\n").at(-1), stdout).toBe("200");
  });
});
