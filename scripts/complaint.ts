/** A fault of the person at the keyboard or of a file they edited: its message is printed, its stack is not. */
export class Complaint extends Error {
  /** Waits for a script's work; a complaint ends it with its message and exit code 1, a bug with a stack trace. */
  static async report(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof Complaint)) throw error;
      console.error(error.message);
      process.exitCode = 1;
    }
  }
}
