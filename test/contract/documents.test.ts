// What HeyGen's guides print: every answer fits the spec, and every call works against the mock and
// against the sandbox.
import { execFile, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../../src/cli/mock.ts";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { operation, schemaErrors, specFile } from "../spec/spec.ts";

const folder = new URL("./documents/", import.meta.url);
const answers: { operationId: string; body: unknown }[] = JSON.parse(
  readFileSync(new URL("answers.json", folder), "utf8"),
);
const calls = readFileSync(new URL("calls.sh", folder), "utf8").match(/^curl (?:.|\n(?!\n|#))+/gm) ?? [];
const shell = promisify(execFile);
const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl) console.log("curl is not installed: the calls of the guides are not tried");

const servers = new Map<string, Server>();

beforeAll(async () => {
  const handlers = { mock: await createMock(specFile), sandbox: createSandbox().fetch };
  for (const [name, handler] of Object.entries(handlers)) {
    servers.set(name, await serve(handler, { host: "127.0.0.1", port: 0 }));
  }
});
afterAll(async () => {
  for (const server of servers.values()) await server.close();
});

describe("the guides", () => {
  it.each(answers)("print an answer of $operationId that is an example of the spec", ({ operationId, body }) => {
    const success = operation(operationId).responses.find(({ status }) => status === 200);
    expect(schemaErrors(success?.schema, body)).toEqual([]);
    expect(success?.examples.map(({ value }) => value)).toContainEqual(body);
  });

  it.each([
    { type: "url", url: "..." },
    { type: "asset_id", asset_id: "..." },
    { type: "base64", media_type: "video/mp4", data: "..." },
    { type: "base64", media_type: "image/png", data: "..." },
  ])("print an asset input of type $type that fits the spec", (input) => {
    expect(schemaErrors({ $ref: "#/components/schemas/AssetInput" }, input)).toEqual([]);
  });

  const tries = ["mock", "sandbox"].flatMap((name) => calls.map((call) => [name, call] as const));
  it.runIf(hasCurl).each(tries)("print a call that works against the %s: %s", async (name, call) => {
    const command = call
      .replace("https://api.heygen.com", servers.get(name)?.url ?? "")
      .replace("curl", "curl -s -w '\n%{http_code}'");
    const { stdout } = await shell("sh", ["-c", command], { env: { ...process.env, HEYGEN_API_KEY: "any" } });
    expect(stdout.split("\n").at(-1), stdout).toBe("200");
  });
});
