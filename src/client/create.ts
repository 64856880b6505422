import createFetchClient, { type Client, type ClientOptions as FetchClientOptions } from "openapi-fetch";
import type { paths } from "../../generated/schema.ts";
import { CallRequest } from "./call.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type DeprecationNotice, guard, type Secret } from "./guard.ts";
import { createTransport, type RetryNotice } from "./transport.ts";

/** An openapi-fetch client for every path of the spec. */
export type HeyGenClient = Client<paths>;

export interface ClientOptions {
  /** API key, or a function that is asked once per call. Default: the environment variable HEYGEN_API_KEY. */
  apiKey?: Secret | undefined;
  /** OAuth 2 access token instead of a key. v3 only. */
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
  /** Allows plain http to other machines. Default: false. */
  allowInsecureHttp?: boolean | undefined;
  /** Replaces time and chance, for tests. */
  clock?: Clock | undefined;
}

const api = "https://api.heygen.com";
const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1])$/;

/**
 * Makes a client for HeyGen's avatar API: openapi-fetch, typed by the spec, with retries, timeouts, idempotency keys
 * and credentials taken care of.
 *
 * @throws TypeError without a key or token, and for options that make no sense or would give the key away.
 */
export function createClient(options: ClientOptions = {}): HeyGenClient {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  const { accessToken, headers, onRetry, onDeprecated, timeoutMs = 30_000, maxRetries = 2 } = options;
  const apiKey = options.apiKey ?? (accessToken ? undefined : process?.env?.HEYGEN_API_KEY);
  const baseUrl = (options.baseUrl ?? api).replace(/\/$/, "");
  const { protocol, hostname } = URL.canParse(baseUrl) ? new URL(baseUrl) : ({} as Partial<URL>);
  const demand = (condition: unknown, message: string) => {
    if (!condition) throw new TypeError(`createClient: ${message}`);
  };
  demand(apiKey || accessToken, "set the option apiKey, the variable HEYGEN_API_KEY or the option accessToken");
  demand(!apiKey || !accessToken, "apiKey and accessToken exclude each other");
  demand(timeoutMs > 0 && timeoutMs < 2 ** 31, "timeoutMs must be positive and less than 2 ** 31");
  demand(maxRetries >= 0, "maxRetries must not be negative");
  demand(
    protocol === "https:" || (protocol === "http:" && (loopback.test(hostname ?? "") || options.allowInsecureHttp)),
    "baseUrl must start with https://, or the key would travel unencrypted",
  );
  demand(
    !apiKey || baseUrl !== api || options.dangerouslyAllowBrowser || !("window" in globalThis && window.document),
    "visitors can read an apiKey in a browser; call HeyGen from a server, or set dangerouslyAllowBrowser",
  );

  const fetch = createTransport({
    // The global fetch is looked up at each call, so that whoever replaces it later is heard.
    send: (url, init) => (options.fetch ? options.fetch(new Request(url, init)) : globalThis.fetch(url, init)),
    timeoutMs,
    maxRetries,
    clock: options.clock ?? systemClock,
    onRetry,
  });
  const client = createFetchClient<paths>({ baseUrl, fetch, Request: CallRequest, headers: headers ?? {} });
  client.use(guard({ apiKey, accessToken, fixed: { baseUrl, fetch }, onDeprecated }));
  return client;
}
