// Delivers the webhooks of `heygen-avatars sandbox`, but only to this machine, to private networks and to hosts that the
// user has allowed.
import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { DeliveryRejected } from "../sandbox/deliveries/deliver.ts";
import type { Deliver } from "../sandbox.ts";
import { isNearbyAddress } from "../shared/nearby-address.ts";

/**
 * @param allowed hosts to deliver to, wherever they are
 * @param resolve resolves a host name. Default: `lookup` from `node:dns`
 */
export function deliverNearby(allowed: readonly string[], resolve: typeof lookup = lookup): Deliver {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return async (delivery) => {
    const { hostname } = new URL(delivery.url);
    const isAllowed = names.has(hostname);
    // IP addresses are checked here. Host names are checked after the lookup.
    if (!isAllowed && isAddress(hostname) && !isNearbyAddress(hostname)) throw new DeliveryRejected(hostname);
    const body = new Uint8Array(await delivery.arrayBuffer());
    return send(delivery, body, isAllowed ? lookup : nearbyLookup(resolve));
  };
}

/** Sends a delivery. It uses `node:http` because that accepts a `lookup`. It does not follow redirects. */
function send(delivery: Request, body: Uint8Array, lookupOf: LookupFunction): Promise<Response> {
  const { url, method, signal } = delivery;
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  const headers = { ...Object.fromEntries(delivery.headers), "Content-Length": String(body.length) };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, signal, lookup: lookupOf, agent: false });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      const { statusCode: status = 502 } = incoming;
      // The response counts even if its body breaks off.
      incoming.on("error", () => {});
      const isBare = status === 204 || status === 205 || status === 304;
      if (isBare) incoming.destroy();
      const stream = isBare ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
      // `new Response` throws for a status outside this range.
      const known = status >= 200 && status <= 599 ? status : 502;
      resolve(new Response(stream, { status: known }));
    });
    outgoing.end(body);
  });
}

/**
 * A lookup for the connection that rejects a name if one of its addresses is outside this machine and private networks.
 * A separate check before the connection would not be safe: the name could resolve to another address by then.
 */
function nearbyLookup(resolve: typeof lookup): LookupFunction {
  return (hostname, options, callback) => {
    const all: LookupOptions & { all: true } = { ...options, all: true };
    resolve(hostname, all, (error, addresses: LookupAddress[] = []) => {
      const isNear = addresses.length > 0 && addresses.every(({ address }) => isNearbyAddress(asHost(address)));
      const [first] = addresses;
      if (error || !first) return callback(error ?? new Error(`${hostname} has no IP address`), "", 0);
      if (!isNear) return callback(new DeliveryRejected(hostname), "", 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** Whether the host of a URL is an IP address rather than a name. */
const isAddress = (hostname: string): boolean => /^[\d.]+$|^\[/.test(hostname);

/** An IP address as the host of a URL, in its shortest form. */
const asHost = (address: string): string =>
  new URL(`http://${address.includes(":") ? `[${address}]` : address}`).hostname;
