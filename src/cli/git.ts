// Lists files with git.
import { execFile } from "node:child_process";
import { promisify } from "node:util";

async function git(folder: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("git", args, { cwd: folder, maxBuffer: Number.POSITIVE_INFINITY });
  return stdout;
}

/** The tracked and untracked files below a folder without the ignored ones, by relative path; none outside a repository. */
export async function filesInGit(folder: string): Promise<string[]> {
  try {
    const listed = await git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
    return [...new Set(listed.split("\0"))].filter((path) => path !== "").sort();
  } catch {
    return [];
  }
}
