// The declarations of the package compile for consumers, whatever their TypeScript and their environment.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "heygen-declarations-"));

beforeAll(async () => {
  const installed = join(folder, "node_modules/heygen-avatars");
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  await run(process.execPath, ["--import", "tsx", "scripts/build.ts", join(installed, "dist")]);
  cpSync("package.json", join(installed, "package.json"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers", "@types/node", "undici-types"]) {
    symlinkSync(join(process.cwd(), "node_modules", name), join(folder, "node_modules", name));
  }
  cpSync("test/ecosystem/typescript", folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Those at hand. Older ones are cases of `npm run test:ecosystem`. */
const compilers = ["typescript", "typescript-7"];
const environments = {
  "lib DOM": { lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"], types: [] },
  "@types/node alone": { lib: ["ES2022"], types: ["node"] },
};

describe.each(compilers)("for a consumer with %s", (compiler) => {
  it.each(Object.entries(environments))(
    "and %s, the declarations compile without skipLibCheck",
    async (_, libraries) => {
      const compilerOptions = {
        ...libraries,
        target: "ES2022",
        module: "NodeNext",
        strict: true,
        skipLibCheck: false,
        noEmit: true,
      };
      const config = join(folder, `${compiler}-${libraries.types.length}.json`);
      const files = libraries.types.length === 0 ? ["consumer.mts", "consumer.cts"] : ["consumer.mts"];
      writeFileSync(config, JSON.stringify({ compilerOptions, files }));
      const { stdout } = await run(process.execPath, [`node_modules/${compiler}/bin/tsc`, "-p", config]).catch(
        (error) => error,
      );
      expect(stdout).toBe("");
    },
  );
});

describe("the build", () => {
  it("weighs 2.6 MB at most, so that nothing is in it twice unnoticed", () => {
    const built = join(folder, "node_modules/heygen-avatars/dist");
    const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    console.log(`dist: ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(2_600_000);
  });
});

describe("CommonJS", () => {
  /** Runs a program that requires the package. Without the flag Node takes the modules, and Jest never does. */
  async function runRequiring(code: string, ...flags: string[]): Promise<{ stdout: string; stderr: string }> {
    writeFileSync(join(folder, "required.cjs"), code);
    return run(process.execPath, [...flags, "required.cjs"], { cwd: folder });
  }

  it.each([
    ["modules", []],
    ["CommonJS", ["--no-experimental-require-module"]],
  ])("requires the client and the sandbox as %s, and they work together", async (_, flags) => {
    const code = `const { createClient, unwrap } = require("heygen-avatars");
      const { createSandbox } = require("heygen-avatars/sandbox");
      const { validateResponses } = require("heygen-avatars/validate");
      require("heygen-avatars/webhooks");
      const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch, validate: validateResponses("throw") });
      unwrap(heygen.GET("/v3/avatars/looks")).then((looks) => console.log(looks.length > 0));`;
    expect(await runRequiring(code, ...flags)).toMatchObject({ stdout: "true\n", stderr: "" });
  });

  it("has the same classes as the modules, so that instanceof holds for both", async () => {
    const code = `const { HeyGenError } = require("heygen-avatars");
      import("heygen-avatars").then((modules) => console.log(modules.HeyGenError === HeyGenError));`;
    expect(await runRequiring(code)).toMatchObject({ stdout: "true\n", stderr: "" });
  });
});
