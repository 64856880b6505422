// Every TypeScript snippet of the README is type-checked, and runs.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox/index.ts";

const folder = resolve("coverage/readme");
const snippets = [...readFileSync("README.md", "utf8").matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code]) => code ?? "");
/** Snippets after the first go on with its client. */
const [first = ""] = snippets;
const client = /^const heygen = .*$/m.exec(first)?.[0]?.replace("createClient", "clientOf");
const download = join(folder, "welcome.mp4");
const files = snippets.map((_, index) => join(folder, `snippet-${index + 1}.ts`));
let server: Server;

beforeAll(async () => {
  const durations = { training: 0, generation: 0, video: 0 };
  server = await serve(createSandbox({ durations }).fetch, { host: "127.0.0.1", port: 0 });
  process.env.HEYGEN_WEBHOOK_SECRET = "whsec_0123456789";
  mkdirSync(folder, { recursive: true });
  for (const [index, code] of snippets.entries()) {
    const prelude = code.includes("const heygen")
      ? ""
      : `import { createClient as clientOf } from "heygen-avatars";\n${client}\n`;
    const text = `${prelude}${code}\nexport {};\n`
      .replaceAll('"heygen-avatars"', '"../../src/index.ts"')
      .replaceAll('"heygen-avatars/sandbox"', '"../../src/sandbox/index.ts"')
      .replaceAll('"heygen-avatars/webhooks"', '"../../src/webhooks/index.ts"')
      .replaceAll("server.listen(3000);", "")
      .replaceAll('"welcome.mp4"', JSON.stringify(download))
      .replaceAll("http://127.0.0.1:4010", server.url);
    writeFileSync(files[index] ?? "", text);
  }
});
afterAll(async () => {
  await server.close();
  delete process.env.HEYGEN_WEBHOOK_SECRET;
  rmSync(folder, { recursive: true });
});

describe("the README", () => {
  it("has snippets that compile", () => {
    const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd());
    const program = ts.createProgram(files, { ...options, noUnusedLocals: false });
    const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => [file?.fileName, messageText]);
    expect(problems).toEqual([]);
  });

  it.each(files.map((file, index) => [index + 1, file]))("has a snippet %i that runs", async (_, file) => {
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    try {
      await import(/* @vite-ignore */ `${file}`);
    } finally {
      log.mockRestore();
    }
  });

  it("has downloaded a video then", () => {
    expect(statSync(download).size).toBeGreaterThan(1_000);
  });
});
