// Classifies a response as a success, an error or an invalid response.
import type { KnownErrorCode } from "../../generated/types.ts";
import { timedOut } from "./abort.ts";
import type { RawResponse } from "./attempt.ts";
import type { Call } from "./call.ts";
import { type EnvelopeError, errorIn, excerpt, excerptOf, hasError, missingIn, parseJson } from "./envelope.ts";
import { type CallFacts, HeyGenConnectionError, HeyGenError, HeyGenTimeoutError } from "./errors.ts";
import { forget, groupTakenForLook, learn, namesNewAsset } from "./known-resources.ts";
import { isHopeless, isUnsent } from "./network-failure.ts";
import { type Redact, redactCause } from "./redaction.ts";
import { isIdempotent, parseRetryAfter } from "./retry-policy.ts";

/** The result of an attempt. openapi-fetch receives the response, if there is one; otherwise the error is thrown. */
export interface AttemptResult {
  readonly response?: Response;
  /** The parsed body of `response`. */
  readonly body?: unknown;
  readonly error?: HeyGenError | HeyGenConnectionError;
  /** Whether the failed call may still have taken effect. */
  readonly mayHaveTakenEffect?: boolean;
}

/** @param now milliseconds since the epoch */
export function interpret({ response, text }: RawResponse, url: string, call: Call, now: number): AttemptResult {
  const { status, ok } = response;
  if (ok && call.method === "DELETE") forget(call.known, call.input[0]);
  if (ok && text === "" && call.method === "DELETE") return { response: copyOf(response, null) };
  const body = parseJson(text);
  if (ok && body !== undefined && !hasError(body) && !missingIn(body, call.facts)) {
    learn(call.known, (body as { data?: unknown }).data, call.facts, now);
    return { response: copyOf(response, text), body };
  }

  const mayHaveTakenEffect = isEffectUnknown(response);
  const safeBody = call.redact(body === undefined ? text : body);
  if (isRedirect(response)) {
    return { error: errorOf(response, safeBody, call, redirectProblem(response, url, call)), mayHaveTakenEffect };
  }
  const isTruncated = ok && body === undefined;
  const problem = body === undefined ? notJson(response, text, call) : undefined;
  const error = errorOf(response, safeBody, call, problem, isTruncated);
  // Falsy JSON such as null is excluded: callers test `error` for truthiness.
  const isErrorResponse = status >= 400 && status <= 599 && body !== undefined && safeBody;
  if (!isErrorResponse) return { error, mayHaveTakenEffect };
  return { response: copyOf(response, JSON.stringify(safeBody)), body: safeBody, error, mayHaveTakenEffect };
}

/** A copy of a response with a body that has not been read yet. */
const copyOf = ({ status, statusText, headers }: Response, body: string | null): Response =>
  new Response(body, { status, statusText, headers });

const isRedirect = ({ type, status }: Response): boolean =>
  type === "opaqueredirect" || (status >= 300 && status < 400);

/** Whether the call may have taken effect although the response is not a valid success. */
const isEffectUnknown = (response: Response): boolean =>
  response.ok || isRedirect(response) || response.status === 408 || response.status >= 500;

/**
 * Builds the error for a response.
 *
 * @param body the parsed body, or its text if it is not JSON; without credentials
 * @param problem what is wrong. Default: the error in the body, or the part that it lacks
 * @param isTruncated whether the body was truncated
 */
export function errorOf(
  response: Response,
  body: unknown,
  call: Call,
  problem: EnvelopeError = problemIn(response, body, call),
  isTruncated = false,
): HeyGenError {
  const { status, headers } = response;
  const facts = {
    status,
    retryAfter: parseRetryAfter(headers.get("Retry-After"), Date.now()),
    requestId: headerOf(response, "X-Request-Id", call),
    body,
    isTruncated,
  };
  return new HeyGenError(callFacts(call, isEffectUnknown(response)), facts, explained(problem, status, call));
}

/** A header for an error: without credentials, and truncated. */
function headerOf({ headers }: Response, name: string, { redact }: Call): string | undefined {
  const value = headers.get(name);
  return value === null ? undefined : excerpt(redact(value));
}

