// What the compiler says about a mistake in a call: a few words that name the field and the type.
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "heygen-mistakes-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Mistakes, each on one line, and what their message names. */
const mistakes = [
  {
    title: "a missing field",
    code: 'heygen.POST("/v3/avatars", { body: { type: "prompt", name: "Space Commander" } });',
    names: ["'prompt' is missing", "CreatePromptAvatarRequest"],
  },
  {
    title: "a photo without a file",
    code: 'heygen.POST("/v3/avatars", { body: { type: "photo", name: "Sarah" } });',
    names: ["'file' is missing", "CreatePhotoAvatarRequest"],
  },
  {
    title: "a value that is not in the enum",
    code: 'heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: "look_1", script: "Hi", resolution: "1080" } });',
    names: ["'\"1080\"'", "VideoResolution", "Did you mean '\"1080p\"'?"],
  },
  {
    title: "a group's id in place of a look's id",
    code: 'heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: group, script: "Hi" } });',
    names: ["'GroupId' is not assignable to type 'LookId'"],
  },
  {
    title: "a misspelt field",
    code: 'heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: "look_1", scirpt: "Hi" } });',
    names: ["'scirpt' does not exist", "CreateAvatarVideoRequest", "Did you mean to write 'script'?"],
  },
  {
    title: "a misspelt option",
    code: 'heygen.GET("/v3/avatars/looks", { parms: { query: { limit: 5 } } });',
    names: ["'parms' does not exist", "/v3/avatars/looks", "Did you mean to write 'params'?"],
  },
  { title: "a path that does not exist", code: 'heygen.GET("/v3/avatar");', names: ['"/v3/avatar"'] },
  {
    title: "a misspelt field of a call with few fields",
    code: 'heygen.POST("/v3/video-agents", { body: { promt: "A demo" } });',
    names: ["'promt' does not exist", "Did you mean to write 'prompt'?"],
  },
];

const declared = [
  `import type { GroupId, HeyGenClient } from ${JSON.stringify(resolve("src/index.ts"))};`,
  "declare const heygen: HeyGenClient;",
  "declare const group: GroupId;",
];
writeFileSync(join(folder, "mistakes.ts"), [...declared, ...mistakes.map(({ code }) => code)].join("\n"));

/** What a compiler says about each line of the program, by the index of its mistake. */
async function messagesOf(compiler: string): Promise<Map<number, string>> {
  const config = join(folder, `${compiler}.json`);
  const settings = { extends: resolve("tsconfig.json"), compilerOptions: { types: [] }, include: ["mistakes.ts"] };
  writeFileSync(config, JSON.stringify(settings));
  const program = [`node_modules/${compiler}/bin/tsc`, "--project", config, "--pretty", "false"];
  const output = await new Promise<string>((done) => {
    execFile(process.execPath, program, { encoding: "utf8" }, (_, stdout) => done(stdout));
  });
  const found = output.split(/^(?=\S+\(\d+,\d+\): )/m).map((text) => {
    const [, line, message = ""] = /^\S+\((\d+),\d+\): error (.*)$/s.exec(text) ?? [];
    return [Number(line) - declared.length - 1, message.trim()] as const;
  });
  return new Map(found);
}

const compilers = ["typescript", "typescript-7"];
const found = await Promise.all(compilers.map(messagesOf));

describe.each(compilers)("%s explains in at most 300 characters", (compiler) => {
  const messages = found[compilers.indexOf(compiler)];
  it.each(mistakes.map((mistake, index) => ({ ...mistake, message: messages?.get(index) ?? "nothing" })))(
    "$title",
    ({ message, names }) => {
      for (const name of names) expect(message).toContain(name);
      expect(message.length, message).toBeLessThanOrEqual(300);
    },
  );
});
