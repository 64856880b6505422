// The file that keeps the state of a sandbox across restarts. Writes are atomic, a lock ensures that only one server uses
// the file, and write errors never end the server.
import { open, readFile, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { checkSnapshot, type Snapshot } from "../sandbox.ts";
import { LockedError, LockFile } from "./lock-file.ts";
import { UsageError } from "./usage-error.ts";

/** How long changes are collected before they are written, in milliseconds. */
const saveDelayMs = 50;
/** The delay before a failed write is retried, in milliseconds. */
const retryDelayMs = 1_000;

/** Makes the state as JSON, in parts. */
type EncodedState = () => Promise<Uint8Array[]>;

export class StateFile {
  /** The content of the file; undefined if it did not exist. */
  readonly snapshot: Snapshot | undefined;
  /** The error of the last write; null if it succeeded. */
  error: string | null = null;
  readonly #name: string;
  /** The path of the file with symbolic links resolved, so that writing keeps the links. */
  readonly #path: string;
  readonly #lock: LockFile;
  /** Makes the newest state that has not been written; undefined if everything is. */
  #unsaved: EncodedState | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** The write in progress. */
  #writing: Promise<void> | undefined;

  private constructor(name: string, path: string, lock: LockFile, snapshot: Snapshot | undefined) {
    this.#name = name;
    this.#path = path;
    this.#lock = lock;
    this.snapshot = snapshot;
  }

  /** Reads and locks a file. @throws UsageError if it is invalid or in use by another server */
  static async open(name: string): Promise<StateFile> {
    const path = await targetOf(name);
    const lock = await takeLock(name, path);
    try {
      return new StateFile(name, path, lock, await readSnapshot(name, path));
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** Writes the URL of the server to the lock, for the error message of other servers. */
  async announce(url: string): Promise<void> {
    await this.#lock.announce(url).catch(() => {});
  }

  /** Schedules a write. Changes during a write are written together after it. */
  save(state: EncodedState): void {
    this.#unsaved = state;
    if (!this.#writing) this.#timer ??= setTimeout(() => void this.#write(), saveDelayMs);
  }

  /** Releases the lock without writing. */
  async release(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#lock.release();
  }

  /** Writes the state and releases the lock. */
  async close(state: EncodedState): Promise<void> {
    await this.#writing;
    this.#unsaved = state;
    await this.#write();
    if (this.error) console.error("heygen-avatars: the changes since the last save are lost");
    await this.release();
  }

  #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const state = this.#unsaved;
    this.#unsaved = undefined;
    const startedAt = performance.now();
    this.#writing = this.#tryToWrite(state).then((isWritten) => {
      this.#writing = undefined;
      if (!isWritten) this.#unsaved ??= state;
      // Writing a large state keeps the server from answering, so it gets as much time in between.
      const pauseMs = isWritten ? Math.max(saveDelayMs, performance.now() - startedAt) : retryDelayMs;
      if (this.#unsaved) this.#timer = setTimeout(() => void this.#write(), pauseMs);
    });
    return this.#writing;
  }

  async #tryToWrite(state: EncodedState | undefined): Promise<boolean> {
    if (!state) return true;
    try {
      if (!(await this.#lock.isHeld())) throw new Error("another sandbox uses the file now");
      await writeWhole(this.#path, await state());
      if (this.error) console.error(`heygen-avatars: the state is saved to ${this.#name} again`);
      this.error = null;
      return true;
    } catch (error) {
      this.#report(`can't save the state to ${this.#name}: ${(error as Error).message}`);
      return false;
    }
  }

  /** Prints an error once, not for each retry. */
  #report(problem: string): void {
    if (this.error !== problem) console.error(`heygen-avatars: ${problem}; continuing in memory`);
    this.error = problem;
  }
}

/** Resolves symbolic links, even if their target does not exist yet. */
async function targetOf(name: string): Promise<string> {
  const folder = await realpath(dirname(name)).catch(() => {
    throw new UsageError(`--state ${name}: the folder ${dirname(name)} does not exist`);
  });
  const found = await stat(name).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error && found.code !== "ENOENT") throw new UsageError(`--state ${name}: ${found.message}`);
  if (!(found instanceof Error)) {
    if (found.isFile()) return realpath(name);
    throw new UsageError(`--state ${name}: not a file`);
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
  const problem = snapshot === undefined ? "it is not valid JSON" : checkSnapshot(snapshot);
  if (problem === undefined) return snapshot as Snapshot;
  const advice = "delete or move it to start with the fixtures";
  throw new UsageError(`the state in ${name} is invalid: ${problem}; ${advice}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes a temporary file and renames it, so that the file is complete at any time, even after a power failure. */
async function writeWhole(path: string, parts: Uint8Array[]): Promise<void> {
  const draft = `${path}.new`;
  const { mode } = await stat(path).catch(() => ({ mode: 0o644 }));
  const handle = await open(draft, "w", mode);
  try {
    for (const part of parts) await handle.writeFile(part);
    await handle.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  await rename(draft, path);
}

async function takeLock(name: string, path: string): Promise<LockFile> {
  try {
    return await LockFile.take(`${path}.lock`);
  } catch (error) {
    if (!(error instanceof LockedError)) {
      throw new UsageError(`can't lock the state file ${name}: ${(error as Error).message}`);
    }
    const where = error.holder ? ` on ${error.holder}` : "";
    throw new UsageError(`the state file ${name} is in use by another sandbox${where}`);
  }
}
