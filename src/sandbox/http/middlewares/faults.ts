import type { LiveSettings } from "../../settings/live-settings.ts";
import type { Fault } from "../../settings/options.ts";
import { type HttpReply, type Middleware, reject } from "../call.ts";
import { tooManyRequests } from "./rate-limit.ts";

/** Makes a share of the requests fail: with an error status, or with a broken connection after the operation has run. */
export function faults(settings: LiveSettings, random: () => number): Middleware {
  return async (_, next) => {
    const fault = drawFault(settings, random);
    if (fault === undefined) return next();
    if (fault === "429") return tooManyRequests(1);
    if (isBroken(fault)) return breakReply(await next(), fault);
    return reject(Number(fault), "internal_error", "A fault simulated by the sandbox.");
  };
}

function drawFault(settings: LiveSettings, random: () => number): Fault | undefined {
  if (settings.faultRate === 0 || random() >= settings.faultRate) return undefined;
  return settings.faults[Math.floor(random() * settings.faults.length)];
}

/** A fault that breaks the connection instead of answering with a status. */
type ConnectionFault = Extract<Fault, "reset" | "truncated" | "stalled">;

const isBroken = (fault: Fault): fault is ConnectionFault =>
  fault === "reset" || fault === "truncated" || fault === "stalled";

function breakReply(reply: HttpReply, fault: ConnectionFault): HttpReply {
  if (fault === "reset") throw new TypeError("the sandbox simulates a connection reset");
  const bytes = new TextEncoder().encode(JSON.stringify(reply.body ?? reply.error));
  const headers = { ...reply.headers, "Content-Type": "application/json", "Content-Length": String(bytes.length) };
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, bytes.length >> 1)),
    // A stalled body never ends; a truncated one breaks off.
    pull: (controller) => {
      if (fault === "stalled") return new Promise<void>(() => {});
      controller.error(new TypeError("the sandbox simulates a truncated response"));
      return undefined;
    },
  });
  return { status: reply.status, headers, body };
}
