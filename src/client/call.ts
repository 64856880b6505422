// What is known of a call besides its Request and its Response, kept beside them because openapi-fetch hands on
// nothing else.
import type { HeyGenError } from "./errors.ts";

/** The operation of a request, as method and path template. */
export const operations: WeakMap<Request, string> = new WeakMap();

/** What the transport found in a response: the parsed body, and the error that it amounts to. */
export interface Finding {
  readonly body: unknown;
  readonly error?: HeyGenError;
}

export const findings: WeakMap<Response, Finding> = new WeakMap();

/**
 * The Request that openapi-fetch makes for a call. It keeps the caller's signal away from the Request proper: that
 * would never let go of it, so a signal that outlives many calls would gather a listener with each.
 */
export class CallRequest extends Request {
  readonly #init: RequestInit;

  constructor(input: RequestInfo | URL, init: RequestInit = {}) {
    super(input, { ...init, signal: null });
    this.#init = init;
  }

  // openapi-fetch asks whether a middleware has returned an instance of this class; any Request will do.
  static override [Symbol.hasInstance](value: unknown): boolean {
    return Request[Symbol.hasInstance](value);
  }

  /** What the caller passed; of a Request that a middleware put in its place, the signal alone. */
  static initOf(request: Request): RequestInit {
    return #init in request ? (request as CallRequest).#init : { signal: request.signal };
  }
}
