// What git knows of files.
import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", args, { cwd: folder, maxBuffer: Number.POSITIVE_INFINITY });
  return stdout;
}

/** The files below a folder that git has or would add, by their paths from there; none outside of a repository. */
export async function filesInGit(folder: string): Promise<string[]> {
  try {
    const listed = await git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
    return [...new Set(listed.split("\0"))].filter((path) => path !== "").sort();
  } catch {
    return [];
  }
}

/** Why a change of a file could not be taken back with git; undefined where it can. */
export async function whyNotInGit(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  try {
    await git(folder, "rev-parse", "--is-inside-work-tree");
  } catch {
    return "there is no git repository to take it back with; --force writes all the same";
  }
  try {
    await git(folder, "ls-files", "--error-unmatch", "--", basename(path));
    const changes = await git(folder, "status", "--porcelain", "--", basename(path));
    if (changes === "") return undefined;
  } catch {}
  return "it has uncommitted changes; commit them, or use --force";
}
