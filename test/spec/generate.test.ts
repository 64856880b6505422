// npm run generate and npm run dev, on a copy of the project's spec.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
// esbuild stays where it was loaded, and the folders of these tests go.
import "esbuild";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generate } from "../../scripts/generate/generate.ts";
import { UsageError } from "../../scripts/usage-error.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heygen-generate-"));
  for (const part of ["openapi", "generated", "redocly.yaml", "package.json"]) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  for (const part of ["scripts", "src", "node_modules"]) symlinkSync(resolve(part), join(folder, part));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (file: string) => readFileSync(join(folder, file), "utf8");
const written = [
  "openapi/openapi.yaml",
  "generated/openapi.yaml",
  "generated/types.ts",
  "generated/client-operations.ts",
];
const generated = () => written.map(read);

function edit(file: string, search: string | RegExp, replacement: string): void {
  const text = read(file);
  expect(text).toMatch(search);
  writeFileSync(join(folder, file), text.replace(search, replacement));
}

/** Runs in the folder; resolves to the mistake that it stops at. */
async function failureOf(work: () => Promise<unknown>): Promise<string> {
  const project = process.cwd();
  process.chdir(folder);
  try {
    await work();
    return "";
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as Error).message;
  } finally {
    process.chdir(project);
  }
}

describe("npm run generate", () => {
  it("names the stale file under --check, and writes nothing", () => {
    edit("generated/client-operations.ts", "listAvatarLooks", "listAvatarLook");
    const before = generated();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "scripts/generate.ts", "--check"],
      { cwd: folder, encoding: "utf8" },
    );
    expect(status).toBe(1);
    expect(stdout + stderr).toBe(
      "Stale: generated/client-operations.ts. Run `npm run generate` and commit the result.\n",
    );
    expect(generated()).toEqual(before);
  });

  const voices = "openapi/paths/v3_voices.yaml";

  it.each([
    ["a YAML error", "parameters:", "parameters: [", "v3_voices.yaml:11"],
    ["a path file without its path", "x-path:", "x-root:", "v3_voices.yaml:1"],
    ["a path file with a wrong name", "/v3/voices", "/v3/voice", "v3_voices.yaml:1"],
  ])("stops at %s with file and line, and leaves the last good files alone", async (_, search, replacement, place) => {
    edit(voices, search, replacement);
    const before = generated();
    const failure = await failureOf(generate);
    expect(failure).toContain(place);
    expect(failure).not.toContain("    at ");
    expect(generated()).toEqual(before);
  });

  it("tells all faults, each with file and line, and leaves the last good files and the index of paths alone", async () => {
    writeFileSync(join(folder, "openapi/paths/v3_ping.yaml"), "x-path: /v3/ping\n\nget:\n  summary: Ping\n");
    edit(voices, "/Token.yaml", "/Nothing.yaml");
    edit(voices, "listVoices", "listAvatarLooks");
    edit("openapi/components/examples/Forbidden.yaml", "message: ", "text: ");
    const before = generated();
    const failure = await failureOf(generate);
    expect(failure).toContain("v3_ping.yaml:3");
    expect(failure).toMatch(/v3_voices\.yaml:16:[\s\S]*?Can't resolve \$ref/);
    expect(failure).toMatch(/v3_voices\.yaml:4:[\s\S]*?operationId/);
    expect(failure).toMatch(/Forbidden\.yaml:4:[\s\S]*?message/);
    expect(generated()).toEqual(before);
  });

  it("needs one path file for a new operation, and nothing else", async () => {
    const text = read("openapi/paths/v3_avatars_looks.yaml")
      .replace("x-path: /v3/avatars/looks", "x-path: /v3/sounds")
      .replace("listAvatarLooks", "listSounds");
    writeFileSync(join(folder, "openapi/paths/v3_sounds.yaml"), text);
    expect(await failureOf(generate)).toBe("");
    const [, bundle, schema, operations] = generated();
    expect(bundle).toContain("/v3/sounds:");
    expect(schema).toContain('get: operations["listSounds"]');
    expect(operations).toContain('"GET /v3/sounds": "listSounds"');
  });
});

describe("npm run dev", () => {
  it("serves a changed spec, and goes on serving the last good one when it breaks", async () => {
    const dev = spawn(process.execPath, ["--import", "tsx", "scripts/dev.ts"], {
      cwd: folder,
      env: { ...process.env, PORT: "0" },
    });
    let output = "";
    const said = (text: string | RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const match = output.match(text);
          if (match) resolve(match[1] ?? match[0]);
        };
        dev.stdout.on("data", look);
        dev.stderr.on("data", look);
        look();
      });
    for (const stream of [dev.stdout, dev.stderr]) stream.on("data", (chunk) => (output += chunk));
    try {
      const url = await said(/on (http:\S+),/);
      const name = async () => {
        const response = await fetch(`${url}/v3/voices`, { headers: { "X-Api-Key": "any" } });
        return (await response.json()).data[0].name;
      };
      edit("openapi/components/examples/Voices.yaml", "name: Monica", "name: Bruno");
      await said("mock restarted");
      expect(await name()).toBe("Bruno");
      edit("openapi/components/examples/Voices.yaml", "type: public", "type: secret");
      await said("no-invalid-media-type-examples");
      expect(await name()).toBe("Bruno");
    } finally {
      dev.kill();
    }
  });
});
