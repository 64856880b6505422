// The files that a migration reads.
import { lstat, open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { filesInGit } from "./git.ts";
import { UsageError } from "./usage-error.ts";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What was not read, and why. */
type Tell = (path: string, why: string) => void;

/** What is installed or built, even where git has it. */
const neverRead = ["node_modules", "dist"];
/** What holds the work of programs, where git can't tell. */
const skippedFolders = new Set([...neverRead, ".git", ".next", "build", "coverage", "vendor"]);
/** Larger files are data, or were written by a program. In bytes. */
const maxSize = 1_000_000;

/**
 * Every text file at or below some paths, each once: of a folder those that git does not ignore.
 *
 * @throws UsageError for a path that is not there
 */
export async function* sourceFiles(paths: readonly string[], tell: Tell): AsyncGenerator<SourceFile> {
  const seen = new Set<string>();
  for (const path of paths) {
    if (path === "") throw new UsageError("a path is empty");
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new UsageError(`there is no ${path}`);
    for await (const file of found.isDirectory() ? filesOf(path, tell) : [path]) {
      if (seen.has(file)) continue;
      seen.add(file);
      const { text, why } = await readText(file);
      if (text !== undefined) yield { path: file, text };
      else if (why !== notText || file === path) tell(file, why);
    }
  }
}

async function* filesOf(folder: string, tell: Tell): AsyncGenerator<string> {
  const listed = await filesInGit(folder);
  // A folder that git ignores as a whole was named all the same.
  if (listed.length === 0) return yield* filesBelow(folder, tell);
  for (const name of listed) {
    if (name.split("/").some((part) => neverRead.includes(part))) continue;
    const path = join(folder, name);
    const info = await lstat(path).catch(() => undefined);
    if (info?.isFile()) yield path;
  }
}

async function* filesBelow(folder: string, tell: Tell): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    tell(folder, error.message);
    return [];
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!skippedFolders.has(entry.name)) yield* filesBelow(path, tell);
    }
    // Links are left alone: they may lead in a circle, or out of the project.
    else if (entry.isFile()) yield path;
  }
}

type Read = { text: string; why?: undefined } | { text?: undefined; why: string };

const notText = "it is not text";

async function readText(path: string): Promise<Read> {
  try {
    const { size } = await stat(path);
    const bytes = size > maxSize ? await startOf(path) : await readFile(path);
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    if (!isUtf16 && bytes.includes(0)) return { why: notText };
    if (size > maxSize) return { why: "it is larger than 1 MB" };
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { why: code === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "it is not UTF-8" : message };
  }
}

/** As much of a file as tells whether it is text. */
async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8000), 0, 8000, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
