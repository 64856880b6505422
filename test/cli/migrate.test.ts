// heygen-avatars migrate: what it reads and prints, and what it refuses.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "../../src/cli/commands/run.ts";
import { compiled } from "../command-line.ts";
import { rejection } from "../http.ts";

const call = 'const response = await fetch("https://api.heygen.com/v2/avatar/a/details", { headers });\n';
const moved = call.replace("v2/avatar/a/details", "v3/avatars/looks/a");
const stays = 'await fetch("https://api.heygen.com/v2/photo_avatar/train", { method: "POST", headers, body });\n';

let folder: string;
let printed: string;
let warned: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "heygen-migrate-"));
  printed = "";
  warned = "";
  vi.spyOn(console, "log").mockImplementation((text: string) => {
    printed += `${text}\n`;
  });
  vi.spyOn(console, "error").mockImplementation((text: string) => {
    warned += `${text}\n`;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });

function commit(): void {
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "--message", "All");
}

/** Does some work with the rights of an ordinary user: root may read every folder. */
async function withoutRoot<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.("nobody");
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

const migrate = (...args: string[]) => run(["migrate", folder, ...args]);

describe("the report", () => {
  it("tells file and line, the call of v3 and its fields", async () => {
    const path = put("src/a.ts", `\n${call}`);
    expect(await migrate()).toBe(1);
    expect(printed).toContain(`${path}:2  GET /v2/avatar/{avatar_id}/details\n  use GET /v3/avatars/looks/{look_id}\n`);
    expect(printed).toContain("send path.avatar_id → path.look_id");
    expect(printed).toContain("1 place in 1 file.");
  });

  it("says what to do where there is no successor", async () => {
    put("a.js", stays);
    await migrate();
    expect(printed).toContain("Leave the call out. v3 has no separate training");
  });

  it("ends with 0 where nothing is left to do", async () => {
    put("a.ts", moved);
    expect(await migrate()).toBe(0);
    expect(printed).toBe("No call of v1 or v2 was found.\n");
  });

  it("prints JSON on request", async () => {
    put("a.js", call + stays);
    expect(await migrate("--json")).toBe(1);
    const { places } = JSON.parse(printed);
    expect(places).toMatchObject([
      { line: 1, found: "GET /v2/avatar/{avatar_id}/details", operation: "getAvatarLook" },
      { line: 2, use: null, instead: expect.stringContaining("Leave the call out") },
    ]);
  });

  it("reads neither installed, built nor binary files, nor links", async () => {
    for (const name of ["node_modules/x/a.js", "dist/a.js", ".git/a.js", "sub/node_modules/a.js"]) put(name, call);
    for (const name of [".next/a.js", "build/a.js", "coverage/a.js", "vendor/a.js"]) put(name, call);
    const binary = put("a.bin", new Uint8Array([...new TextEncoder().encode(call), 0]));
    symlinkSync(binary, join(folder, "link.js"));
    symlinkSync(folder, join(folder, "circle"));
    expect([await migrate(), warned]).toEqual([0, ""]);
  });

  it("reads in a git repository what git does not ignore, and nothing installed or built", async () => {
    put(".gitignore", "out\n");
    put("out/a.ts", call);
    put("node_modules/a.ts", call);
    put("dist/a.js", call);
    put("build/a.ts", call);
    commit();
    put("new.ts", call);
    await migrate("--json");
    const { places } = JSON.parse(printed);
    expect(places.map(({ file }: { file: string }) => file)).toEqual([
      join(folder, "build/a.ts"),
      join(folder, "new.ts"),
    ]);
  });

  it("names the text files that it can't read", async () => {
    const bytes = new TextEncoder().encode(call);
    const [latin1, wide] = [
      put("latin1.txt", new Uint8Array([...bytes, 0xe9])),
      put("wide.js", Buffer.from(`\ufeff${call}`, "utf16le")),
    ];
    const huge = put("huge.js", call + " ".repeat(1_000_000));
    expect(await migrate()).toBe(0);
    const binary = put("a.bin", new Uint8Array([...bytes, 0]));
    await run(["migrate", binary]);
    expect(warned).toBe(
      `left out ${huge}: it is larger than 1 MB\nleft out ${latin1}: it is not UTF-8\n` +
        `left out ${wide}: it is not UTF-8\nleft out ${binary}: it is not text\n`,
    );
  });

  it("lists what comments and logs mention, and does not count it", async () => {
    put(
      "a.ts",
      `// was https://api.heygen.com/v2/avatars\nconsole.log("GET https://api.heygen.com/v2/voices failed");\n`,
    );
    expect(await migrate()).toBe(0);
    expect(printed).toContain("a.ts:1  GET /v2/avatars\n  only mentioned, in a comment or a message\n");
    expect(printed).toContain("2 places in 1 file, 2 of them only mentioned.");
  });

  it("finds in one file the calls of a client that another one makes", async () => {
    put("http.cjs", 'exports.api = require("axios").create({ baseURL: "https://api.heygen.com" });\n');
    const path = put(
      "use.cjs",
      'const { api } = require("./http.cjs");\nexports.list = () => api.get("/v2/avatars");\n',
    );
    expect(await migrate()).toBe(1);
    expect(printed).toContain(`${path}:2  GET /v2/avatars\n`);
  });

  it("finds places in any language", async () => {
    put("a.py", 'requests.get("https://api.heygen.com/v2/avatars")\n');
    put("a.sh", "curl https://api.heygen.com/v2/voices\n");
    put("README.md", "`POST https://api.heygen.com/v2/video/generate`\n");
    await migrate();
    expect(printed).toContain("3 places in 3 files.");
  });

  it("names a folder that it can't read, and goes on", async () => {
    const locked = dirname(put("locked/a.ts", call));
    put("open/a.ts", call);
    chmodSync(folder, 0o755);
    chmodSync(locked, 0o000);
    const code = await withoutRoot(() => migrate());
    chmodSync(locked, 0o700);
    expect(warned).toMatch(/^left out .*locked: EACCES.*\n$/);
    expect(printed).toContain("open/a.ts:1");
    expect(code).toBe(1);
  });
});

describe("the program", () => {
  it("ends in silence where nobody reads on", () => {
    // More than a pipe holds.
    for (let number = 100; number < 150; number++) put(`${number}.ts`, call.repeat(30));
    const args = [process.execPath, compiled("src/cli.ts"), "migrate", folder];
    const { stdout, stderr } = spawnSync("sh", ["-c", '"$@" | head -n 1', "sh", ...args], { encoding: "utf8" });
    expect([stdout, stderr]).toEqual([`${folder}/100.ts:1  GET /v2/avatar/{avatar_id}/details\n`, ""]);
  });
});

describe("the command line", () => {
  it("takes any number of paths", async () => {
    const paths = ["a.ts", "b.ts"].map((name) => put(name, call));
    await run(["migrate", ...paths]);
    expect(printed).toContain("2 places in 2 files.");
  });

  it("refuses a path that is not there", async () => {
    const error = await rejection<Error>(run(["migrate", join(folder, "none")]));
    expect(error.message).toBe(`there is no ${join(folder, "none")}`);
    expect((await rejection<Error>(run(["migrate", ""]))).message).toBe("a path is empty");
  });

  it("refuses flags of other commands", async () => {
    expect((await rejection<Error>(run(["migrate", "--port", "1"]))).message).toContain("not of migrate");
  });
});
