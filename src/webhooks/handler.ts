import type { WebhookEventType } from "../../generated/types.ts";
import type { WaitEvents } from "../shared/wait-events.ts";
import { bytesOf, isParsed, readEvent, type VerifiedWebhook } from "./delivery.ts";
import { HeyGenWebhookError, statusOf } from "./error.ts";
import { type SeenEvents, seenInMemory } from "./event-store.ts";
import type { WebhookEvent, WebhookEventOf } from "./events.ts";
import { isSame, mismatchOf, secretsOf, type VerifyOptions, verifyWebhook, type WebhookSecret } from "./verify.ts";

/** A function for each type of event. An event counts as handled when the returned promise resolves. */
export type WebhookFunctions = {
  [Type in WebhookEventType]?: ((event: WebhookEventOf<Type>, id: string) => unknown) | undefined;
};

interface HandlerOptions {
  /** The functions that handle events, by type. */
  on?: WebhookFunctions | undefined;
  /** Handles events for which `on` has no function, including new types. */
  onUnknown?: ((event: WebhookEvent, id: string) => unknown) | undefined;
  /**
   * Called with the reason when a delivery is rejected or handling fails, which otherwise goes unnoticed. Errors that it
   * throws are ignored.
   */
  onError?: ((error: unknown) => unknown) | undefined;
  /**
   * Remembers which events were handled. Default: the last 10 000, in memory. Handlers that do different things must
   * not share a store, because endpoints and callbacks receive the same events.
   */
  seen?: SeenEvents | undefined;
  /**
   * After how many milliseconds to respond 503 while a function is still running. Default: 8 000, because HeyGen times
   * out after ten seconds. The function continues. Until it ends, further deliveries of the event get 503 and don't
   * start it again. If your platform stops work after the response, put long work into a queue.
   */
  timeoutMs?: number | undefined;
}

/** Options for registered endpoints, whose deliveries are signed. */
export interface SignedOptions extends HandlerOptions, VerifyOptions {
  /**
   * The endpoint's secret, or several during a rotation. Without one, every delivery gets 500. So a build, which has no
   * secrets, can load the handler.
   */
  secret: WebhookSecret;
  unsigned?: false | undefined;
}

/** Options for deliveries without a signature. */
export interface UnsignedOptions extends HandlerOptions {
  /**
   * Accepts deliveries to the `callback_url` of a request, which are not signed. A body without `event_type` becomes an
   * event whose `event_type` is empty.
   */
  unsigned: true;
  /** An unguessable token. Add it to the `callback_url` as `?token=…`. Without one, every delivery gets 500. */
  token: string | undefined;
}

/** How {@link webhookHandler} verifies deliveries and handles events. */
export type WebhookHandlerOptions = SignedOptions | UnsignedOptions;

/** What is read of a request. `nodeHandler` makes it of a request of Node. */
export interface ReceivedRequest extends Pick<Request, "method" | "url" | "headers"> {
  readonly body: unknown;
}

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
 * | 500 | a function or `seen` failed, or the receiver is misconfigured; only of the latter does the response say why |
 * | 503 | the event is still being handled |
 *
 * @throws TypeError for options that are unknown or invalid, and later for anything but a `Request` of `fetch`, such as
 * the request of Express: see {@link nodeHandler}
 */
