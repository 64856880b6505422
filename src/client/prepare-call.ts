// Checks the options of a call before it is sent.
import { type HeadersOptions, type Middleware, mergeHeaders } from "openapi-fetch";
import { idempotencyKeyPattern, type OperationFacts } from "../../generated/client-operations.ts";
import { assertKnownOptions } from "./check-options.ts";

/** The options of a call to openapi-fetch. */
export interface CallOptions extends Omit<RequestInit, "headers" | "body"> {
  params?: { header?: Record<string, unknown>; path?: Record<string, unknown>; query?: Record<string, unknown> };
  headers?: HeadersOptions | undefined;
  body?: unknown;
  middleware?: Middleware[];
  /** For `uploadAsset`: makes a body that reports its progress. */
  wrapBody?: (bytes: ArrayBuffer) => Blob;
}

/** The options that openapi-fetch handles, and the signal, which `send` handles. */
const ownOptions = [
  "params",
  "headers",
  "body",
  "querySerializer",
  "bodySerializer",
  "pathSerializer",
  "middleware",
  "wrapBody",
  "signal",
];
/** The options of `fetch` that a call may have, and those that Next.js, Node, Cloudflare Workers, Deno and Bun add to it. */
const fetchOptions = [
  "cache",
  "credentials",
  "duplex",
  "integrity",
  "keepalive",
  "mode",
  "priority",
  "referrer",
  "referrerPolicy",
  "next",
  "dispatcher",
  "cf",
  "client",
  "proxy",
  "tls",
  "unix",
  "verbose",
] as const;
export type FetchOption = (typeof fetchOptions)[number];

/** The options of a call that are passed to `fetch`, such as `cache`. */
export function fetchOptionsOf(options: CallOptions): RequestInit {
  const given = Object.entries(options).filter(([name]) => (fetchOptions as readonly string[]).includes(name));
  return Object.fromEntries(given);
}

/**
 * Checks the options of a call against what the spec says about the operation.
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
  if ("baseUrl" in options || "fetch" in options) fail("baseUrl and fetch are options of createClient, not of a call");
  assertKnownOptions(operation, options, [...ownOptions, ...fetchOptions]);
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
  return { ...options, headers };
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
