// Recognizes local and private hosts, so that the sandbox sends its made-up events only to them and not to the internet.
import { isLoopback } from "./loopback.ts";

/** Metadata services of Amazon, Google and Oracle, which hold credentials: private by their range, but not allowed. */
const metadataAddress = /^\[(fd00:ec2|fd20:ce|fd00:c1):/;

/**
 * Whether the host of a URL is an address of the local machine or of a private network. Link-local addresses don't
 * count, because clouds serve credentials at 169.254.169.254.
 */
export function isNearbyAddress(hostname: string): boolean {
  if (isLoopback(hostname)) return true;
  if (metadataAddress.test(hostname)) return false;
  const [, mapped] = /^\[::ffff:([\da-f]{1,4}:[\da-f]{1,4})]$/.exec(hostname) ?? [];
  if (mapped !== undefined) return isNearbyAddress(dotted(mapped));
  return /^10(\.\d+){3}$|^192\.168(\.\d+){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$|^\[f[cd][\da-f]{2}:/.test(hostname);
}

/** Whether a host is local by its address or name: a single word, or a domain that is not public. */
export const isNearbyName = (hostname: string): boolean =>
  isNearbyAddress(hostname) || /^[\w-]+$|\.(local|internal|test)$/.test(hostname);

/** `7f00:1` as `127.0.0.1`. */
function dotted(mapped: string): string {
  const [high = 0, low = 0] = mapped.split(":").map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
