// Checks a call against facts from the spec before it is sent, and adds an idempotency key.
import { type HeadersOptions, type Middleware, mergeHeaders } from "openapi-fetch";
import { idempotencyKeyPattern, type OperationFacts } from "../../generated/client-operations.ts";
import { nearestName } from "../shared/nearest-name.ts";

/** The options of a call to openapi-fetch. */
export interface CallOptions extends Omit<RequestInit, "headers" | "body"> {
  params?: { header?: Record<string, unknown>; path?: Record<string, unknown>; query?: Record<string, unknown> };
  headers?: HeadersOptions | undefined;
  body?: unknown;
  parseAs?: string;
  middleware?: Middleware[];
}

/** The options that openapi-fetch handles; all others are passed to `fetch`. */
const ownOptions = new Set([
  "params",
  "headers",
  "body",
  "parseAs",
  "querySerializer",
  "bodySerializer",
  "pathSerializer",
  "middleware",
]);
const clientOptions = new Set(["baseUrl", "fetch", "Request"]);
/** Options that runtimes add to `fetch`: Next.js, Node, Cloudflare Workers, Deno and Bun. */
const runtimeOptions = [
  "next",
  "dispatcher",
  "cf",
  "client",
  "proxy",
  "tls",
  "unix",
  "verbose",
  "duplex",
  "priority",
] as const;
export type RuntimeOption = (typeof runtimeOptions)[number];

/** The options of a call that are passed to `fetch`, such as `cache`. */
export function fetchOptions(options: CallOptions): RequestInit {
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (!ownOptions.has(name) && name !== "signal") others[name] = value;
  }
  return others;
}

/**
 * Checks the options of a call and adds an idempotency key if the operation declares one.
 *
 * @param operation method and path template
 * @throws TypeError for an option or a parameter that is invalid
 */
export function prepareCall(
  operation: string,
  facts: OperationFacts | undefined,
  options: CallOptions,
  hasToken: boolean,
): CallOptions {
  const fail = (problem: string): never => {
    throw new TypeError(`${operation}: ${problem}`);
  };
  for (const name of Object.keys(options)) {
    if (clientOptions.has(name)) fail("baseUrl and fetch are options of createClient, not of a call");
    if (ownOptions.has(name) || name in Request.prototype || (runtimeOptions as readonly string[]).includes(name))
      continue;
    const nearest = nearestName(name, [...ownOptions, "signal"]);
    fail(`there is no option "${name}"${nearest ? `; did you mean ${nearest}?` : ""}`);
  }
  if (hasToken && facts?.keyOnly) fail("requires an apiKey, not an accessToken");
  for (const [, name = ""] of operation.matchAll(/{(\w+)}/g)) {
    if (!isPathParameter(options.params?.path?.[name])) {
      fail(`path parameter ${name} must be a number or a string other than "", "." and ".."`);
    }
  }

  const { params } = options;
  const headers = normalizeHeaders(options.headers);
  const key = headers || params?.header ? keyIn(headers, params?.header) : undefined;
  if (key !== undefined && !idempotencyKeyPattern.test(key)) {
    fail("the Idempotency-Key must be 1 to 255 letters, digits, and characters of _-:.");
  }
  if (key !== undefined || !facts?.idempotent) return { ...options, headers };
  const header = { ...params?.header, "Idempotency-Key": newIdempotencyKey() };
  return { ...options, headers, params: { ...params, header } };
}

/** A random UUID. `crypto.randomUUID` is missing on pages served over plain http. */
function newIdempotencyKey(): string {
  return "00000000-0000-4000-8000-000000000000".replace(/[08]/g, (digit) => {
    const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The first digit of the fourth group is 8, 9, a or b.
    return (digit === "8" ? 8 + (random % 4) : random % 16).toString(16);
  });
}

/** The idempotency key among headers, trimmed as `fetch` does before it sends a header. */
function keyIn(...headers: unknown[]): string | undefined {
  return mergeHeaders(...(headers as HeadersOptions[]))
    .get("Idempotency-Key")
    ?.trim();
}

/** Converts pairs to `Headers`: openapi-fetch would treat a list as an object with the keys 0, 1 and so on. */
export function normalizeHeaders(headers: HeadersOptions | undefined): HeadersOptions | undefined {
  return Array.isArray(headers) ? new Headers(headers as [string, string][]) : headers;
}

/** Whether a value keeps the path as it is; an empty value or a dot segment would lead to a different path. */
function isPathParameter(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "string" && !["", ".", ".."].includes(value);
}
