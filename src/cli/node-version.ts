import { UsageError } from "./usage-error.ts";

/** The minimum version of Node. */
const minimum = { major: 20, minor: 19 };

/** @throws UsageError if the version of Node is too old */
export function assertNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isRecent = major > minimum.major || (major === minimum.major && minor >= minimum.minor);
  if (isRecent) return;
  throw new UsageError(`requires Node ${minimum.major}.${minimum.minor} or newer, but this is ${version}`);
}