function problemIn({ ok }: Response, body: unknown, { facts }: Call): EnvelopeError {
  const expected = ok ? (missingIn(body, facts) ?? "JSON") : "an error";
  return errorIn(body) ?? { code: "unexpected_response", message: `expected ${expected}, got ${excerptOf(body)}` };
}

function notJson(response: Response, text: string, call: Call): EnvelopeError {
  const type = headerOf(response, "Content-Type", call) ?? "no type";
  return { code: "unexpected_response", message: `expected JSON, got ${type}: ${excerpt(call.redact(text))}` };
}

/** Names only the host of a redirect, because the rest of the URL may contain what was sent. */
function redirectProblem({ headers }: Response, url: string, { redact }: Call): EnvelopeError {
  const location = headers.get("Location");
  let target = "an unknown URL";
  if (location) target = URL.canParse(location, url) ? redact(new URL(location, url).host) : "an invalid URL";
  return { code: "unexpected_redirect", message: `did not follow a redirect to ${target}` };
}

/** Adds what the client knows about the cause of a problem. */
function explained(problem: EnvelopeError, status: number, call: Call): EnvelopeError {
  const { facts, redact, known, input } = call;
  const { code, message } = problem;
  if (facts.deprecated && (status === 410 || code === "endpoint_sunset")) {
    // If the response has no code, the status is enough.
    const isCoded = code !== "unspecified" && code !== "unexpected_response";
    const advice = facts.replacedBy ? `removed; use ${facts.replacedBy} instead` : "removed, without a successor";
    const ended = { code: isCoded ? code : "endpoint_sunset", message: `${message} (${advice})` };
    return { ...problem, ...ended, successor: facts.replacedBy };
  }
  const group = status === 404 ? groupTakenForLook(known, input) : undefined;
  if (!group) return problem;
  const hint = `${excerpt(redact(`${group}`))} is a group id; pass the id of one of its looks`;
  return { ...problem, message: `${message} (${hint})` };
}

/** The result of an attempt that got no complete response. */
export function connectionFailure(cause: unknown, timeoutMs: number, call: Call): AttemptResult {
  const mayHaveTakenEffect = !isUnsent(cause);
  const facts = callFacts(call, mayHaveTakenEffect);
  if (cause === timedOut) {
    return { error: new HeyGenTimeoutError(facts, `no response within ${timeoutMs} ms`), mayHaveTakenEffect };
  }
  return { error: connectionError(cause, facts, call.redact), mayHaveTakenEffect };
}

/** The error for a failure of the network. */
export function connectionError(cause: unknown, facts: CallFacts, redact: Redact): HeyGenConnectionError {
  const safe = redactCause(cause, redact);
  const inner = safe?.cause instanceof Error ? safe.cause : safe;
  return new HeyGenConnectionError(facts, `no response: ${excerpt(inner?.message ?? "")}`, safe, !isHopeless(cause));
}

/** Whether a retried deletion found nothing, because an earlier attempt took effect. */
export const isDeleted = (error: HeyGenError | HeyGenConnectionError, { method }: Call): boolean =>
  method === "DELETE" && error instanceof HeyGenError && error.status === 404;

/** Codes of a 404 that may mean an asset. */
const assetCodes: readonly (KnownErrorCode | "unspecified")[] = [
  "asset_not_found",
  "resource_not_found",
  "not_found",
  "unspecified",
];

/** Whether a call failed only because an asset that it names is so new that HeyGen doesn't find it yet. */
export const isTooEarly = (error: HeyGenError | HeyGenConnectionError, { known, input }: Call, now: number): boolean =>
  error instanceof HeyGenError &&
  error.status === 404 &&
  (assetCodes as readonly string[]).includes(error.code) &&
  (error.param === undefined || error.param.includes("asset_id")) &&
  namesNewAsset(known, input, now);

function callFacts(call: Call, mayHaveTakenEffect: boolean): CallFacts {
  const { operation, attempts, idempotencyKey } = call;
  const outcome = mayHaveTakenEffect && !isIdempotent(call) ? "unknown" : undefined;
  return { operation, attempts, idempotencyKey, outcome };
}
