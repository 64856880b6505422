// What the contract's cases have made on a server and not deleted yet, kept in a file in case that the run is cut off.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Remainder } from "../contract.ts";
import { UsageError } from "./usage-error.ts";

interface Entry extends Remainder {
  server: string;
}

export class RemainderFile {
  readonly path: string;
  readonly #folder: string;
  readonly #server: string;
  /** What earlier runs have left on any server. */
  #earlier: readonly Entry[];

  private constructor(folder: string, server: string, earlier: readonly Entry[]) {
    this.path = join(folder, "contract-remaining.json");
    this.#folder = folder;
    this.#server = server;
    this.#earlier = earlier;
  }

  /** @throws UsageError for a file that can't be read */
  static async open(folder: string, server: string): Promise<RemainderFile> {
    const file = new RemainderFile(folder, server, []);
    const text = await readFile(file.path, "utf8").catch(() => "[]");
    try {
      return new RemainderFile(folder, server, JSON.parse(text));
    } catch {
      throw new UsageError(
        `${file.path}, which lists what an earlier run has left, is damaged: look at it, and delete it`,
      );
    }
  }

  /** What earlier runs have left on this server. */
  get left(): Remainder[] {
    return this.#earlier.filter(({ server }) => server === this.#server);
  }

  /** Lists what this run has made, beside what earlier ones have left. Done at once: the next moment may be the last. */
  write(remaining: readonly Remainder[]): void {
    const own = remaining.map(({ operation, id }) => ({ server: this.#server, operation, id }));
    const entries = [...this.#earlier, ...own];
    if (entries.length === 0) return void rmSync(this.path, { force: true });
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.path, `${JSON.stringify(entries, null, 2)}\n`);
  }

  /** Lists what is left on this server in the place of what was. */
  replace(left: readonly Remainder[]): void {
    this.#earlier = this.#earlier.filter(({ server }) => server !== this.#server);
    this.write(left);
  }
}
