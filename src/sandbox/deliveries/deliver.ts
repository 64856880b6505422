import { isNearbyAddress } from "../../shared/nearby-address.ts";
import type { Deliver } from "../settings/options.ts";

/** Thrown for a receiver outside the allowed hosts. A retry can't succeed. */
export class DeliveryRejected extends Error {
  constructor(hostname: string) {
    super(`${hostname} is neither this machine nor in a private network, and not in deliverTo`);
  }
}

/** Sends with the global `fetch`, but only to this machine, to private networks and to the allowed hosts. */
export function deliverNearby(allowed: readonly string[] = []): Deliver {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return async (request) => {
    const { hostname } = new URL(request.url);
    if (!isNearbyAddress(hostname) && !names.has(hostname)) throw new DeliveryRejected(hostname);
    return fetch(request);
  };
}
