// The file that keeps the state: written atomically, used by one server at a time, with errors that never end the server.
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { StateFile } from "../../src/cli/state-file.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { compiled } from "../command-line.ts";
import { rejection } from "../http.ts";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "heygen-state-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const { snapshot } = createSandbox();
const encoded = async (state = snapshot()) => [new TextEncoder().encode(JSON.stringify(state))];
const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

describe("a state file", () => {
  it("is written soon after a change, and read at the next start", async () => {
    const file = join(temporaryFolder(), "state.json");
    const first = await StateFile.open(file);
    first.save(encoded);
    await vi.waitFor(() => expect(read(file)).toEqual(snapshot()));
    await first.close(encoded);
    expect((await StateFile.open(file)).snapshot).toEqual(snapshot());
  });

  it("follows a symbolic link, and leaves it a link", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "disk"));
    const [link, target] = [join(folder, "state.json"), join(folder, "disk/real.json")];
    writeFileSync(target, JSON.stringify(snapshot()));
    symlinkSync(target, link);
    const file = await StateFile.open(link);
    await file.close(() => encoded({ ...snapshot(), seq: 999 }));
    expect([lstatSync(link).isSymbolicLink(), read(target).seq]).toEqual([true, 999]);
    expect(readdirSync(folder).sort()).toEqual(["disk", "state.json"]);
  });

  it("is written again when the disk is back, and the error is reported only once", async () => {
    const folder = join(temporaryFolder(), "disk");
    mkdirSync(folder);
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => told.mockRestore());
    const file = await StateFile.open(join(folder, "state.json"));
    renameSync(folder, `${folder}-gone`);
    file.save(encoded);
    await vi.waitFor(() => expect(file.error).toContain("can't save the state"));
    file.save(encoded);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(told).toHaveBeenCalledTimes(1);
    renameSync(`${folder}-gone`, folder);
    await vi.waitFor(() => expect(file.error).toBeNull(), 3_000);
    expect(read(join(folder, "state.json"))).toEqual(snapshot());
    await file.close(encoded);
  });

  it("is rejected if another server uses it, with the URL of that server", async () => {
    const file = join(temporaryFolder(), "state.json");
    const first = await StateFile.open(file);
    await first.announce("http://127.0.0.1:4010");
    const message = (await rejection<Error>(StateFile.open(file))).message;
    expect(message).toBe(`the state file ${file} is in use by another sandbox on http://127.0.0.1:4010`);
    await first.close(encoded);
    await (await StateFile.open(file)).close(encoded);
  });

  it("is rejected even if the other server's processes can't be seen, as from another container", async () => {
    const file = join(temporaryFolder(), "state.json");
    const first = await StateFile.open(file);
    onTestFinished(() => first.release());
    const args = ["--pid", "--fork", "--mount-proc", process.execPath, compiled("src/cli.ts")];
    const second = spawn("unshare", [...args, "sandbox", "--port", "0", "--state", file], { timeout: 20_000 });
    let printed = "";
    second.stderr.on("data", (chunk) => {
      printed += chunk;
    });
    const [code] = await once(second, "close");
    if (/unshare failed/.test(printed)) return console.log("skipped: unshare needs root");
    expect([code, printed]).toEqual([1, expect.stringContaining("is in use by another sandbox")]);
  });

  it("is left alone by a server that has lost it while it was suspended", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => told.mockRestore());
    const file = join(temporaryFolder(), "state.json");
    const suspended = await StateFile.open(file);
    writeFileSync(`${file}.lock`, "another-id");
    await suspended.close(encoded);
    expect(suspended.error).toContain("another sandbox uses the file now");
    expect(readdirSync(dirname(file))).toEqual(["state.json.lock"]);
  });

  it.each([
    ["from a server that was killed", "0b8f4fc0 http://127.0.0.1:4010"],
    ["that is empty", ""],
    ["of an earlier version", "4194305 http://127.0.0.1:4010"],
  ])("is opened despite a stale lock %s", async (_, text) => {
    const file = join(temporaryFolder(), "state.json");
    writeFileSync(`${file}.lock`, text);
    utimesSync(`${file}.lock`, new Date(0), new Date(0));
    await (await StateFile.open(file)).close(encoded);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it("is rejected if it is a folder or a cycle of links", async () => {
    const folder = temporaryFolder();
    symlinkSync(join(folder, "loop"), join(folder, "loop"));
    expect((await rejection<Error>(StateFile.open(folder))).message).toContain("not a file");
    expect((await rejection<Error>(StateFile.open(join(folder, "loop")))).message).toContain("--state");
  });

  it("keeps its mode", async () => {
    const file = join(temporaryFolder(), "state.json");
    writeFileSync(file, JSON.stringify(snapshot()), { mode: 0o600 });
    await (await StateFile.open(file)).close(encoded);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each<[string, (whole: ReturnType<typeof snapshot>) => unknown, string]>([
    ["truncated", () => "", "it is not valid JSON"],
    ["of another version", (whole) => ({ ...whole, version: 2 }), "version is 2, not 6"],
    ["not an object", () => [], "it must be object"],
    ["with looks that are null", (whole) => ({ ...whole, looks: null }), "looks must be array"],
    ["with a look that is null", (whole) => ({ ...whole, looks: [null] }), "looks[0] must be object"],
    ["without a list", ({ videos: _, ...rest }) => rest, "videos is missing"],
    [
      "with an invalid response",
      (whole) => ({ ...whole, responses: [{ key: "a", since: 1, status: 99, headers: {}, body: "" }] }),
      "responses[0] is not a valid response",
    ],
    ["with a wrong type", (whole) => ({ ...whole, seq: "1" }), "seq must be integer"],
    [
      "with a look in an unknown group",
      (whole) => ({ ...whole, looks: [{ ...whole.looks[0], groupId: "group_none" }] }),
      "looks[0].groupId matches no group",
    ],
  ])("is rejected with its name and left unchanged if it is invalid: %s", async (_, damage, problem) => {
    const file = join(temporaryFolder(), "state.json");
    const damaged = damage(snapshot());
    const text = damaged === "" ? JSON.stringify(snapshot()).slice(0, 500) : JSON.stringify(damaged);
    writeFileSync(file, text);
    const { message } = await rejection<Error>(StateFile.open(file));
    expect(message).toContain(file);
    expect(message).toContain(` is invalid: ${problem};`);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("is complete after the server is killed, except for the last moment", async () => {
    const file = join(temporaryFolder(), "state.json");
    for (let round = 0; round < 3; round++) {
      const args = [compiled("src/cli.ts"), "sandbox", "--port", "0", "--state", file];
      const server = spawn(process.execPath, args);
      const [line] = await once(server.stdout, "data");
      const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0];
      const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
      const body = (name: string) => JSON.stringify({ type: "prompt", name, prompt: "y" });
      const create = (name: string) => fetch(`${url}/v3/avatars`, { method: "POST", headers, body: body(name) });
      await create(`saved-${round}`);
      await new Promise((resolve) => setTimeout(resolve, 350));
      await create(`late-${round}`);
      server.kill("SIGKILL");
      await once(server, "close");
    }
    const names = read(file).looks.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(["saved-0", "saved-1", "saved-2"]));
  });
});
