import { isNearbyName } from "../../shared/nearby-address.ts";
import { webAddress } from "../state/web-address.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";

/**
 * Checks an address that HeyGen fetches or calls. HeyGen requires a public https URL; the sandbox also accepts servers on
 * this machine and in private networks.
 */
export function addressError(text: string | null | undefined, param: string): ErrorReply<400> | undefined {
  if (text === null || text === undefined) return undefined;
  const { protocol, hostname } = new URL(webAddress(text) ?? "invalid:");
  if (protocol === "https:" || (protocol === "http:" && isNearbyName(hostname))) return undefined;
  const message = `${param} must be an https URL, or an http URL on this machine or in a private network.`;
  return errorReply(400, "invalid_parameter", message, param);
}
