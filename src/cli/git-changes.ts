import { execFile } from "node:child_process";
import { basename, dirname } from "node:path";
import { promisify } from "node:util";

/** Those files that hold changes which git does not have yet, or that lie in no git tree at all. */
export async function uncommitted(paths: readonly string[]): Promise<string[]> {
  const changed: string[] = [];
  for (const path of paths) if (!(await isCommitted(path))) changed.push(path);
  return changed;
}

async function isCommitted(path: string): Promise<boolean> {
  const git = (...args: string[]) => promisify(execFile)("git", args, { cwd: dirname(path) });
  try {
    const name = basename(path);
    await git("ls-files", "--error-unmatch", "--", name);
    const { stdout } = await git("status", "--porcelain", "--", name);
    return stdout === "";
  } catch {
    return false;
  }
}
