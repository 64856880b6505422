// npm run generate and npm run dev, on a copy of the project's spec.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
// esbuild stays where it was loaded, and the folders of these tests go.
import "esbuild";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { generate } from "../../scripts/generate/generate.ts";
import { checkSources } from "../../scripts/generate/sources.ts";
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
  const looks = "openapi/avatars/looks.yaml";

  it("says which files it wrote, or that nothing has changed", async () => {
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    try {
      edit(voices, "summary: List voices", "summary: List all voices");
      expect(await failureOf(generate)).toBe("");
      expect(said.mock.calls.flat()).toEqual(
        expect.arrayContaining(["wrote generated/openapi.yaml", "wrote generated/operations.md"]),
      );
      said.mockClear();
      expect(await failureOf(generate)).toBe("");
      expect(said.mock.calls).toEqual([["generated/ is up to date: nothing has changed"]]);
    } finally {
      said.mockRestore();
    }
  });

  it("tells what breaks a rule with file and line, and leaves the last good files alone", async () => {
    edit(voices, "listVoices", "listAvatarLooks");
    edit("openapi/shared/examples.yaml", "message: This account", "text: This account");
    const before = generated();
    const failure = await failureOf(generate);
    expect(failure).toMatch(/voices\.yaml:3:.*operationId/);
    expect(failure).toMatch(/examples\.yaml:\d+:.*message/);
    expect(failure).not.toContain("ignore-file");
    expect(failure).not.toContain("    at ");
    expect(generated()).toEqual(before);
  });

  it("tells of a wrong structure alone, without all that stumbles over it", async () => {
    edit("openapi/shared/schemas.yaml", "type: object", "type: objekt");
    expect(await failureOf(generate)).toMatch(/^openapi\/shared\/schemas\.yaml:\d+:\d+ .*"object".* \(struct\)$/);
  });

  it("tells what to write instead of a keyword of OpenAPI 3.0", async () => {
    edit("openapi/shared/schemas.yaml", "type: object", "nullable: true\n  type: object");
    expect(await failureOf(generate)).toMatch(
      /^openapi\/shared\/schemas\.yaml:\d+:\d+ Write `type: .* \(heygen\/no-nullable\)$/m,
    );
  });

  it("needs no more than fifteen lines, whatever is wrong", async () => {
    const lists = read("openapi/shared/schemas.yaml").replaceAll("type: object", "nullable: true\n  type: object");
    writeFileSync(join(folder, "openapi/shared/schemas.yaml"), lists);
    for (const file of [voices, looks]) edit(file, /operationId: .*/, "operationId: all_of_them");
    expect((await failureOf(generate)).split("\n").length).toBeLessThanOrEqual(15);
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
    expect(schema).toContain('get: Plain<operations["listSounds"]>');
    expect(operations).toContain('"GET /v3/sounds": "listSounds"');
  });
});

describe("a mistake in the sources of the spec", () => {
  const voices = "openapi/voices/voices.yaml";
  const looks = "openapi/avatars/looks.yaml";

  const mistakes = () => failureOf(checkSources);

  it("in YAML is told once, with file, line and column", async () => {
    edit(voices, "parameters:", "parameters: [");
    expect(await mistakes()).toMatch(/^openapi\/voices\/voices\.yaml:\d+:\d+ .+$/);
  });

  it("in indentation is told with what to do", async () => {
    edit(voices, /^ {4}summary:/m, "   summary:");
    expect(await mistakes()).toMatch(/^openapi\/voices\/voices\.yaml:4:1 .+; mend the indentation\.$/);
  });

  it("in a reference is told with what is written most alike", async () => {
    edit(voices, "parameters.yaml#/Token", "parameters.yaml#/Tokn");
    expect(await mistakes()).toMatch(
      /^openapi\/voices\/voices\.yaml:\d+ \S+#\/Tokn leads nowhere; did you mean \S+#\/Token\?$/,
    );
  });

  it("in the name of a component is told once, however often it is referred to", async () => {
    edit("openapi/shared/parameters.yaml", /^Token:/m, "Tokn:");
    expect(await mistakes()).toMatch(
      /^openapi\/.+:\d+ \S+#\/Token leads nowhere, here and in \d+ more places; did you mean \S+#\/Tokn\?$/,
    );
  });

  it("is a name used twice in a file", async () => {
    edit(looks, "AvatarTypeFilter:", "GroupFilter:");
    expect(await mistakes()).toMatch(
      /^openapi\/avatars\/looks\.yaml:\d+:3 GroupFilter stands here for the second time\.$/,
    );
  });

  it("is a component of a name that another file has, too", async () => {
    edit(looks, "\nschemas:\n", "\nschemas:\n  VoicePage:\n    type: object\n");
    expect(await mistakes()).toMatch(
      /^openapi\/voices\/voices\.yaml:\d+ VoicePage is the name of two schemas; the other stands at openapi\/avatars\/looks\.yaml:\d+\.$/,
    );
  });

  it.each([
    ["schemas", "type: object"],
    ["examples", "value: {}"],
  ])("is a member of %s that nothing refers to", async (kind, text) => {
    edit(looks, `\n${kind}:\n`, `\n${kind}:\n  Forgotten:\n    ${text}\n`);
    expect(await mistakes()).toMatch(
      new RegExp(`^openapi/avatars/looks\\.yaml:\\d+ Nothing refers to ${kind}/Forgotten: use it or remove it\\.$`),
    );
  });

  it("is a path that is not in the map", async () => {
    edit("openapi/openapi.yaml", / {2}\/v3\/users\/me:\n.*\n/, "");
    expect(await mistakes()).toBe(
      "openapi/users/me.yaml:1 describes a path that is not in the map of openapi/openapi.yaml.",
    );
  });

  it("is a file that is called .yml", async () => {
    writeFileSync(join(folder, "openapi/users/you.yml"), read("openapi/users/me.yaml"));
    expect(await mistakes()).toBe("openapi/users/you.yml:1 is not part of the spec, whose files end in .yaml.");
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
