/** An error of the user. Its message is printed in one line, without a stack trace. */
export class UsageError extends Error {}
