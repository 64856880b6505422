// What git knows of files.
import { execFile } from "node:child_process";
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
