/** Why a `fetch` failed that was to take so long at most: `fetch` says it in the cause, and Node in the code of that. */
export function reasonOf(error: unknown, timeoutMs: number): string {
  const { name, cause = error } = error as Error;
  if (name === "TimeoutError") return `waited ${timeoutMs / 1000} s`;
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}
