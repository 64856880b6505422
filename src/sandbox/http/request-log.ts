// The most recent requests, for the page and for tests. Logging is cheap: bodies are decoded only when they are read.
import type { LoggedRequest, RequestFilter } from "../settings/protocol.ts";

/** A request and its response, as they are logged. */
export interface RecordedCall {
  /** Milliseconds since the epoch by the sandbox's clock. */
  readonly at: number;
  readonly durationMs: number;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly operation: string | undefined;
  /** Method and path template of the operation. */
  readonly template: string | undefined;
  readonly requestHeaders: Headers;
  readonly requestBody: Uint8Array | undefined;
  readonly status: number;
  readonly responseHeaders: Record<string, string>;
  readonly responseBody: Uint8Array | undefined;
  /** The message of an error response. */
  readonly error: string | undefined;
}

/** How many requests are kept by default. */
const defaultCapacity = 200;
/** How much of a body is kept, in bytes. */
const maxBodyBytes = 4_096;
/** How much of a path or a header is kept, in characters. */
const maxTextLength = 1_000;
const maxHeaders = 40;
/** Headers and query parameters with credentials. `token` is not one of them: it is the position in a list. */
const secretHeader = /auth|cookie|secret|password|api-?key|access-?token/;
const secretParameter = /([?&](?:[\w-]*(?:api_?key|secret|password|access_?token|authorization)[\w-]*)=)[^&]*/gi;

type NumberedCall = Omit<RecordedCall, "requestHeaders"> & {
  readonly seq: number;
  readonly requestHeaders: Record<string, string>;
};

export class RequestLog {
  readonly #capacity: number;
  #calls: NumberedCall[] = [];
  #seq = 0;
  #dropped = 0;
  readonly #waiting = new Set<(call: NumberedCall) => void>();

  constructor(capacity: number = defaultCapacity) {
    this.#capacity = capacity;
  }

  /** How many requests were dropped since the last `clear`, because there were more than are kept. */
  get dropped(): number {
    return this.#dropped;
  }

  add(call: RecordedCall): void {
    const requestBody = call.requestBody?.slice(0, maxBodyBytes);
    const responseBody = call.responseBody?.slice(0, maxBodyBytes);
    const path = call.path.replace(secretParameter, "$1hidden").slice(0, maxTextLength);
    const requestHeaders = shortHeaders(call.requestHeaders);
    const numbered = { ...call, path, requestHeaders, requestBody, responseBody, seq: ++this.#seq };
    this.#calls.push(numbered);
    if (this.#calls.length > this.#capacity) {
      this.#calls.shift();
      this.#dropped++;
    }
    for (const notify of [...this.#waiting]) notify(numbered);
  }

  /** Deletes all requests. The sequence numbers continue, so that new requests can't be mistaken for old ones. */
  clear(): void {
    this.#calls = [];
    this.#dropped = 0;
  }

  /** The requests that match a filter, oldest first. */
  find(filter: RequestFilter = {}): LoggedRequest[] {
    return this.#calls.filter((call) => matches(call, filter)).map(toLoggedRequest);
  }

  /** Waits for the first request that matches a filter, including past ones; undefined after the timeout. */
  next(filter: RequestFilter, timeoutMs: number, signal: AbortSignal): Promise<LoggedRequest | undefined> {
    const [known] = this.find(filter);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      const end = (call?: NumberedCall) => {
        clearTimeout(timer);
        signal.removeEventListener("abort", giveUp);
        this.#waiting.delete(notify);
        resolve(call && toLoggedRequest(call));
      };
      const notify = (call: NumberedCall) => {
        if (matches(call, filter)) end(call);
      };
      const giveUp = () => end();
      const timer = setTimeout(giveUp, timeoutMs);
      signal.addEventListener("abort", giveUp, { once: true });
      this.#waiting.add(notify);
    });
  }
}

function matches(call: NumberedCall, { operation, method, path, status, after = 0 }: RequestFilter): boolean {
  if (call.seq <= after) return false;
  if (operation !== undefined && operation !== call.operation && operation !== call.template) return false;
  if (method !== undefined && method.toUpperCase() !== call.method) return false;
  if (path !== undefined && path !== call.path.split("?")[0]) return false;
  return status === undefined || status === call.status;
}

function toLoggedRequest(call: NumberedCall): LoggedRequest {
  const { template: _, requestBody, responseBody, ...rest } = call;
  return {
    ...rest,
    requestBody: requestBody && decode(requestBody),
    responseBody: responseBody && decode(responseBody),
  };
}

/** The headers without credentials, shortened to the limits. */
function shortHeaders(headers: Headers): Record<string, string> {
  const short: Record<string, string> = {};
  let count = 0;
  for (const [name, value] of headers) {
    if (count === maxHeaders) break;
    if (secretHeader.test(name)) continue;
    short[name.slice(0, maxTextLength)] = value.slice(0, maxTextLength);
    count++;
  }
  return short;
}

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
