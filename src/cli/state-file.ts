// The file that keeps the state of a sandbox across restarts. It is whole at any moment, belongs to one server at a
// time, and its troubles never end the server.
import { open, readFile, readlink, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { checkSnapshot, type Snapshot } from "../sandbox.ts";
import { UsageError } from "./usage-error.ts";

/** How long a change may wait to be written, in milliseconds. */
const saveDelayMs = 50;
/** How soon a failed write is tried again, in milliseconds. */
const retryDelayMs = 1_000;

export class StateFile {
  /** What the file held; undefined where there was none yet. */
  readonly snapshot: Snapshot | undefined;
  /** What is wrong with writing; null where nothing is. */
  error: string | null = null;
  readonly #name: string;
  /** Where the file really is: behind a symbolic link, the link stays. */
  readonly #path: string;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  private constructor(name: string, path: string, snapshot: Snapshot | undefined) {
    this.#name = name;
    this.#path = path;
    this.snapshot = snapshot;
  }

  /** Reads a file and takes hold of it. @throws UsageError for a damaged file, and one that another server has */
  static async open(name: string): Promise<StateFile> {
    const path = await targetOf(name);
    const snapshot = await readSnapshot(name, path);
    await takeLock(name, path);
    return new StateFile(name, path, snapshot);
  }

  /** Writes the address into the lock, for whoever finds the file taken. */
  async announce(url: string): Promise<void> {
    await writeFile(lockOf(this.#path), `${process.pid} ${url}\n`).catch(() => {});
  }

  /** Writes soon. */
  save(snapshot: () => Snapshot): void {
    this.#timer ??= setTimeout(() => this.#write(snapshot), saveDelayMs);
  }

  /** Lets go of the file without writing it. */
  async release(): Promise<void> {
    clearTimeout(this.#timer);
    await rm(lockOf(this.#path), { force: true }).catch(() => {});
  }

  /** Writes what is not written yet, and lets go of the file. */
  async close(snapshot: () => Snapshot): Promise<void> {
    this.#write(snapshot, false);
    await this.#writing;
    await this.release();
  }

  #write(snapshot: () => Snapshot, retries = true): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(async () => {
      try {
        await writeWhole(this.#path, JSON.stringify(snapshot()));
        if (this.error) console.error(`heygen-avatars: the state is written to ${this.#name} again`);
        this.error = null;
      } catch (error) {
        this.#report(`can't write the state to ${this.#name}: ${(error as Error).message}`);
        if (retries) this.#timer ??= setTimeout(() => this.#write(snapshot), retryDelayMs);
      }
    });
  }

  /** Tells a problem once, not at each try. */
  #report(problem: string): void {
    if (this.error !== problem) console.error(`heygen-avatars: ${problem}; going on in memory`);
    this.error = problem;
  }
}

/** Where a name leads to, also through links to a file that is not there yet. */
async function targetOf(name: string): Promise<string> {
  const folder = await realpath(dirname(name)).catch(() => {
    throw new UsageError(`--state ${name}: there is no folder ${dirname(name)}`);
  });
  const found = await stat(name).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error && found.code !== "ENOENT") throw new UsageError(`--state ${name}: ${found.message}`);
  if (!(found instanceof Error)) {
    if (found.isFile()) return realpath(name);
    throw new UsageError(`--state ${name}: that is no file`);
  }
  const link = await readlink(name).catch(() => undefined);
  return link === undefined ? join(folder, basename(name)) : targetOf(resolve(folder, link));
}

async function readSnapshot(name: string, path: string): Promise<Snapshot | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new UsageError(`can't read the state in ${name}: ${(error as Error).message}`);
  }
  const snapshot = parseJson(text);
  const problem = snapshot === undefined ? "it is no JSON" : checkSnapshot(snapshot);
  if (problem === undefined) return snapshot as Snapshot;
  const advice = "move it away to start afresh";
  throw new UsageError(`the state in ${name} is damaged or of another version: ${advice} (${problem})`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that the file is whole at any moment, also when the power fails. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = `${path}.new`;
  const { mode } = await stat(path).catch(() => ({ mode: 0o644 }));
  const handle = await open(draft, "w", mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
}

const lockOf = (path: string): string => `${path}.lock`;

/** Takes the lock of a file; one that a killed server has left behind is taken over. */
async function takeLock(name: string, path: string): Promise<void> {
  const lock = lockOf(path);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      await writeFile(lock, `${process.pid}\n`, { flag: "wx" });
      if (await isStillMine(lock)) return;
      continue;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== "EEXIST") throw new UsageError(`can't keep the state in ${name}: ${message}`);
    }
    const [pid = "", url] = (await readFile(lock, "utf8").catch(() => "")).trim().split(" ");
    if (isRunning(Number(pid)) && (url ? await isSandbox(url) : await isFresh(lock))) {
      const where = url ? ` on ${url}` : "";
      throw new UsageError(`the state in ${name} belongs to another sandbox: process ${pid}${where}`);
    }
    await rm(lock, { force: true });
  }
  throw new UsageError(`the state in ${name} is being taken by another sandbox; try again`);
}

/** How long two that take over the same lock may be apart, in milliseconds. */
const raceMs = 100;

/** Whether nobody has taken the lock at the same time: who finds a stale one removes it, perhaps a new one by then. */
async function isStillMine(lock: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, raceMs));
  const text = await readFile(lock, "utf8").catch(() => "");
  return text.trim() === String(process.pid);
}

function isRunning(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, but somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Whether a sandbox answers; the number of a process that was killed may have gone to another program. */
async function isSandbox(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/sandbox/state`, { signal: AbortSignal.timeout(2_000) });
    return response.headers.get("Content-Type") === "application/json";
  } catch {
    return false;
  }
}

/** How long a server may take from taking the lock to listening, in milliseconds. */
const startMs = 10_000;

const isFresh = async (lock: string): Promise<boolean> => {
  const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < startMs;
};
