// Handles a delivery for `listen`: verifies its signature, forwards it, and describes the result in one line.
import { type HeyGenWebhookError, verifyWebhook } from "../webhooks.ts";
import { reasonOf } from "./connection-problem.ts";

export interface Delivery {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface Receiver {
  readonly secret: string;
  /** The URL to forward deliveries to, if any. */
  readonly forward?: string | undefined;
  /** The timeout for forwarding, in milliseconds. Default: slightly less than the sandbox's own timeout. */
  readonly timeoutMs?: number;
}

/** The result of a delivery. */
export interface Reception {
  /** The line to print. */
  readonly line: string;
  /** The response to the sandbox. */
  readonly response: Response;
}

/**
 * Verifies and forwards a delivery, with unchanged body and headers. A delivery with an invalid signature is forwarded
 * too, because the receiver must be able to test that it rejects one.
 */
export async function receive(delivery: Delivery, receiver: Receiver): Promise<Reception> {
  const { secret, forward, timeoutMs = 9_500 } = receiver;
  const signature = await verifyWebhook(delivery, secret).then(
    () => "signature ok",
    (error: HeyGenWebhookError) => error.reason.replaceAll("_", " "),
  );
  const { event_type = "no event", event_id = "" } = eventIn(delivery.body);
  const time = new Date().toLocaleTimeString(undefined, { hour12: false });
  const line = `${time}  ${printable(event_type)}  ${printable(event_id)}  ${signature}`;
  if (forward === undefined) return answered(200, line);
  const started = performance.now();
  try {
    const status = await handOn(delivery, forward, timeoutMs);
    // Redirects are not followed, so they count as failures.
    return answered(status, `${line}  -> ${status} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    const reason = reasonOf(error, timeoutMs);
    return answered(502, `${line}  -> no response from ${forward}: ${reason}; the sandbox will retry`);
  }
}

const answered = (status: number, line: string): Reception => ({ line, response: new Response(null, { status }) });

/** Headers of the incoming connection, which must not be forwarded. */
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

/** A value that is safe to print: control characters are escaped. */
function printable(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}
