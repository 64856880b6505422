// Every program in README and guides is type-checked, and runs.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startVitest } from "vitest/node";
import { type Server, serve } from "../../src/cli/serve.ts";
import { checkProfile } from "../../src/contract.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { entryPoints } from "./entry-points.ts";
import { packagesOf, type Snippet, snippetsOf } from "./snippets.ts";

const root = process.cwd();
const folder = resolve("coverage/documentation");
const compiler = resolve("node_modules/typescript-7/bin/tsc");
const guides = readdirSync("docs").filter((file) => file.endsWith(".md"));
const texts = ["README.md", ...guides.map((file) => `docs/${file}`)];
const snippets = texts.flatMap((text) => snippetsOf(readFileSync(text, "utf8")).map((each) => ({ ...each, text })));

/** A snippet that is a whole file. */
interface Program extends Snippet {
  readonly name: string;
  readonly path: string;
}

const programs: Program[] = snippets
  .filter(({ language }) => ["ts", "js"].includes(language))
  .map((snippet) => {
    const { language, line, text, title = `line-${line}.${language}` } = snippet;
    return { ...snippet, name: `${text}:${line}`, path: join(folder, basename(text, ".md"), title) };
  });
const { name, dependencies, devDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
const installed = [name, ...Object.keys({ ...dependencies, ...devDependencies })];
/** What needs Jest, or a package that is no dependency of this project: `npm run test:ecosystem` has them. */
const isForOtherRunner = ({ code, path }: Program) =>
  path.endsWith(".spec.js") || packagesOf(code).some((each) => !installed.includes(each));
const isTest = ({ path }: Program) => path.endsWith(".test.ts");
const checked = programs.filter((program) => program.language === "ts" && !isForOtherRunner(program));
const run = programs.filter((program) => !isForOtherRunner(program) && !isTest(program));
let server: Server;

beforeAll(async () => {
  const sandbox = createSandbox({ durations: { training: 0, generation: 0, video: 0, upload: 0 } });
  const answer = async (request: Request) => {
    const [, groupId] = /\/v3\/avatars\/(\w+)\/consent$/.exec(request.url) ?? [];
    const response = await sandbox.fetch(request);
    // The person in the footage, where the program itself does not decide.
    if (groupId && response.ok) setTimeout(() => sandbox.control.decideConsent(groupId, "approve"), 100);
    return response;
  };
  server = await serve(answer, { host: "127.0.0.1", port: 0 });
  for (const { code, path } of programs) {
    mkdirSync(dirname(path), { recursive: true });
    // The ports of the texts may be in use here.
    writeFileSync(
      path,
      code.replaceAll("http://127.0.0.1:4010", server.url).replace("listen(3000)", "listen(0).unref()"),
    );
  }
  const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  writeFileSync(join(folder, "headshot.png"), pngSignature);
  writeFileSync(join(folder, "footage.mp4"), "\0\0\0\x18ftypisom");
  process.chdir(folder);
  vi.stubEnv("HEYGEN_API_KEY", "any");
  vi.stubEnv("HEYGEN_BASE_URL", server.url);
  vi.stubEnv("HEYGEN_WEBHOOK_SECRET", "whsec_0123456789");
});
afterAll(async () => {
  vi.unstubAllEnvs();
  process.chdir(root);
  await server.close();
  rmSync(folder, { recursive: true });
});

describe("the programs in README and guides", () => {
  it("compile", () => {
    const paths = Object.fromEntries(Object.entries(entryPoints).map(([name, source]) => [name, [source]]));
    const compilerOptions = { paths, moduleDetection: "force", typeRoots: [join(root, "node_modules/@types")] };
    const files = checked.map(({ path }) => path);
    const config = { extends: join(root, "tsconfig.json"), compilerOptions, files, include: [], exclude: [] };
    writeFileSync("tsconfig.json", JSON.stringify(config));
    const { stdout } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.json"], { encoding: "utf8" });
    expect(stdout).toBe("");
  });

  it.each(run)("run: $name", async ({ path }) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    try {
      await import(/* @vite-ignore */ path);
    } finally {
      log.mockRestore();
    }
  });

  it("pass where they are tests", async () => {
    const { exitCode } = process;
    const files = programs.filter(isTest).map(({ path }) => path);
    const options = { config: false as const, root: folder, include: files, watch: false, reporters: [{}] };
    const vitest = await startVitest("test", [], options, { resolve: { alias: entryPoints } });
    const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
    await vitest.close();
    process.exitCode = exitCode;
    expect(vitest.state.getTestModules()).toHaveLength(files.length);
    expect(tests.filter((test) => test.result().state === "failed").map(({ fullName }) => fullName)).toEqual([]);
  });

  it("have downloaded a video in the end", () => {
    expect(statSync(join(folder, "welcome.mp4")).size).toBeGreaterThan(1_000);
  });
});

describe("what README and guides show besides", () => {
  it.each(snippets.filter(({ title }) => title === "profile.json"))("is a profile: $text", ({ code }) => {
    expect(() => checkProfile(JSON.parse(code))).not.toThrow();
  });

  it("are npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    for (const { code } of snippets.filter(({ language }) => language === "sh")) {
      for (const [, script = ""] of code.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty(script);
    }
  });
});
