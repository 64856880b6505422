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
const written = ["generated/openapi.yaml", "generated/types.ts", "generated/client-operations.ts"];
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

  const voices = "openapi/voices/voices.yaml";

  it("stops at a YAML error with file and line, and leaves the last good files alone", async () => {
    edit(voices, "parameters:", "parameters: [");
    const before = generated();
    const failure = await failureOf(generate);
    expect(failure).toContain("voices.yaml:10");
    expect(failure).not.toContain("    at ");
    expect(generated()).toEqual(before);
  });

  it("tells all faults, each with file and line, and leaves the last good files alone", async () => {
    edit(voices, "/Token", "/Nothing");
    edit(voices, "listVoices", "listAvatarLooks");
    edit("openapi/shared/examples.yaml", "message: This account", "text: This account");
    const before = generated();
    const failure = await failureOf(generate);
    expect(failure).toMatch(/voices\.yaml:15:[\s\S]*?Can't resolve \$ref/);
    expect(failure).toMatch(/voices\.yaml:3:[\s\S]*?operationId/);
    expect(failure).toMatch(/examples\.yaml:\d+:[\s\S]*?message/);
    expect(generated()).toEqual(before);
  });

  it("needs a file for the path of a new operation and its place in the map, and nothing else", async () => {
    const looks = read("openapi/avatars/looks.yaml");
    const path = looks.slice(0, looks.indexOf("\nparameters:")).replaceAll(/"(#.*)"/g, "looks.yaml$1");
    writeFileSync(join(folder, "openapi/avatars/sounds.yaml"), path.replace("listAvatarLooks", "listSounds"));
    edit(
      "openapi/openapi.yaml",
      "  /v3/users/me:",
      "  /v3/sounds:\n    $ref: avatars/sounds.yaml#/path\n  /v3/users/me:",
    );
    expect(await failureOf(generate)).toBe("");
    const [bundle, schema, operations] = generated();
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
      edit("openapi/voices/voices.yaml", "name: Monica", "name: Bruno");
      await said("mock restarted");
      expect(await name()).toBe("Bruno");
      edit("openapi/voices/voices.yaml", "type: public", "type: secret");
      await said("no-invalid-media-type-examples");
      expect(await name()).toBe("Bruno");
    } finally {
      dev.kill();
    }
  });
});
