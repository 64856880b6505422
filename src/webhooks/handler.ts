import type { WebhookEventType } from "../../generated/types.ts";
import type { WaitEvents } from "../shared/wait-events.ts";
import { bytesOf, readEvent, type VerifiedWebhook } from "./delivery.ts";
import { HeyGenWebhookError } from "./error.ts";
import { type SeenEvents, seenInMemory } from "./event-store.ts";
import type { WebhookEvent, WebhookEventOf } from "./events.ts";
import { isSame, secretsOf, type VerifyOptions, verifyWebhook, type WebhookSecret } from "./verify.ts";

/** A function for each type of event. An event counts as handled when the returned promise resolves. */
export type WebhookFunctions = {
  [Type in WebhookEventType]?: (event: WebhookEventOf<Type>, id: string) => unknown;
};

interface HandlerOptions {
  /** The functions that handle events, by type. */
  on?: WebhookFunctions;
  /** Handles events for which `on` has no function, including new types. */
  onUnknown?: (event: WebhookEvent, id: string) => unknown;
  /** Called with the reason when a delivery is rejected or handling fails. Errors that it throws are ignored. */
  onError?: (error: unknown) => unknown;
  /**
   * Remembers which events were handled. Default: the last 10 000, in memory. Handlers that do different things must
   * not share a store, because endpoints and callbacks receive the same events.
   */
  seen?: SeenEvents;
  /**
   * After how many milliseconds to respond 503 while a function is still running. Default: 8 000, because HeyGen times
   * out after ten seconds. The function continues. Until it ends, further deliveries of the event get 503 and don't
   * start it again. If your platform stops work after the response, put long work into a queue.
   */
  timeoutMs?: number;
}

/** Options for registered endpoints, whose deliveries are signed. */
export interface SignedOptions extends HandlerOptions, VerifyOptions {
  /** The endpoint's secret, or several during a rotation. */
  secret: WebhookSecret;
  unsigned?: false;
}

/** Options for deliveries without a signature. */
export interface UnsignedOptions extends HandlerOptions {
  /**
   * Accepts deliveries to the `callback_url` of a request, which are not signed. A body without `event_type` becomes an
   * event whose `event_type` is empty.
   */
  unsigned: true;
  /** An unguessable token. Add it to the `callback_url` as `?token=…`. */
  token: string;
}

/** How {@link webhookHandler} verifies deliveries and handles events. */
export type WebhookHandlerOptions = SignedOptions | UnsignedOptions;

/** Receives deliveries. Pass it to a wait to wake it by events: `waitForVideo(heygen, id, { events: receive })`. */
export interface WebhookHandler extends WaitEvents {
  (request: Request): Promise<Response>;
}

/**
 * Creates a handler for deliveries. It handles each event once, however often it is delivered. Until an event is
 * handled, it responds with an error, so that HeyGen delivers the event again for up to 24 hours.
 *
 * | status | when |
 * |---|---|
 * | 200 | the event was handled, now or before; GET and OPTIONS, which test an endpoint |
 * | 400 | the body is not an event |
 * | 401 | the signature or token is missing or wrong, or the delivery is too old |
 * | 405 | any other method |
 * | 413 | the body is larger than 1 MB |
 * | 500 | a function or `seen` failed |
 * | 503 | the event is still being handled |
 *
 * @throws TypeError for a secret or token that is not a non-empty string, and for an invalid `timeoutMs`
 */
export function webhookHandler(options: WebhookHandlerOptions): WebhookHandler {
  const { on = {}, onUnknown, onError, seen = seenInMemory(), timeoutMs = 8_000 } = options;
  secretsOf(options.unsigned ? options.token : options.secret);
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) throw new TypeError("timeoutMs out of range");
  const waits = new Set<readonly [id: string, wake: () => void]>();

  async function verify({ url, headers }: Request, body: ArrayBuffer): Promise<VerifiedWebhook> {
    if (!options.unsigned) return verifyWebhook({ headers, body }, options.secret, options);
    if (isSame(new URL(url).searchParams.get("token") ?? "", options.token)) return readEvent(body, true);
    throw new HeyGenWebhookError("bad_signature");
  }

  async function receive(request: Request): Promise<number> {
    try {
      const body = await readBody(request.body);
      if (!body) return 413;
      const verified = await verify(request, body);
      const text = new TextDecoder().decode(body);
      for (const [id, wake] of waits) if (text.includes(`"${id}"`)) wake();
      return await handle(verified);
    } catch (error) {
      await tell(error);
      if (!(error instanceof HeyGenWebhookError)) return 500;
      return error.reason === "bad_body" ? 400 : 401;
    }
  }

  async function handle({ event, id }: VerifiedWebhook): Promise<number> {
    const state = await seen.claim(id);
    if (state) return state === "done" ? 200 : 503;
    const type = event.event_type as WebhookEventType;
    const run = Object.hasOwn(on, type) ? on[type] : onUnknown;
    try {
      await (run as typeof onUnknown)?.(event, id);
    } catch (error) {
      await tell(error);
      await seen.release(id);
      return 500;
    }
    await seen.complete(id);
    return 200;
  }

  async function tell(error: unknown): Promise<void> {
    try {
      await onError?.(error);
    } catch {}
  }

  async function answer(request: Request): Promise<Response> {
    let status = /^(GET|OPTIONS)$/.test(request.method) ? 200 : 405;
    if (request.method === "POST") {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<number>((resolve) => {
        timer = setTimeout(resolve, timeoutMs, 503);
      });
      status = await Promise.race([receive(request), late]);
      clearTimeout(timer);
    }
    return new Response(null, { status, headers: { Allow: "GET, OPTIONS, POST" } });
  }
  answer.subscribe = (id: string, wake: () => void) => {
    const wait = [id, wake] as const;
    waits.add(wait);
    return () => waits.delete(wait);
  };
  return answer;
}

/** Deliveries are far smaller. */
const maxBytes = 1_000_000;

/** Reads the body; undefined if it is too large, in which case reading stops. */
async function readBody(body: ReadableStream<Uint8Array> | null): Promise<ArrayBuffer | undefined> {
  const chunks: BlobPart[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk as Uint8Array<ArrayBuffer>);
  }
  return bytesOf(new Blob(chunks));
}