export function webhookHandler(options: WebhookHandlerOptions): WebhookHandler {
  assertOptions(options);
  const { on = {}, onUnknown, onError, seen = seenInMemory(), timeoutMs = 8_000 } = options;
  const waits = new Set<readonly [id: string, wake: () => void]>();

  async function verify({ url, headers }: ReceivedRequest, body: ArrayBuffer): Promise<VerifiedWebhook> {
    if (!options.unsigned) return verifyWebhook({ headers, body }, options.secret, options);
    const tokens = secretsOf(options.token);
    const given = new URL(url).searchParams.get("token") ?? "";
    if (tokens.some((each) => isSame(given, each))) return readEvent(body, true);
    throw mismatchOf(tokens);
  }

  async function receive(request: ReceivedRequest): Promise<Reply> {
    try {
      const body = await readBody(request.body);
      const verified = await verify(request, body);
      const text = new TextDecoder().decode(body);
      for (const [id, wake] of waits) if (text.includes(`"${id}"`)) wake();
      return [await handle(verified)];
    } catch (error) {
      await tell(error);
      if (!(error instanceof HeyGenWebhookError)) return [500];
      const status = statusOf(error.reason);
      return status === 500 ? [status, `${error.message}\n`] : [status];
    }
  }

  async function handle({ event, id }: VerifiedWebhook): Promise<number> {
    const state = await seen.claim(id);
    if (state === "done") return 200;
    if (state === "claimed") return 503;
    if (state) throw new TypeError(`seen.claim must resolve to nothing, "claimed" or "done", not ${state}`);
    const type = event.event_type as WebhookEventType;
    const run = (Object.hasOwn(on, type) ? on[type] : undefined) ?? onUnknown;
    try {
      await (run as typeof onUnknown)?.(event, id);
    } catch (error) {
      try {
        await seen.release(id);
      } finally {
        await tell(error);
      }
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

  async function answer(request: ReceivedRequest): Promise<Response> {
    let reply: Reply = [/^(GET|OPTIONS)$/.test(request.method) ? 200 : 405];
    if (request.method === "POST") {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<Reply>((resolve) => {
        timer = setTimeout(resolve, timeoutMs, [503]);
      });
      reply = await Promise.race([receive(request), late]);
      clearTimeout(timer);
    }
    const [status, text = null] = reply;
    return new Response(text, { status, headers: { Allow: "GET, OPTIONS, POST" } });
  }

  // Not async: Express would never hear of a promise that rejects.
  function webhook(request: ReceivedRequest): Promise<Response> {
    if (typeof request?.headers?.get === "function") return answer(request);
    return fail("pass a Request of fetch; in Express and the like use nodeHandler");
  }
  webhook.subscribe = (id: string, wake: () => void) => {
    const wait = [id, wake] as const;
    waits.add(wait);
    return () => waits.delete(wait);
  };
  return webhook;
}

/** A status and, if somebody has to read why, a text. */
type Reply = readonly [status: number, text?: string];

/** The type of each option, as `typeof` names it. */
const optionTypes: Readonly<Record<keyof SignedOptions | keyof UnsignedOptions, string>> = {
  on: "object",
  onUnknown: "function",
  onError: "function",
  seen: "object",
  timeoutMs: "number",
  toleranceSeconds: "number",
  now: "function",
  unsigned: "boolean",
  secret: "string",
  token: "string",
};

function assertOptions(options: WebhookHandlerOptions): void {
  if (Object(options) !== options) fail("options must be an object");
  const { timeoutMs = 1, toleranceSeconds = 0, on = {}, seen = seenInMemory() } = options as SignedOptions;
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(optionTypes, name)) fail(`there is no option ${name}`);
    const type = optionTypes[name as keyof typeof optionTypes];
    const values = value === undefined ? [] : [value].flat();
    if (values.some((each) => each === null || (typeof each as string) !== type))
      fail(`${name} must be of type ${type}`);
  }
  if (!(timeoutMs > 0 && timeoutMs < 2 ** 31)) fail("timeoutMs is out of range");
  if (!(toleranceSeconds >= 0)) fail("toleranceSeconds is out of range");
  const functions = [...Object.values(on).filter(Boolean), seen.claim, seen.complete, seen.release];
  if (functions.some((each) => typeof each !== "function")) fail("on and seen must hold functions");
  const { secret, token } = options as Partial<SignedOptions & UnsignedOptions>;
  if ((options.unsigned ? secret : token) !== undefined) {
    fail("pass either a secret, or unsigned: true and a token");
  }
}

function fail(problem: string): never {
  throw new TypeError(`webhookHandler: ${problem}`);
}

/** Deliveries are far smaller. */
const maxBytes = 1_000_000;

/** Reads the body. @throws {@link HeyGenWebhookError} if it is too large, in which case reading stops, or was parsed */
async function readBody(body: unknown): Promise<ArrayBuffer> {
  if (isParsed(body)) throw new HeyGenWebhookError("parsed_body");
  const chunks: BlobPart[] = [];
  let size = 0;
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array<ArrayBuffer>>) {
    size += chunk.length;
    if (size > maxBytes) throw new HeyGenWebhookError("too_large");
    chunks.push(chunk);
  }
  return bytesOf(new Blob(chunks));
}
