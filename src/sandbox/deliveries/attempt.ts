import type { Deliver } from "../settings/options.ts";
import { DeliveryRejected } from "./deliver.ts";
import type { SignedRequest } from "./signed-request.ts";

/** How a receiver took a delivery. */
export interface Outcome {
  /** Null where nothing was answered. */
  readonly status: number | null;
  /** Why nothing was answered; else the start of an answer that is no success. */
  readonly problem: string | null;
  /** Whether trying again is of no use. */
  readonly isFinal: boolean;
}

/** How much of an answer is read, in bytes. */
const maxAnswerBytes = 2_000;
/** How much of it is remembered, in characters. */
const maxProblemLength = 300;

/** Sends a delivery, and waits for its answer no longer than allowed. Never rejects. */
export async function attemptOf(request: SignedRequest, deliver: Deliver, timeoutMs: number): Promise<Outcome> {
  const problem = addressProblem(request.url);
  if (problem !== undefined) return { status: null, problem, isFinal: true };
  const controller = new AbortController();
  const late = new Error(`no answer within ${timeoutMs / 1000} s`);
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

/** Why no delivery can ever go to an address; undefined for one that may answer. It repeats no password. */
function addressProblem(url: string): string | undefined {
  if (!URL.canParse(url)) return "the address can't be read";
  const { protocol, username, password } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return `${protocol} is neither http nor https`;
  return username || password ? "nothing is sent to an address with a user name or password" : undefined;
}

async function send({ url, headers, body }: SignedRequest, deliver: Deliver, signal: AbortSignal): Promise<Outcome> {
  const init: RequestInit = { method: "POST", headers, body, redirect: "manual", signal };
  const response = await deliver(new Request(url, init));
  const { status, ok } = response;
  // A success is one, however its body goes on.
  const text = ok ? "" : await startOf(response);
  if (ok) response.body?.cancel().catch(() => {});
  return { status, problem: text.slice(0, maxProblemLength) || null, isFinal: false };
}

/** The start of an answer, of which no more is read. */
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
    // What has come is enough.
  }
  reader?.cancel().catch(() => {});
  return text;
}

/** The words of an error, with those of its cause: `fetch` says "fetch failed" to everything. */
function problemOf(error: unknown): string {
  const { message, cause } = partsOf(error);
  const reason = cause instanceof Error ? `: ${cause.message}` : "";
  return `${message}${reason}`.slice(0, maxProblemLength);
}

/** Anything at all can be thrown. */
function partsOf(error: unknown): { message: string; cause?: unknown } {
  if (typeof error === "string") return { message: error };
  const { message, cause } = (error ?? {}) as Error;
  return { message: typeof message === "string" ? message : "deliver failed without a message", cause };
}
