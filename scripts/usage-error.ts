/** A mistake of the person at the keyboard, or in a file they edited: its message is printed, its stack is not. */
export class UsageError extends Error {
  /** Waits for a script's work; a usage error ends it with its message and an exit code, a bug with a stack trace. */
  static async report(work: Promise<unknown>, exitCode = 1): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof UsageError) && !isUsageErrorOfNode(error)) throw error;
      console.error((error as Error).message);
      process.exitCode = exitCode;
    }
  }
}

/** What Node itself finds wrong with arguments and addresses. */
const isUsageErrorOfNode = (error: unknown): boolean =>
  /^(ERR_PARSE_ARGS_|ERR_SOCKET_BAD_PORT$|EADDRINUSE$)/.test((error as NodeJS.ErrnoException)?.code ?? "");
