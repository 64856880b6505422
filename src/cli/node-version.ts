import { UsageError } from "./usage-error.ts";

/** The oldest Node that the package is tested on. */
const minimum = { major: 20, minor: 19 };

/** @throws UsageError for a Node that is too old */
export function assertNodeVersion(version: string): void {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isRecent = major > minimum.major || (major === minimum.major && minor >= minimum.minor);
  if (isRecent) return;
  throw new UsageError(`needs Node ${minimum.major}.${minimum.minor} or newer, this is ${version}`);
}
