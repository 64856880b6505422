// heygen-avatars migrate: the files that it reads, its report and its error messages.
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

/** Runs `work` as an ordinary user, because root can read every folder. */
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
  it("has one line a call, grouped by operation, with the v3 operation", async () => {
    const path = put("src/a.ts", `\n${call}${call}`);
    expect(await migrate()).toBe(1);
    const line = (number: number): string => `  ${path}:${number}  GET /v2/avatar/{avatar_id}/details\n`;
    expect(printed).toBe(
      `GET /v2/avatar/{avatar_id}/details  →  GET /v3/avatars/looks/{look_id}  (2)\n${line(2)}${line(3)}\n` +
        "2 calls of v1 or v2, in 1 file.\n",
    );
  });

  it("has fields and notes with --verbose", async () => {
    put("a.ts", call);
    await migrate("--verbose");
    expect(printed).toContain("    send path.avatar_id → path.look_id\n");
  });

  it("says what to do if there is no successor", async () => {
    put("a.js", stays);
    await migrate("--verbose");
    expect(printed).toContain("Leave the call out. v3 has no separate training");
  });

  it("tells where HeyGen is called in a way that it can't follow", async () => {
    const path = put("a.py", 'ROOT = "https://api.heygen.com/v2"\nget(ROOT + job.path)\n');
    expect(await migrate()).toBe(1);
    expect(printed).toContain(`${path}:1  ROOT = "https://api.heygen.com/v2"\n`);
    expect(printed).toContain("0 calls of v1 or v2, and 1 place to look at, in 1 file.");
  });

  it("says whether HeyGen is used at all, and exits with 0 if nothing is left to do", async () => {
    put("a.ts", "await fetch('https://example.com/v2/avatars');\n");
    expect(await migrate()).toBe(0);
    expect(printed).toBe("No call was found: nothing here names HeyGen.\n");
    put("a.ts", moved);
    printed = "";
    expect(await migrate()).toBe(0);
    expect(printed).toBe("Nothing is left to do: no call of v1 or v2.\n");
  });

  it("is JSON with --json", async () => {
    put("a.js", call + stays);
    expect(await migrate("--json")).toBe(1);
    const { calls, hints } = JSON.parse(printed);
    expect(calls).toMatchObject([
      { line: 1, found: "GET /v2/avatar/{avatar_id}/details", operation: "getAvatarLook" },
      { line: 2, use: null, instead: expect.stringContaining("Leave the call out") },
    ]);
    expect(hints).toEqual([]);
  });

  it("is a checklist with --markdown", async () => {
    const path = put("a.js", call);
    expect(await migrate("--markdown")).toBe(1);
    expect(printed).toContain(`- [ ] ${path}:1\n`);
  });

  it("skips installed, built and binary files, and symbolic links", async () => {
    for (const name of ["node_modules/x/a.js", "dist/a.js", ".git/a.js", "sub/node_modules/a.js"]) put(name, call);
    for (const name of [".next/a.js", "build/a.js", "coverage/a.js", "vendor/a.js"]) put(name, call);
    const binary = put("a.bin", new Uint8Array([...new TextEncoder().encode(call), 0]));
    symlinkSync(binary, join(folder, "link.js"));
    symlinkSync(folder, join(folder, "circle"));
    expect([await migrate(), warned]).toEqual([0, ""]);
  });

  it("skips files that git ignores, and installed and built ones, in a git repository", async () => {
    put(".gitignore", "out\n");
    put("out/a.ts", call);
    put("node_modules/a.ts", call);
    put("dist/a.js", call);
    put("build/a.ts", call);
    commit();
    put("new.ts", call);
    await migrate("--json");
    const { calls } = JSON.parse(printed);
    expect(calls.map(({ file }: { file: string }) => file)).toEqual([
      join(folder, "build/a.ts"),
      join(folder, "new.ts"),
    ]);
  });

  it("lists the files that it skips, with the reason", async () => {
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
      `skipped ${huge}: it is larger than 1 MB\nskipped ${latin1}: it is not UTF-8\n` +
        `skipped ${wide}: it is not UTF-8\nskipped ${binary}: it is not text\n`,
    );
  });

  it("counts no comments, messages and documents, and says which files have them", async () => {
    put(
      "a.ts",
      `// was https://api.heygen.com/v2/avatars\nconsole.log("GET https://api.heygen.com/v2/voices failed");\n`,
    );
    put("README.md", "`POST https://api.heygen.com/v2/video/generate`\n");
    expect(await migrate()).toBe(0);
    expect(printed).toContain("Comments and documents in 2 files also name v1 or v2.");
  });

  it("finds the calls of a client that another file creates", async () => {
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
    await migrate();
    expect(printed).toContain("2 calls of v1 or v2, in 2 files.");
  });

  it("lists a folder that it can't read, and continues", async () => {
    const locked = dirname(put("locked/a.ts", call));
    put("open/a.ts", call);
    chmodSync(folder, 0o755);
    chmodSync(locked, 0o000);
    const code = await withoutRoot(() => migrate());
    chmodSync(locked, 0o700);
    expect(warned).toMatch(/^skipped .*locked: EACCES.*\n$/);
    expect(printed).toContain("open/a.ts:1");
    expect(code).toBe(1);
  });
});

describe("the process", () => {
  it("ends without an error when the reader closes the pipe", () => {
    // More than the buffer of a pipe.
    for (let number = 100; number < 150; number++) put(`${number}.ts`, call.repeat(30));
    const args = [process.execPath, compiled("src/cli.ts"), "migrate", folder];
    const { stdout, stderr } = spawnSync("sh", ["-c", '"$@" | head -n 1', "sh", ...args], { encoding: "utf8" });
    expect(stdout).toMatch(/^GET \/v2\/avatar\/\{avatar_id\}\/details .*\n$/);
    expect(stderr).toBe("");
  });
});

describe("the command line", () => {
  it("accepts any number of paths", async () => {
    const paths = ["a.ts", "b.ts"].map((name) => put(name, call));
    await run(["migrate", ...paths]);
    expect(printed).toContain("2 calls of v1 or v2, in 2 files.");
  });

  it("rejects a path that does not exist", async () => {
    const error = await rejection<Error>(run(["migrate", join(folder, "none")]));
    expect(error.message).toBe(`${join(folder, "none")} does not exist`);
    expect((await rejection<Error>(run(["migrate", ""]))).message).toBe("a path is empty");
  });

  it("rejects flags of other commands", async () => {
    expect((await rejection<Error>(run(["migrate", "--port", "1"]))).message).toContain("not of migrate");
  });
});
