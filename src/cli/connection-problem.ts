/** Why a `fetch` with a timeout failed. `fetch` wraps the original error in `cause`, and Node gives that a `code`. */
export function reasonOf(error: unknown, timeoutMs: number): string {
  const { name, cause = error } = error as Error;
  if (name === "TimeoutError") return `timed out after ${timeoutMs / 1000} s`;
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
