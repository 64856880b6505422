// The files that a migration reads.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "./usage-error.ts";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const skippedFolders = new Set(["node_modules", "dist", ".git"]);
/** Larger files are data, or were written by a program. In bytes. */
const maxSize = 1_000_000;

/** Every text file at or below some paths, each once. @throws UsageError for a path that is not there */
export async function* sourceFiles(paths: readonly string[]): AsyncGenerator<SourceFile> {
  const seen = new Set<string>();
  for (const path of paths) {
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new UsageError(`there is no ${path}`);
    for await (const file of found.isDirectory() ? filesBelow(path) : [path]) {
      if (seen.has(file)) continue;
      seen.add(file);
      const text = await readText(file);
      if (text !== undefined) yield { path: file, text };
    }
  }
}

async function* filesBelow(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isFile()) yield path;
    // Links are left alone: they may lead in a circle, or out of the project.
    else if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* filesBelow(path);
  }
}

/** The text of a file; undefined where it is binary, too large, or gone. */
async function readText(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile() || info.size > maxSize) return undefined;
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes || bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
