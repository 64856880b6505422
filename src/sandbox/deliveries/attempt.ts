import type { Deliver } from "../settings/options.ts";
import { DeliveryRejected } from "./deliver.ts";
import type { SignedRequest } from "./signed-request.ts";

/** The result of an attempt to deliver an event. */
export interface Outcome {
  /** The HTTP status; null without a response. */
  readonly status: number | null;
  /** Why there was no response, or the start of an error response's body; null after success. */
  readonly problem: string | null;
  /** Whether a retry can't succeed. */
  readonly isFinal: boolean;
}

/** How much of a response body is read, in bytes. */
const maxAnswerBytes = 2_000;
/** How much of a response body or error message is kept, in characters. */
const maxProblemLength = 300;

/** Sends a delivery. The result of a timeout or any other error is an outcome: the promise never rejects. */
export async function attemptOf(request: SignedRequest, deliver: Deliver, timeoutMs: number): Promise<Outcome> {
  const problem = addressProblem(request.url);
  if (problem !== undefined) return { status: null, problem, isFinal: true };
  const controller = new AbortController();
  const late = new Error(`no response within ${timeoutMs / 1000} s`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(late);
      controller.abort(late);
    }, timeoutMs);
  });
  try {
    return await Promise.race([send(request, deliver, controller.signal), timeout]);
  } catch (error) {
    return { status: null, problem: problemOf(error), isFinal: error instanceof DeliveryRejected };
  } finally {
    clearTimeout(timer);
  }
}

/** Why deliveries to a URL are impossible; undefined if it is valid. The message contains no password. */
function addressProblem(url: string): string | undefined {
  if (!URL.canParse(url)) return "the URL is invalid";
  const { protocol, username, password } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return `${protocol} is neither http nor https`;
  return username || password ? "the URL must not contain a user name or password" : undefined;
}

async function send({ url, headers, body }: SignedRequest, deliver: Deliver, signal: AbortSignal): Promise<Outcome> {
  const init: RequestInit = { method: "POST", headers, body, redirect: "manual", signal };
  const response = await deliver(new Request(url, init));
  const { status, ok } = response;
  // The body of a success is irrelevant, even if it can't be read.
  const text = ok ? "" : await startOf(response);
  if (ok) response.body?.cancel().catch(() => {});
  return { status, problem: text.slice(0, maxProblemLength) || null, isFinal: false };
}

/** Reads the start of a response body and cancels the rest. */
async function startOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (let size = 0; size < maxAnswerBytes; ) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) break;
      size += chunk.value.length;
      text += decoder.decode(chunk.value.subarray(0, maxAnswerBytes), { stream: true });
    }
  } catch {
    // The part that was received is enough.
  }
  reader?.cancel().catch(() => {});
  return text;
}

/** The message of an error and of its cause, because the message of `fetch` is always "fetch failed". */
function problemOf(error: unknown): string {
  const { message, cause } = partsOf(error);
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return `${message}${reason}`.slice(0, maxProblemLength);
}

/** The message and cause of a thrown value, which need not be an Error. */
function partsOf(error: unknown): { message: string; cause?: unknown } {
  if (typeof error === "string") return { message: error };
  const { message, cause } = (error ?? {}) as Error;
  return { message: typeof message === "string" ? message : "deliver failed without a message", cause };
}
