// What `listen` does with a delivery: checks its signature, hands it on, and says so in one line.
import { verifyWebhook } from "../webhooks.ts";
import { reasonOf } from "./connection-problem.ts";

export interface Delivery {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Receiver {
  readonly secret: string;
  /** Where deliveries are handed on to; nowhere where it is undefined. */
  readonly forward?: string | undefined;
  /** How long that may take, in milliseconds. Default: a little less than the sandbox allows. */
  readonly timeoutMs?: number;
}

/** How a delivery went. */
export interface Reception {
  /** To be printed. */
  readonly line: string;
  /** The receiver's answer. */
  readonly response: Response;
}

/**
 * Hands a delivery on: bytes and headers as they came, and whatever its signature is, for to refuse a bad one is the
 * receiver's task.
 */
export async function receive(delivery: Delivery, receiver: Receiver): Promise<Reception> {
  const { secret, forward, timeoutMs = 9_500 } = receiver;
  const signature = await verifyWebhook(delivery, secret).then(
    () => "signature ok",
    (error: Error) => error.message.replaceAll("_", " "),
  );
  const { event_type = "no event", event_id = "" } = eventIn(delivery.body);
  const time = new Date().toLocaleTimeString(undefined, { hour12: false });
  const line = `${time}  ${printable(event_type)}  ${printable(event_id)}  ${signature}`;
  if (forward === undefined) return answered(200, line);
  const started = performance.now();
  try {
    const status = await handOn(delivery, forward, timeoutMs);
    // A redirect is not followed, and is no success.
    return answered(status, `${line}  -> ${status} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    const reason = reasonOf(error, timeoutMs);
    return answered(502, `${line}  -> ${forward} does not answer: ${reason}; the sandbox will try again`);
  }
}

const answered = (status: number, line: string): Reception => ({ line, response: new Response(null, { status }) });

/** Headers that belong to the connection that a delivery came by. */
const ownHeaders = ["host", "connection", "content-length", "transfer-encoding", "keep-alive"];

async function handOn({ headers, body }: Delivery, forward: string, timeoutMs: number): Promise<number> {
  const passed = new Headers(headers);
  for (const name of ownHeaders) passed.delete(name);
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(forward, { method: "POST", headers: passed, body, redirect: "manual", signal });
  response.body?.cancel().catch(() => {});
  return response.status;
}

function eventIn(body: Uint8Array): { event_type?: unknown; event_id?: unknown } {
  try {
    return JSON.parse(new TextDecoder().decode(body)) ?? {};
  } catch {
    return {};
  }
}

/** A value of a request as one line of a terminal may show it: what would move the cursor is escaped. */
function printable(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
