// Resources that the contract tests have created on a server and not deleted yet, kept in a file in case the run is cut off.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Leftover } from "../contract.ts";
import { UsageError } from "./usage-error.ts";

interface Entry extends Leftover {
  server: string;
}

export class LeftoverFile {
  readonly path: string;
  readonly #folder: string;
  readonly #server: string;
  /** What earlier runs have left on any server. */
  #entries: readonly Entry[];

  private constructor(folder: string, server: string, earlier: readonly Entry[]) {
    this.path = join(folder, "contract-leftovers.json");
    this.#folder = folder;
    this.#server = server;
    this.#entries = earlier;
  }

  /** @throws UsageError for a file that can't be read */
  static async open(folder: string, server: string): Promise<LeftoverFile> {
    const file = new LeftoverFile(folder, server, []);
    const text = await readFile(file.path, "utf8").catch(() => "[]");
    try {
      return new LeftoverFile(folder, server, JSON.parse(text));
    } catch {
      throw new UsageError(
        `${file.path}, which lists resources that an earlier run has left, is damaged: look at it, then delete it`,
      );
    }
  }

  /** What earlier runs have left on this server. */
  get earlier(): Leftover[] {
    return this.#entries.filter(({ server }) => server === this.#server);
  }

  /** Lists what this run has created, and what earlier ones have left. At once, because the run may be cut off. */
  write(leftovers: readonly Leftover[]): void {
    const own = leftovers.map(({ operation, id }) => ({ server: this.#server, operation, id }));
    const entries = [...this.#entries, ...own];
    if (entries.length === 0) return void rmSync(this.path, { force: true });
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.path, `${JSON.stringify(entries, null, 2)}\n`);
  }

  /** Replaces the list of what is left on this server. */
  replace(left: readonly Leftover[]): void {
    this.#entries = this.#entries.filter(({ server }) => server !== this.#server);
    this.write(left);
  }
}
