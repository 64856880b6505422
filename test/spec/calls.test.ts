// The calls that the API reference shows: in TypeScript they compile, with curl the sandbox accepts them.
import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clientCall, curlCall } from "../../scripts/docs/api/calls.ts";
import { type Server, serve } from "../../src/cli/serve.ts";
import { operationsOf } from "../../src/contract/spec/openapi.ts";
import { createSandbox, createSandboxControl } from "../../src/sandbox.ts";
import { spec } from "./spec.ts";

const folder = resolve("coverage/calls");
const operations = operationsOf(spec).map((documented) => ({ ...documented, id: documented.operation.operationId }));

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the calls of the reference in TypeScript", () => {
  it("compile", () => {
    for (const { id, ...documented } of operations) {
      writeFileSync(join(folder, `${id}.ts`), clientCall(documented, spec));
    }
    const compilerOptions = { paths: { "heygen-avatars": [resolve("src/index.ts")] }, moduleDetection: "force" };
    const config = { extends: resolve("tsconfig.json"), compilerOptions, include: ["*.ts"], exclude: [] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const command = ["node_modules/typescript-7/bin/tsc", "-p", folder];
    expect(spawnSync(process.execPath, command, { encoding: "utf8" }).stdout).toBe("");
  });
});

describe("the calls of the reference with curl", () => {
  let server: Server;
  beforeAll(async () => {
    server = await serve(createSandbox().fetch, { host: "127.0.0.1", port: 0 });
    const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
    writeFileSync(join(folder, "headshot.png"), pngSignature);
  });
  afterAll(() => server.close());

  it.each(operations)("are accepted: $id", async ({ id, ...documented }) => {
    // A session of its own, because some calls delete what others read.
    const session = `${server.url}/sandbox/sessions/${id}`;
    const command = curlCall(documented, spec).replace(spec.servers[0].url, session);
    const options = { cwd: folder, env: { ...process.env, HEYGEN_API_KEY: "any" } };
    await promisify(execFile)("sh", ["-c", `${command} --silent`], options);
    const requests = await createSandboxControl(server.url, { session: id }).requests();
    // The examples of HeyGen's documents are of different accounts: not every resource belongs to this one.
    const accepted = {
      operation: id,
      status: expect.toSatisfy((status) => status < 300 || status === 403 || status === 404),
    };
    expect(requests).toEqual([expect.objectContaining(accepted)]);
  });
});
