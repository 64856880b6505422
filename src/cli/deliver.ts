// Delivers webhooks from the command line's sandbox, and only nearby: to addresses of this machine and of private
// networks, and to hosts that the user has allowed.
import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import { Readable } from "node:stream";
import { DeliveryRejected } from "../sandbox/deliveries/deliver.ts";
import type { Deliver } from "../sandbox.ts";
import { isNearbyAddress } from "../shared/nearby-address.ts";

/** @param allowed hosts that are told wherever they are @param resolve finds the addresses of a name */
export function deliverNearby(allowed: readonly string[], resolve: typeof lookup = lookup): Deliver {
  const names = new Set(allowed.map((name) => name.toLowerCase()));
  return async (delivery) => {
    const { hostname } = new URL(delivery.url);
    const isAllowed = names.has(hostname);
    // Names are left to the look-up below; what the address itself says is known already.
    if (!isAllowed && isAddress(hostname) && !isNearbyAddress(hostname)) throw new DeliveryRejected(hostname);
    const body = new Uint8Array(await delivery.arrayBuffer());
    return send(delivery, body, isAllowed ? lookup : nearbyLookup(resolve));
  };
}

/** Redirects are not followed: `node:http` never does. */
function send(delivery: Request, body: Uint8Array, lookupOf: LookupFunction): Promise<Response> {
  const { url, method, signal } = delivery;
  const request = url.startsWith("https:") ? httpsRequest : httpRequest;
  const headers = { ...Object.fromEntries(delivery.headers), "Content-Length": String(body.length) };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, signal, lookup: lookupOf, agent: false });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      const { statusCode: status = 502 } = incoming;
      // A receiver that breaks off has answered all the same.
      incoming.on("error", () => {});
      const isBare = status === 204 || status === 205 || status === 304;
      if (isBare) incoming.destroy();
      const stream = isBare ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
      // No Response can have a status that makes no sense.
      const known = status >= 200 && status <= 599 ? status : 502;
      resolve(new Response(stream, { status: known }));
    });
    outgoing.end(body);
  });
}

/**
 * Looks a name up for the connection itself, and refuses it when any address of it is elsewhere. Checked before, the
 * name could lead to another address by the time that it is used.
 */
function nearbyLookup(resolve: typeof lookup): LookupFunction {
  return (hostname, options, callback) => {
    const all: LookupOptions & { all: true } = { ...options, all: true };
    resolve(hostname, all, (error, addresses: LookupAddress[] = []) => {
      const isNear = addresses.length > 0 && addresses.every(({ address }) => isNearbyAddress(asHost(address)));
      const [first] = addresses;
      if (error || !first) return callback(error ?? new Error(`${hostname} has no address`), "", 0);
      if (!isNear) return callback(new DeliveryRejected(hostname), "", 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}

/** Whether a host, as addresses write it, is an address and no name. */
const isAddress = (hostname: string): boolean => /^[\d.]+$|^\[/.test(hostname);

/** An address of a look-up as the host of an address, in its shortest form. */
const asHost = (address: string): string =>
  new URL(`http://${address.includes(":") ? `[${address}]` : address}`).hostname;
