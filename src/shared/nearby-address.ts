// Which addresses are near: what the sandbox makes up is told to nobody on the internet.
import { isLoopback } from "./loopback.ts";

/** Where Amazon, Google and Oracle keep credentials by IPv6, as private as it looks. */
const metadataAddress = /^\[(fd00:ec2|fd20:ce|fd00:c1):/;

/**
 * Whether a host, as addresses write it, is an address of this machine or of a private network. Link-local ones are not:
 * behind 169.254.169.254 a cloud keeps credentials.
 */
export function isNearbyAddress(hostname: string): boolean {
  if (isLoopback(hostname)) return true;
  if (metadataAddress.test(hostname)) return false;
  const [, mapped] = /^\[::ffff:([\da-f]{1,4}:[\da-f]{1,4})]$/.exec(hostname) ?? [];
  if (mapped !== undefined) return isNearbyAddress(dotted(mapped));
  return /^10(\.\d+){3}$|^192\.168(\.\d+){2}$|^172\.(1[6-9]|2\d|3[01])(\.\d+){2}$|^\[f[cd][\da-f]{2}:/.test(hostname);
}

/** Whether a host is near by its name: a name of one word, or one that no public server has. */
export const isNearbyName = (hostname: string): boolean =>
  isNearbyAddress(hostname) || /^[\w-]+$|\.(local|internal|test)$/.test(hostname);

/** `7f00:1` as `127.0.0.1`. */
function dotted(mapped: string): string {
  const [high = 0, low = 0] = mapped.split(":").map((part) => Number.parseInt(part, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
