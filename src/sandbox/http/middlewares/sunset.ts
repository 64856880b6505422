// How operations of v2 announce their end, and answer after it.
import { contract, type OperationContract } from "../../../../generated/sandbox-operations.ts";
import type { LiveSettings } from "../../settings/live-settings.ts";
import { type Middleware, reject } from "../call.ts";

/** Adds the headers that announce the end of a deprecated operation to each of its responses. */
export function announceSunset(settings: LiveSettings): Middleware {
  return async ({ route: { operation } }, next) => {
    const reply = await next();
    if (!operation.deprecated || settings.v2 === "active") return reply;
    const sunset = new Date(`${operation.sunset}T00:00:00Z`).toUTCString();
    const headers = { ...reply.headers, Deprecation: "true", Sunset: sunset };
    return { ...reply, headers };
  };
}

/**
 * Answers 410 for deprecated operations once v2 is removed. Nobody knows yet how v2 answers then: other routes of HeyGen
 * ended like this (confidence D).
 */
export function rejectRemoved(settings: LiveSettings): Middleware {
  return ({ route: { operation } }, next) => {
    if (!operation.deprecated || settings.v2 !== "removed") return next();
    const successor = successorOf(operation);
    const hint = successor ? ` Use ${successor}.` : "";
    return reject(410, "endpoint_sunset", `This operation of v2 ended on ${operation.sunset}.${hint}`);
  };
}

/** What v2 adds to the body of a success since its end was announced. */
export function warnOfSunset(settings: LiveSettings): Middleware {
  return async ({ route: { operation } }, next) => {
    const reply = await next();
    if (!operation.deprecated || settings.v2 === "active" || reply.status !== 200) return reply;
    const { sunset } = operation;
    const successor = successorOf(operation);
    const warning = {
      message: `This operation of v2 was announced to end on ${sunset}.`,
      ...(successor && { v3_endpoint: successor }),
      docs_url: "https://developers.heygen.com/docs",
      sunset_date: sunset,
    };
    return { ...reply, body: { ...(reply.body as object), warning } };
  };
}

/** Method and path of an operation's successor, if it has one. */
function successorOf({ replacedBy }: OperationContract): string | undefined {
  const successor = replacedBy ? contract[replacedBy as keyof typeof contract] : undefined;
  return successor && `${successor.method} ${successor.path}`;
}
