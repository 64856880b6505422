// What a response means: a success, an error, or something that the API should not have sent.
import { timedOut } from "./abort.ts";
import type { RawResponse } from "./attempt.ts";
import type { Call } from "./call.ts";
import { type EnvelopeError, errorIn, excerpt, excerptOf, hasError, missingIn, parseJson } from "./envelope.ts";
import { type CallFacts, HeyGenConnectionError, HeyGenError, HeyGenTimeoutError } from "./errors.ts";
import { groupTakenForLook, learnGroups } from "./known-groups.ts";
import { isHopeless, isUnsent } from "./network-failure.ts";
import { redactCause } from "./redaction.ts";
import { isIdempotent, parseRetryAfter } from "./retry-policy.ts";

/** What an attempt led to. openapi-fetch is handed the response, where there is one; otherwise the error is thrown. */
export interface AttemptResult {
  readonly response?: Response;
  /** The parsed body of `response`. */
  readonly body?: unknown;
  readonly error?: HeyGenError | HeyGenConnectionError;
  /** Whether the API may have carried the call out although it failed. */
  readonly mayHaveTakenEffect?: boolean;
}

export function interpret({ response, text }: RawResponse, url: string, call: Call): AttemptResult {
  const { status, ok } = response;
  if (ok && text === "" && call.method === "DELETE") return { response: copyOf(response, null) };
  const body = parseJson(text);
  if (ok && body !== undefined && !hasError(body) && !missingIn(body, call.facts)) {
    learnGroups(call.knownGroups, (body as { data?: object }).data, call.facts);
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
  // Falsy JSON such as null would look like no error to a caller who tests `error` for truth.
  const isErrorResponse = status >= 400 && status <= 599 && body !== undefined && safeBody;
  if (!isErrorResponse) return { error, mayHaveTakenEffect };
  return { response: copyOf(response, JSON.stringify(safeBody)), body: safeBody, error, mayHaveTakenEffect };
}

/** A response whose body has not been read yet. */
const copyOf = ({ status, statusText, headers }: Response, body: string | null): Response =>
  new Response(body, { status, statusText, headers });

const isRedirect = ({ type, status }: Response): boolean =>
  type === "opaqueredirect" || (status >= 300 && status < 400);

/** Whether a response that is no success leaves open if the API carried the call out. */
const isEffectUnknown = (response: Response): boolean =>
  response.ok || isRedirect(response) || response.status === 408 || response.status >= 500;

/**
 * The error that a response stands for.
 *
 * @param body the parsed body, or its text where it is no JSON; without credentials
 * @param problem what is wrong. Default: what the body says, or what is missing in it
 * @param isCut whether the body broke off
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

/** A header, for an error: without credentials, and not too long. */
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

/** Names the host that a redirect leads to, and no more: the rest of the address may repeat what was sent. */
function redirectProblem({ headers }: Response, url: string, { redact }: Call): EnvelopeError {
  const location = headers.get("Location");
  let target = "an unknown address";
  if (location) target = URL.canParse(location, url) ? redact(new URL(location, url).host) : "an unreadable address";
  return { code: "unexpected_redirect", message: `refused to follow a redirect to ${target}` };
}

/** The problem, with what the client knows about its cause. */
function explained(problem: EnvelopeError, status: number, call: Call): EnvelopeError {
  const { facts, redact, knownGroups, input } = call;
  const { code, message } = problem;
  if (facts.deprecated && (status === 410 || code === "endpoint_sunset")) {
    // A response without a code says as much by its status.
    const isCoded = code !== "unspecified" && code !== "unexpected_response";
    const advice = `this operation has ended; ${facts.replacedBy ?? "nothing"} replaces it`;
    const ended = { code: isCoded ? code : "endpoint_sunset", message: `${message} (${advice})` };
    return { ...problem, ...ended, successor: facts.replacedBy };
  }
  const group = status === 404 ? groupTakenForLook(knownGroups, input) : undefined;
  if (!group) return problem;
  const hint = `${excerpt(redact(`${group}`))} is the id of a group; pass the id of one of its looks`;
  return { ...problem, message: `${message} (${hint})` };
}

/** The result of an attempt that got no complete response. */
export function connectionFailure(cause: unknown, timeoutMs: number, call: Call): AttemptResult {
  const mayHaveTakenEffect = !isUnsent(cause);
  const facts = callFacts(call, mayHaveTakenEffect);
  if (cause === timedOut) {
    return { error: new HeyGenTimeoutError(facts, `no answer within ${timeoutMs} ms`), mayHaveTakenEffect };
  }
  const safe = redactCause(cause, call.redact);
  const inner = safe?.cause instanceof Error ? safe.cause : safe;
  const problem = `no answer: ${excerpt(inner?.message ?? "")}`;
  return { error: new HeyGenConnectionError(facts, problem, safe, !isHopeless(cause)), mayHaveTakenEffect };
}

/** Whether a deletion that is repeated finds nothing, because an earlier attempt took effect. */
export const isDeleted = (error: HeyGenError | HeyGenConnectionError, { method }: Call): boolean =>
  method === "DELETE" && error instanceof HeyGenError && error.status === 404;

function callFacts(call: Call, mayHaveTakenEffect: boolean): CallFacts {
  const { operation, attempts, idempotencyKey } = call;
  const outcome = mayHaveTakenEffect && !isIdempotent(call) ? "unknown" : undefined;
  return { operation, attempts, idempotencyKey, outcome };
}
