import { isNearbyAddress } from "../../shared/nearby-address.ts";
import type { Deliver } from "../settings/options.ts";

/** A receiver that nothing is sent to: trying again is of no use. */
export class DeliveryRejected extends Error {
  constructor(hostname: string) {
    super(`nothing is sent to ${hostname}: it is neither this machine nor in a private network, and was not allowed`);
  }
}

/** Sends with the global `fetch`, to addresses of this machine and of private networks, and to the hosts that are allowed. */
export function deliverNearby(allowed: readonly string[] = []): Deliver {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return async (request) => {
    const { hostname } = new URL(request.url);
    if (!isNearbyAddress(hostname) && !names.has(hostname)) throw new DeliveryRejected(hostname);
    return fetch(request);
  };
}
