// Announces the sunset of v2 operations, and rejects requests to them when they are removed.
import { contract, type OperationContract } from "../../../../generated/sandbox-operations.ts";
import { sunsetHeaders, sunsetWarning } from "../../../bridge/translate/sunset.ts";
import type { LiveSettings } from "../../settings/live-settings.ts";
import { type Middleware, reject } from "../call.ts";

/** Adds the headers Deprecation and Sunset to the responses of deprecated operations. */
export function announceSunset(settings: LiveSettings): Middleware {
  return async ({ route: { operation } }, next) => {
    const reply = await next();
    if (!operation.deprecated || settings.v2 === "active") return reply;
    return { ...reply, headers: { ...reply.headers, ...sunsetHeaders(String(operation.sunset)) } };
  };
}

/**
 * Rejects requests to deprecated operations with 410 if v2 is removed. It is not known how v2 responds then. Other routes
 * of HeyGen responded like this after their sunset (confidence D).
 */
export function rejectRemoved(settings: LiveSettings): Middleware {
  return ({ route: { operation } }, next) => {
    if (!operation.deprecated || settings.v2 !== "removed") return next();
    const successor = successorOf(operation);
    const hint = successor ? ` Use ${successor}.` : "";
    return reject(410, "endpoint_sunset", `This v2 operation was removed on ${operation.sunset}.${hint}`);
  };
}

/** Adds the deprecation warning of v2 to the body of successful responses. */
export function warnOfSunset(settings: LiveSettings): Middleware {
  return async ({ route: { operation } }, next) => {
    const reply = await next();
    if (!operation.deprecated || settings.v2 === "active" || reply.status !== 200) return reply;
    const warning = sunsetWarning(String(operation.sunset), successorOf(operation));
    return { ...reply, body: { ...(reply.body as object), warning } };
  };
}

/** The method and path of an operation's successor, if it has one. */
function successorOf({ replacedBy }: OperationContract): string | undefined {
  const successor = replacedBy ? contract[replacedBy as keyof typeof contract] : undefined;
  return successor && `${successor.method} ${successor.path}`;
}
