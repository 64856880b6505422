// What an answer amounts to: a success, a refusal, or nonsense.
import { type Finding, findings } from "./call.ts";
import { errorIn, parseJson, start } from "./envelope.ts";
import { type CallFacts, HeyGenConnectionError, HeyGenError, HeyGenTimeoutError } from "./errors.ts";
import { type Answer, timedOut } from "./exchange.ts";
import { parseRetryAfter } from "./retry.ts";
import { safeCause } from "./secrets.ts";

/** A success has a response, nonsense an error, and a refusal in JSON both: openapi-fetch can hand that one on. */
export interface Verdict {
  readonly response?: Response;
  readonly error?: HeyGenError | HeyGenConnectionError;
}

/** What has to be known besides the answer. */
export interface Circumstances {
  readonly call: CallFacts;
  readonly url: string;
  /** Whether a failure may have taken effect. */
  readonly unsure: boolean;
  /** Removes credentials from a text. */
  readonly redact: (text: string) => string;
}

/** @param now milliseconds since the epoch */
export function judge({ response, text }: Answer, { call, url, unsure, redact }: Circumstances, now: number): Verdict {
  const { status, ok, headers } = response;
  const redirected = response.type === "opaqueredirect" || (status >= 300 && status < 400);
  const body = parseJson(text);
  if (ok && body !== undefined && !errorIn(body)) return { response: rebuild(response, text, { body }) };

  const safeText = redact(text);
  const safeBody = parseJson(safeText);
  const error = new HeyGenError(
    { ...call, outcome: unsure && (ok || status === 408 || status >= 500) ? "unknown" : undefined },
    {
      status,
      retryAfter: parseRetryAfter(headers.get("Retry-After"), now),
      requestId: headers.get("X-Request-Id") ?? undefined,
      body: safeBody === undefined ? safeText : safeBody,
    },
    redirected
      ? { code: "unexpected_redirect", message: `refused to follow a redirect to ${redact(target(headers, url))}` }
      : (errorIn(safeBody) ?? {
          code: "unexpected_response",
          message: `expected JSON, got ${headers.get("Content-Type") ?? "no type"}: ${start(safeText)}`,
        }),
  );
  // Falsy JSON such as null would look like no error to whoever tests `error` for truth.
  if (ok || redirected || !safeBody) return { error };
  return { error, response: rebuild(response, safeText, { body: safeBody, error }) };
}

/** What it amounts to that no answer came. */
export function judgeSilence(cause: unknown, circumstances: Circumstances, timeoutMs: number): Verdict {
  const { call, unsure, redact } = circumstances;
  const safe = safeCause(cause, redact);
  const sent = !unsent.test((safe?.cause as { code?: string })?.code ?? "");
  const facts: CallFacts = { ...call, outcome: unsure && sent ? "unknown" : undefined };
  if (cause === timedOut) return { error: new HeyGenTimeoutError(facts, `no answer within ${timeoutMs} ms`) };
  const reason = safe?.cause instanceof Error ? safe.cause.message : safe?.message;
  return { error: new HeyGenConnectionError(facts, `no answer: ${reason}`, safe) };
}

// How Node names failures that happen before anything is sent.
const unsent = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/;

/** A response like the one whose body was read, with the body still to be read. */
function rebuild({ status, statusText, headers }: Response, text: string, finding: Finding): Response {
  const response = new Response(text, { status, statusText, headers });
  // openapi-fetch takes json() when it sees a length, and so is spared from parsing again.
  response.headers.set("Content-Length", `${text.length}`);
  response.json = async () => finding.body;
  findings.set(response, finding);
  return response;
}

/** The host that a redirect leads to, and no more: the rest of the address may repeat what was sent. */
function target(headers: Headers, url: string): string {
  const location = headers.get("Location");
  try {
    return location ? new URL(location, url).host : "an unknown address";
  } catch {
    return "an unreadable address";
  }
}
