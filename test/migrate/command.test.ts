// heygen-avatars migrate: what it reads, prints and writes, and what it refuses.
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import * as morph from "ts-morph";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseCommandLine } from "../../src/cli/flags.ts";
import { runMigrateCommand } from "../../src/cli/migrate.ts";
import { planFile } from "../../src/migrate/rewrite/plan.ts";
import { rejection } from "../http.ts";

const call = 'const response = await fetch("https://api.heygen.com/v2/avatar/a/details", { headers });\n';
const rewritten = call.replace("v2/avatar/a/details", "v3/avatars/looks/a");
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

const migrate = (flags: Parameters<typeof runMigrateCommand>[1] = {}) => runMigrateCommand([folder], flags);

describe("a dry run", () => {
  it("tells file and line, the call of v3 and its fields, and writes nothing", async () => {
    const path = put("src/a.ts", `\n${call}`);
    expect(await migrate()).toBe(1);
    expect(printed).toContain(`${path}:2  GET /v2/avatar/{avatar_id}/details\n  use GET /v3/avatars/looks/{look_id}\n`);
    expect(printed).toContain("send path.avatar_id → path.look_id");
    expect(printed).toContain("1 place in 1 file; --write rewrites 1. Nothing was written.");
    expect(readFileSync(path, "utf8")).toBe(`\n${call}`);
  });

  it("says what to do where there is no successor", async () => {
    put("a.js", stays);
    await migrate();
    expect(printed).toContain("Leave the call out. v3 has no separate training");
  });

  it("ends with 0 where nothing is left to do", async () => {
    put("a.ts", rewritten);
    expect(await migrate()).toBe(0);
    expect(printed).toBe("No call of v1 or v2 was found.\n");
  });

  it("prints JSON on request", async () => {
    put("a.js", call + stays);
    expect(await migrate({ json: true })).toBe(1);
    const { places } = JSON.parse(printed);
    expect(places).toMatchObject([
      {
        line: 1,
        found: "GET /v2/avatar/{avatar_id}/details",
        operation: "getAvatarLook",
        sure: true,
        rewritten: false,
      },
      { line: 2, use: null, instead: expect.stringContaining("Leave the call out"), sure: false },
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
    await migrate({ json: true });
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
    await runMigrateCommand([binary], {});
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
    expect(printed).toContain("a.ts:1  GET /v2/avatars\n  only mentioned, in a comment or in a text\n");
    expect(printed).toContain("2 places in 1 file, 2 of them only mentioned; --write rewrites 0.");
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
    expect(printed).toContain("3 places in 3 files; --write rewrites 0.");
  });
});

describe("--write", () => {
  it("rewrites what is sure, leaves the rest, and ends with 1 while something is left", async () => {
    const sure = put("sure.ts", call);
    const mixed = put("mixed.ts", call + stays);
    commit();
    expect(await migrate({ write: true })).toBe(1);
    expect([readFileSync(sure, "utf8"), readFileSync(mixed, "utf8")]).toEqual([rewritten, rewritten + stays]);
    expect(printed).toContain("3 places in 2 files: 2 rewritten, 1 left to do by hand.");
    expect(printed).not.toContain("sure.ts");
  });

  it("ends with 0 where all was rewritten, and finds nothing the next time", async () => {
    put("a.ts", call);
    commit();
    expect(await migrate({ write: true })).toBe(0);
    expect(await migrate()).toBe(0);
  });

  it("keeps the mode of a file", async () => {
    const path = put("a.mjs", call);
    execFileSync("chmod", ["755", path]);
    commit();
    await migrate({ write: true });
    expect(statSync(path).mode & 0o777).toBe(0o755);
  });

  it("leaves a file alone that has changes which are not committed, and says so", async () => {
    const [clean, dirty] = [put("clean.ts", call), put("dirty.ts", "")];
    commit();
    writeFileSync(dirty, call);
    expect(await migrate({ write: true })).toBe(1);
    expect([readFileSync(clean, "utf8"), readFileSync(dirty, "utf8")]).toEqual([rewritten, call]);
    expect(printed).toContain("by hand: it has uncommitted changes; commit them, or use --force");
    expect(printed).toContain("2 places in 2 files: 1 rewritten, 1 left to do by hand.");
  });

  it("never rewrites what a program has written", async () => {
    const path = put("bundle.js", `${"var a=1;".repeat(1000)}${call}`);
    commit();
    expect(await migrate({ write: true })).toBe(1);
    expect(printed).toContain("by hand: the file was written by a program");
    expect(readFileSync(path, "utf8")).toContain(call);
  });

  it("does not mind changes to other files", async () => {
    const path = put("a.ts", call);
    commit();
    put("other.ts", "changed\n");
    expect(await migrate({ write: true })).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(rewritten);
  });

  it("writes outside of git, and over changes, only with --force", async () => {
    const path = put("a.ts", call);
    expect(await migrate({ write: true })).toBe(1);
    expect(printed).toContain("by hand: there is no git repository to take it back with");
    expect(readFileSync(path, "utf8")).toBe(call);
    expect(await migrate({ write: true, force: true })).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(rewritten);
  });
});

describe("without ts-morph", () => {
  const missing = () =>
    Promise.reject(Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" }));
  const runWithout = (flags: Parameters<typeof runMigrateCommand>[1]) => runMigrateCommand([folder], flags, missing);

  it("finds places all the same", async () => {
    put("a.ts", call);
    expect(await runWithout({})).toBe(1);
    expect(printed).toContain("1 place in 1 file. Which of them can be rewritten is known with ts-morph");
  });

  it("refuses to write, in one line that names the package", async () => {
    put("a.ts", call);
    const error = await rejection<Error>(runWithout({ write: true }));
    expect(error.message).toBe("--write needs a package that is not installed: npm install --save-dev ts-morph@28");
  });
});

describe("the program", () => {
  /** Runs it as someone whom the rights of files hold back. */
  const run = (command: string) => {
    const uid = process.getuid?.() === 0 ? 65534 : undefined;
    const program = `${process.execPath} --import ${import.meta.resolve("tsx")} ${resolve("src/cli.ts")}`;
    return spawnSync("sh", ["-c", command.replace("PROGRAM", program)], { uid, encoding: "utf8" });
  };

  it("names a folder that it can't read, and goes on", () => {
    const locked = dirname(put("locked/a.ts", call));
    put("open/a.ts", call);
    chmodSync(folder, 0o755);
    chmodSync(locked, 0o000);
    const { stdout, stderr, status } = run(`PROGRAM migrate ${folder}`);
    chmodSync(locked, 0o700);
    expect(stderr).toMatch(/^left out .*locked: EACCES.*\n$/);
    expect([stdout.includes("open/a.ts:1"), status]).toEqual([true, 1]);
  });

  it("ends in silence where nobody reads on", () => {
    chmodSync(folder, 0o755);
    // More than a pipe holds.
    for (let number = 100; number < 150; number++) put(`${number}.ts`, call.repeat(30));
    const { stdout, stderr } = run(`PROGRAM migrate ${folder} | head -n 1`);
    expect([stdout, stderr]).toEqual([`${folder}/100.ts:1  GET /v2/avatar/{avatar_id}/details\n`, ""]);
  });
});

describe("the command line", () => {
  it("takes any number of paths", () => {
    expect(parseCommandLine(["migrate", "src", "docs", "README.md"]).paths).toEqual(["src", "docs", "README.md"]);
  });

  it("refuses a path that is not there", async () => {
    const error = await rejection<Error>(runMigrateCommand([join(folder, "none")], {}));
    expect(error.message).toBe(`there is no ${join(folder, "none")}`);
    expect((await rejection<Error>(runMigrateCommand([""], {}))).message).toBe("a path is empty");
  });

  it("refuses flags of other commands, and --force alone", async () => {
    expect(() => parseCommandLine(["migrate", "--port", "1"])).toThrow("not of the migration");
    expect((await rejection<Error>(migrate({ force: true }))).message).toContain("--force makes no sense");
  });
});

describe("what is rewritten", () => {
  const plan = (text: string, path = "a.js") => planFile(morph, path, text);

  it("keeps every other byte: line ends, odd spaces, comments, missing semicolons", () => {
    const before = [
      "// list   groups",
      "const r = await fetch( 'https://api.heygen.com/v2/avatar_group.list' ,{ headers } )  ",
      "\tconst   body = await r.json( ) /* v2 */",
      "for (const { id , num_looks : n } of body . data . avatar_group_list) show(id,n)",
      "",
    ].join("\r\n");
    const after = before
      .replace("fetch(", "fetchEveryPage(")
      .replace("v2/avatar_group.list", "v3/avatars?ownership=private")
      .replace("num_looks : n", "looks_count: n")
      .replace(" . avatar_group_list", "");
    const { text } = plan(before);
    expect(text.startsWith(after)).toBe(true);
    expect(text.slice(after.length)).toMatch(/^\r\n\/\*\* Reads every page/);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  it("keeps a byte order mark", () => {
    expect(plan(`\ufeff${call}`).text).toBe(`\ufeff${rewritten}`);
  });

  it("is nothing of a file that can't be parsed", () => {
    expect(() => plan(`${call}function (\n`)).toThrow("it does not parse: Identifier expected.");
  });

  const unclear: [what: string, text: string][] = [
    ["a variable that is assigned again", "let d = (await (await FETCH).json()).data; d = other; d.name"],
    ["an answer in a function that is not seen", "save((await (await FETCH).json()).data)"],
    [
      "an answer that is returned from an exported function",
      "export async function f() { return (await FETCH).json() }",
    ],
    ["a spread", "const { name, ...rest } = (await (await FETCH).json()).data"],
    ["a member by a name in brackets", "const d = (await (await FETCH).json()).data; d[key]"],
    ["a field that v3 does not have", "(await (await FETCH).json()).data.is_public"],
    ["an error that is compared with null", "if ((await (await FETCH).json()).error === null) go()"],
    ["an answer as text", "JSON.parse(await (await FETCH).text())"],
    ["options from elsewhere", "await fetch('https://api.heygen.com/v2/avatar/a/details', options)"],
    ["a hidden method", "await fetch('https://api.heygen.com/v2/avatar/a/details', { ...options })"],
    ["a parameter that is not documented", "await fetch('https://api.heygen.com/v2/avatars?page=2')"],
    [
      "whether public groups are meant",
      "await fetch(`https://api.heygen.com/v2/avatar_group.list?include_public=DOLLAR{x}`)",
    ],
    [
      "a constant that also starts other addresses",
      "const B = 'https://api.heygen.com/v2'; fetch(`DOLLAR{B}/avatar/a/details`); go(B)",
    ],
    [
      "a constant that other files can use",
      "export const B = 'https://api.heygen.com/v2'; fetch(`DOLLAR{B}/avatar/a/details`)",
    ],
    [
      "a field that other code can use",
      "class A { b = 'https://api.heygen.com/v2'; c() { fetch(`DOLLAR{this.b}/avatar/a/details`); } }",
    ],
    [
      "a list that a function of its own reads",
      "const f = (fetch) => { fetch('https://api.heygen.com/v2/avatars'); };",
    ],
    [
      "the code of a deletion",
      "const r = await fetch('https://api.heygen.com/v2/photo_avatar/a', { method: 'DELETE' }); (await r.json()).code",
    ],
    [
      "a status that v3 does not know",
      "const s = await fetch('https://api.heygen.com/v2/photo_avatar/a'); (await s.json()).data.status === 'in_appeal'",
    ],
    [
      "a status that goes out of sight",
      "const s = await fetch('https://api.heygen.com/v2/photo_avatar/a'); save((await s.json()).data.status)",
    ],
    [
      "a picture from elsewhere",
      "await fetch('https://api.heygen.com/v2/photo_avatar/avatar_group/create', { method: 'POST', body: JSON.stringify({ name, image_key }) })",
    ],
    [
      "an upload of a stream",
      "await fetch('https://upload.heygen.com/v1/asset', { method: 'POST', headers: { 'Content-Type': 'image/png' }, body: createReadStream(p) })",
    ],
  ];
  it.each(unclear)("is nothing where there is %s", (_, written) => {
    const get = "fetch('https://api.heygen.com/v2/avatar/a/details')";
    const text = written.replace("FETCH", get).replace("DOLLAR", "$");
    const planned = plan(text);
    expect([planned.text, planned.rewritten]).toEqual([text, []]);
    expect(planned.reasons.length).toBeGreaterThan(0);
  });
});
