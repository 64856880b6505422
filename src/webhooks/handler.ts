import type { WebhookEventType } from "../../generated/types.ts";
import type { WaitEvents } from "../shared/wait-events.ts";
import { bytesOf, readEvent, type VerifiedWebhook } from "./delivery.ts";
import { HeyGenWebhookError } from "./error.ts";
import { type SeenEvents, seenInMemory } from "./event-store.ts";
import type { WebhookEvent, WebhookEventOf } from "./events.ts";
import { isSame, secretsOf, type VerifyOptions, verifyWebhook, type WebhookSecret } from "./verify.ts";

/** A function for each kind of event. An event is handled when what the function returns has resolved. */
export type WebhookFunctions = {
  [Type in WebhookEventType]?: (event: WebhookEventOf<Type>, id: string) => unknown;
};

interface HandlerOptions {
  /** What to do with which event. */
  on?: WebhookFunctions;
  /** Gets every event for which `on` has no function, new kinds among them. */
  onUnknown?: (event: WebhookEvent, id: string) => unknown;
  /** Is told why a delivery was refused or not handled. What it throws changes no answer. */
  onError?: (error: unknown) => unknown;
  /**
   * Remembers which events were handled. Default: the last 10 000, in memory, until the process ends. Handlers that do
   * different things need one each: endpoints and callbacks are told of the same events.
   */
  seen?: SeenEvents;
  /**
   * When to answer 503 although a function still runs, in milliseconds. Default: 8 000, because HeyGen waits for ten
   * seconds. The function goes on; until it ends, further deliveries of the event get 503 and don't start it again. Where
   * a platform stops work after the answer, let the function hand long work to a queue.
   */
  timeoutMs?: number;
}

/** For registered endpoints, whose deliveries are signed. */
export interface SignedOptions extends HandlerOptions, VerifyOptions {
  /** The endpoint's secret; several while one takes the place of another. */
  secret: WebhookSecret;
  unsigned?: false;
}

/** For deliveries that nobody has signed. */
export interface UnsignedOptions extends HandlerOptions {
  /**
   * For the `callback_url` of single requests, whose deliveries are not signed. A body without `event_type` becomes an
   * event with an empty one.
   */
  unsigned: true;
  /** What nobody can guess, and the `callback_url` has as `?token=…`. */
  token: string;
}

/** What {@link webhookHandler} does with events, and how it knows that they come from HeyGen. */
export type WebhookHandlerOptions = SignedOptions | UnsignedOptions;

/** Receives deliveries. Waits that are told of it (`waitForVideo(heygen, id, { events: receive })`) end with the event. */
export interface WebhookHandler extends WaitEvents {
  (request: Request): Promise<Response>;
}

/**
 * Makes what receives deliveries: each event is handled once, however often it is delivered. Until it is, HeyGen is told
 * to deliver it again, which it does for 24 hours.
 *
 * | status | when |
 * |---|---|
 * | 200 | the event was handled, now or before; GET and OPTIONS, by which an endpoint is tried |
 * | 400, 401 | the body is no event; the signature or token is missing or wrong, or the delivery is too old |
 * | 405, 413 | another method; a body of more than 1 MB |
 * | 500 | a function or `seen` failed |
 * | 503 | the event is being handled still |
 *
 * @throws TypeError for a secret or a token that is empty or no text, and for a `timeoutMs` that makes no sense
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

/** No delivery is larger, by far. */
const maxBytes = 1_000_000;

/** The whole body; undefined where it is too large, of which no more is read than needed to know. */
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
