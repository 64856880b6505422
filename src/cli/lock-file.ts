// A lock that only one process holds. A heartbeat shows that the holder is alive: process ids would not do, because two
// containers that share a volume don't see each other's processes.
import { randomUUID } from "node:crypto";
import { readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** How often a holder touches its lock, and how long a lock that nobody touches is respected, in milliseconds. */
const beatMs = 500;
const staleMs = 3_000;
/** The time window in which two processes may take the same lock, in milliseconds. */
const raceMs = 100;

/** Another process holds the lock. */
export class LockedError extends Error {
  /** What the holder has announced, such as its URL. */
  readonly holder: string | undefined;

  constructor(holder: string | undefined) {
    super("the lock is held by another process");
    this.holder = holder;
  }
}

export class LockFile {
  readonly #path: string;
  readonly #id = randomUUID();
  #heartbeat: NodeJS.Timeout | undefined;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Takes a lock. A lock without a heartbeat is replaced. @throws LockedError, or an error of the file system */
  static async take(path: string): Promise<LockFile> {
    const lock = new LockFile(path);
    const isNew = await writeFile(path, lock.#id, { flag: "wx" }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === "EEXIST") return false;
        throw error;
      },
    );
    if (!isNew) {
      if (await hasHeartbeat(path)) throw new LockedError((await contentOf(path)).holder);
      await lock.#write("");
    }
    await sleep(raceMs);
    if (!(await lock.isHeld())) throw new LockedError(undefined);
    lock.#heartbeat = setInterval(() => void lock.#beat(), beatMs).unref();
    return lock;
  }

  /** Writes who holds the lock, for the error of others. */
  async announce(holder: string): Promise<void> {
    if (await this.isHeld()) await this.#write(holder);
  }

  /** Whether no other process has taken the lock, for example while this one was suspended. */
  async isHeld(): Promise<boolean> {
    return (await contentOf(this.#path)).id === this.#id;
  }

  async release(): Promise<void> {
    clearInterval(this.#heartbeat);
    if (await this.isHeld()) await rm(this.#path, { force: true }).catch(() => {});
  }

  /** Writes a draft and renames it, so that the file is never empty. */
  async #write(holder: string): Promise<void> {
    const draft = `${this.#path}.${this.#id}`;
    try {
      await writeFile(draft, `${this.#id} ${holder}`);
      await rename(draft, this.#path);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async #beat(): Promise<void> {
    const now = new Date();
    if (await this.isHeld()) await utimes(this.#path, now, now).catch(() => {});
  }
}

async function contentOf(path: string): Promise<{ id: string; holder: string | undefined }> {
  const [id = "", holder] = (await readFile(path, "utf8").catch(() => "")).trim().split(" ");
  return { id, holder };
}

/** Watches a lock until somebody touches or releases it, or until it is stale. Another machine may set the file's time. */
async function hasHeartbeat(path: string): Promise<boolean> {
  const first = await touchedAt(path);
  const since = performance.now();
  while (performance.now() - since < staleMs) {
    await sleep(raceMs);
    const current = await touchedAt(path);
    if (current !== first) return current !== 0;
  }
  return false;
}

/** Milliseconds since the epoch; 0 if there is no lock. */
const touchedAt = async (path: string): Promise<number> => (await stat(path).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
