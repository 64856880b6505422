// What a response amounts to: a success, a refusal, or nonsense.
import { timedOut } from "./abort.ts";
import type { RawResponse } from "./attempt.ts";
import { type EnvelopeError, errorIn, excerpt, excerptOf, hasError, missingIn, parseJson } from "./envelope.ts";
import { type CallFacts, HeyGenConnectionError, HeyGenError, HeyGenTimeoutError } from "./errors.ts";
import { groupTakenForLook, learnGroups } from "./known-groups.ts";
import { redactCause } from "./redaction.ts";
import type { RequestContext } from "./request-context.ts";
import { isRepeatable, parseRetryAfter, type RepeatedCall } from "./retry-policy.ts";

/** A success has a body, nonsense an error, and a refusal in JSON both: openapi-fetch can hand that one on. */
export type AttemptResult =
  | { readonly response: Response; readonly body: unknown; readonly error?: undefined }
  | { readonly response: Response; readonly body: unknown; readonly error: HeyGenError }
  | { readonly response?: undefined; readonly body?: undefined; readonly error: HeyGenError | HeyGenConnectionError };

/** The request that was answered. */
export interface SentRequest extends RepeatedCall {
  readonly url: string;
}

export function parseResponse(
  { response, text }: RawResponse,
  sent: SentRequest,
  context: RequestContext,
): AttemptResult {
  const { status, ok } = response;
  const body = parseJson(text);
  const isSuccess = ok && body !== undefined && !hasError(body) && !missingIn(body, context.facts);
  if (isSuccess) {
    learnGroups(context.knownGroups, (body as { data?: object }).data, context.facts);
    return { response, body };
  }

  const isRedirect = response.type === "opaqueredirect" || (status >= 300 && status < 400);
  const safeBody = context.redact(body === undefined ? text : body);
  const error = new HeyGenError(
    callFacts(sent, context, ok || isRedirect || status === 408 || status >= 500),
    {
      status,
      retryAfter: parseRetryAfter(response.headers.get("Retry-After"), Date.now()),
      requestId: headerOf(response, "X-Request-Id", context),
      body: safeBody,
      isCut: ok && body === undefined,
    },
    isRedirect
      ? redirectProblem(response, sent.url, context)
      : explained(problemIn(response, body, safeBody, context), status, context),
  );
  const isRefusal = !ok && !isRedirect && body !== undefined;
  // Falsy JSON such as null would look like no error to whoever tests `error` for truth.
  return isRefusal && safeBody ? { response, body: safeBody, error } : { error };
}

/** A header of the response, for an error: without credentials, and not too long. */
function headerOf({ headers }: Response, name: string, { redact }: RequestContext): string | undefined {
  const value = headers.get(name);
  return value === null ? undefined : excerpt(redact(value));
}

/** The API's own error, or what was expected in its place. */
function problemIn(response: Response, body: unknown, safeBody: unknown, context: RequestContext): EnvelopeError {
  const error = body === undefined ? undefined : errorIn(safeBody);
  if (error) return error;
  const type = headerOf(response, "Content-Type", context) ?? "no type";
  const got = body === undefined ? excerpt(safeBody as string) : excerptOf(safeBody);
  const missing = response.ok && body !== undefined ? missingIn(body, context.facts) : undefined;
  const message = missing ? `expected ${missing}, got ${got}` : `expected JSON, got ${type}: ${got}`;
  return { code: "unexpected_response", message };
}

/** The problem, with what the client knows of its cause. */
function explained(problem: EnvelopeError, status: number, context: RequestContext): EnvelopeError {
  const { facts, redact, knownGroups, request } = context;
  const { code, message } = problem;
  if (facts?.deprecated && (status === 410 || code === "endpoint_sunset")) {
    // Where the answer has no code, its status says as much.
    const isCoded = code !== "unspecified" && code !== "unexpected_response";
    const advice = `so the API answered; ${facts.replacedBy ?? "nothing"} has replaced it`;
    const ended = { code: isCoded ? code : "endpoint_sunset", message: `${message} (${advice})` };
    return { ...problem, ...ended, successor: facts.replacedBy };
  }
  const group = status === 404 ? groupTakenForLook(knownGroups, request) : undefined;
  if (!group) return problem;
  const hint = `${excerpt(redact(`${group}`))} is the id of a group; pass that of one of its looks`;
  return { ...problem, message: `${message} (${hint})` };
}

/** What an attempt amounts to that got no whole response. */
export function connectionFailure(
  cause: unknown,
  timeoutMs: number,
  sent: SentRequest,
  context: RequestContext,
): AttemptResult {
  const safe = redactCause(cause, context.redact);
  const inner = safe?.cause instanceof Error ? (safe.cause as Error & { code?: string }) : undefined;
  const wasSent = !inner?.code || !unsentCodes.includes(inner.code);
  const call = callFacts(sent, context, wasSent);
  if (cause === timedOut) return { error: new HeyGenTimeoutError(call, `no answer within ${timeoutMs} ms`) };
  const problem = excerpt(inner?.message ?? safe?.message ?? "");
  return { error: new HeyGenConnectionError(call, `no answer: ${problem}`, safe) };
}

/** How Node names failures that happen before anything is sent. */
const unsentCodes = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"];

function callFacts(sent: SentRequest, context: RequestContext, mayHaveTakenEffect: boolean): CallFacts {
  const { operation, attempts, idempotencyKey } = context;
  const outcome = mayHaveTakenEffect && !isRepeatable(sent) ? "unknown" : undefined;
  return { operation, attempts, idempotencyKey, outcome };
}

/** Names the host that a redirect leads to, and no more: the rest of the address may repeat what was sent. */
function redirectProblem({ headers }: Response, url: string, { redact }: RequestContext): EnvelopeError {
  const location = headers.get("Location");
  let target = "an unknown address";
  if (location) target = URL.canParse(location, url) ? redact(new URL(location, url).host) : "an unreadable address";
  return { code: "unexpected_redirect", message: `refused to follow a redirect to ${target}` };
}
