// Finds the files that `migrate` reads.
import { lstat, open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { filesInGit } from "./git.ts";
import { UsageError } from "./usage-error.ts";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Called for each file that is skipped, with the reason. */
type Tell = (path: string, why: string) => void;

/** Installed or built folders. They are skipped even if they are in git. */
const neverRead = ["node_modules", "dist"];
/** Folders that are skipped outside a git repository. */
const skippedFolders = new Set([...neverRead, ".git", ".next", "build", "coverage", "vendor"]);
/** The maximum file size, in bytes. Larger files are most likely data or generated. */
const maxSize = 1_000_000;

/**
 * Reads every text file at or below the paths once. In folders, files that git ignores are skipped.
 *
 * @throws UsageError if a path does not exist
 */
export async function* sourceFiles(paths: readonly string[], tell: Tell): AsyncGenerator<SourceFile> {
  const seen = new Set<string>();
  for (const path of paths) {
    if (path === "") throw new UsageError("a path is empty");
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new UsageError(`${path} does not exist`);
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
  // No git repository, or the user named a folder that git ignores.
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
    // Symbolic links are skipped, because they may form a cycle or leave the project.
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

/** Reads the start of a file, which is enough to detect text. */
async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8000), 0, 8000, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
