/** A mistake of the person at the keyboard: its message is printed in one line, without a stack. */
export class UsageError extends Error {}
