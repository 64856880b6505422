import createFetchClient, { type Client, type ClientOptions as FetchClientOptions } from "openapi-fetch";
import type { paths } from "../../generated/schema.ts";
import { CallRequest } from "./call.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Secret } from "./credentials.ts";
import { type DeprecationNotice, guard } from "./guard.ts";
import { createTransport, type RetryNotice } from "./transport.ts";

/** An openapi-fetch client for every path of the spec. */
export type HeyGenClient = Client<paths>;

export interface ClientOptions {
  /** API key, or a function that is asked once per call. Default: the environment variable HEYGEN_API_KEY. */
  apiKey?: Secret | undefined;
  /** OAuth 2 access token, instead of a key; v3 only. */
  accessToken?: Secret | undefined;
  /** Where the API is. Default: `https://api.heygen.com`. */
  baseUrl?: string | undefined;
  /** Sends a request. Default: the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Time for one attempt, its whole body included, in milliseconds. Default: 30 000. */
  timeoutMs?: number | undefined;
  /** How often a failed call is repeated, at most. Default: 2. */
  maxRetries?: number | undefined;
  /** Headers for every call. */
  headers?: FetchClientOptions["headers"] | undefined;
  /** Is told before each repetition. What it throws, the call throws. */
  onRetry?: ((notice: RetryNotice) => void) | undefined;
  /** Is told once per deprecated operation that answers. What it throws, the call throws. */
  onDeprecated?: ((notice: DeprecationNotice) => void) | undefined;
  /** Allows an API key in a browser, where every visitor can read it. Default: false. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Allows plain http to hosts other than this machine. Default: false. */
  allowInsecureHttp?: boolean | undefined;
  /** Replaces time and chance, for tests. */
  clock?: Clock | undefined;
}

const api = "https://api.heygen.com";

/**
 * Makes a client for HeyGen's avatar API: openapi-fetch, typed by the spec, with retries, timeouts, idempotency keys
 * and credentials taken care of.
 *
 * @throws TypeError without a key or token, and for options that would give the key away or make no sense.
 */
export function createClient(options: ClientOptions = {}): HeyGenClient {
  const {
    accessToken,
    headers,
    onRetry,
    onDeprecated,
    clock = systemClock,
    timeoutMs = 30_000,
    maxRetries = 2,
  } = options;
  const apiKey = options.apiKey ?? (accessToken ? undefined : environmentKey());
  const baseUrl = (options.baseUrl ?? api).replace(/\/$/, "");
  if (!apiKey === !accessToken) {
    throw new TypeError(
      "createClient needs the option apiKey, the environment variable HEYGEN_API_KEY, or the option accessToken, and not two of them",
    );
  }
  checkNumber("timeoutMs", timeoutMs, 1, 2 ** 31 - 1);
  checkNumber("maxRetries", maxRetries, 0, 100);
  checkAddress(baseUrl, options);
  if (apiKey && baseUrl === api && isBrowser() && !options.dangerouslyAllowBrowser) {
    throw new TypeError(
      "in a browser everybody can read the API key: call HeyGen from your server, or set dangerouslyAllowBrowser",
    );
  }

  // Looked up at each call, so that whoever replaces the global fetch later is heard.
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request));
  const fetch = createTransport({ fetch: send, timeoutMs, maxRetries, clock, onRetry });
  const client = createFetchClient<paths>({ baseUrl, fetch, Request: CallRequest, ...(headers && { headers }) });
  client.use(guard({ credentials: { apiKey, accessToken }, baseUrl, fetch, onDeprecated }));
  return client;
}

function environmentKey(): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.HEYGEN_API_KEY;
}

function isBrowser(): boolean {
  return typeof window !== "undefined" && typeof window.document !== "undefined";
}

function checkNumber(option: string, value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) throw new TypeError(`${option} must be a number from ${min} to ${max}`);
}

/** The key must not travel in the clear, except within this machine. */
function checkAddress(baseUrl: string, { allowInsecureHttp }: ClientOptions): void {
  const { protocol, hostname } = parseUrl(baseUrl);
  const isLoopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol === "https:" || (protocol === "http:" && (isLoopback || allowInsecureHttp))) return;
  throw new TypeError(`baseUrl must start with https:// (${protocol}//${hostname} would send the key unencrypted)`);
}

function parseUrl(baseUrl: string): URL {
  try {
    return new URL(baseUrl);
  } catch {
    throw new TypeError("baseUrl must be an absolute URL, such as https://api.heygen.com");
  }
}
