// A file with the resources that contract tests have created and not deleted yet, in case a run is interrupted.
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
  /** The leftover resources of earlier runs, on all servers. */
  #entries: readonly Entry[];

  private constructor(folder: string, server: string, earlier: readonly Entry[]) {
    this.path = join(folder, "contract-leftovers.json");
    this.#folder = folder;
    this.#server = server;
    this.#entries = earlier;
  }

  /** Reads the file in a folder. @throws UsageError if it is not JSON */
  static async open(folder: string, server: string): Promise<LeftoverFile> {
    const file = new LeftoverFile(folder, server, []);
    const text = await readFile(file.path, "utf8").catch(() => "[]");
    try {
      return new LeftoverFile(folder, server, JSON.parse(text));
    } catch {
      throw new UsageError(
        `${file.path}, the list of leftover resources from earlier runs, is not valid JSON: check it, then delete it`,
      );
    }
  }

  /** The leftover resources of earlier runs on this server. */
  get earlier(): Leftover[] {
    return this.#entries.filter(({ server }) => server === this.#server);
  }

  /** Writes the leftover resources of this run and of earlier ones. Synchronously, because the run may be interrupted. */
  write(leftovers: readonly Leftover[]): void {
    const own = leftovers.map(({ operation, id }) => ({ server: this.#server, operation, id }));
    const entries = [...this.#entries, ...own];
    if (entries.length === 0) return void rmSync(this.path, { force: true });
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(this.path, `${JSON.stringify(entries, null, 2)}\n`);
  }

  /** Replaces the leftover resources on this server. */
  replace(left: readonly Leftover[]): void {
    this.#entries = this.#entries.filter(({ server }) => server !== this.#server);
    this.write(left);
  }
}
