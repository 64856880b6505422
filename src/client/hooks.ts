/**
 * Calls a function of the caller, such as `onRetry`. An error that it throws ends the call. A promise that it returns is
 * not awaited, and its rejection is ignored: it must not end the process.
 */
export function runHook<Notice>(hook: ((notice: Notice) => unknown) | undefined, notice: Notice): void {
  Promise.resolve(hook?.(notice)).catch(() => {});
}
