import { type HeadersOptions, mergeHeaders } from "openapi-fetch";
import { apiUrl } from "../../generated/client-operations.ts";
import { isLoopback } from "../shared/loopback.ts";
import { maxTimerMs } from "./abort.ts";
import { assertOptions, type OptionKind } from "./check-options.ts";
import { type Clock, systemClock } from "./clock.ts";
import { type Credentials, checkSecret, type Secret } from "./credentials.ts";
import type { Logger } from "./debug-log.ts";
import type { DeprecationNotice } from "./deprecation.ts";
import type { RetryNotice } from "./hooks.ts";
import { normalizeHeaders } from "./prepare-call.ts";
import type { ResponseCheck } from "./response-check.ts";

/** How {@link createClient} reaches the API, and what it does when a call fails. */
export interface ClientOptions {
  /** API key, or a function that is called once per call. Default: the environment variable HEYGEN_API_KEY. */
  apiKey?: Secret | undefined;
  /** OAuth 2 access token, used instead of a key. v3 only. */
  accessToken?: Secret | undefined;
  /**
   * URL of the API. It may have a path, for example behind a gateway. Default: the environment variable
   * HEYGEN_BASE_URL, otherwise `https://api.heygen.com`.
   */
  baseUrl?: string | undefined;
  /**
   * Sends a request. Default: the global `fetch`. The second argument holds the options of the call that a Request
   * can't carry, such as `next` or `dispatcher`.
   */
  fetch?: ((request: Request, init?: RequestInit) => Promise<Response>) | undefined;
  /** Timeout of one attempt, including its whole body, in milliseconds. Default: 30 000. */
  timeoutMs?: number | undefined;
  /** How many times a failed call is retried at most. Default: 2. */
  maxRetries?: number | undefined;
  /** Headers that every call sends. */
  headers?: HeadersOptions | undefined;
  /** Called before each retry. Errors that it throws propagate. */
  onRetry?: ((notice: RetryNotice) => void) | undefined;
  /** Called once per deprecated operation that is used. Errors that it throws propagate. */
  onDeprecated?: ((notice: DeprecationNotice) => void) | undefined;
  /** Validates responses against the spec: `validateResponses` of `heygen-avatars/validate`. Default: no validation. */
  validate?: ResponseCheck | undefined;
  /**
   * Logs a line for each attempt: method, path, status, duration, request id, and the next retry; never a body or a key.
   * Default: true if the environment variable HEYGEN_LOG is `debug`.
   */
  debug?: boolean | undefined;
  /** Receives the lines of `debug`. Default: `console`. */
  logger?: Logger | undefined;
  /** Allows an API key in a browser, where every visitor can read it. Default: false. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Allows plain http to hosts other than localhost. Default: false. */
  allowInsecureHttp?: boolean | undefined;
  /** Replaces the source of time and randomness, for tests. Waits have a `clock` of their own. */
  clock?: Clock | undefined;
}

export interface ResolvedOptions extends Pick<ClientOptions, "fetch" | "onRetry" | "onDeprecated" | "validate"> {
  readonly baseUrl: URL;
  readonly credentials: Credentials;
  readonly headers: HeadersOptions;
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly clock: Clock;
  /** Undefined if nothing is logged. */
  readonly logger: Logger | undefined;
}

/** Fills in defaults. @throws TypeError for options that are unknown, invalid or would expose the key */
export function resolveOptions(options: ClientOptions): ResolvedOptions {
  // With a misspelt `baseUrl`, calls meant for the sandbox would reach the real API.
  assertOptions("createClient", options, optionKinds);
  const { fetch, onRetry, onDeprecated, validate, timeoutMs = 30_000, maxRetries = 2, clock = systemClock } = options;
  const { debug = environmentVariable("HEYGEN_LOG") === "debug" } = options;
  const logger = debug ? (options.logger ?? console) : undefined;
  const baseUrl = resolveBaseUrl(options);
  const credentials = resolveCredentials(options);
  const headers = normalizeHeaders(options.headers) ?? {};
  assert(timeoutMs > 0 && timeoutMs <= maxTimerMs, `timeoutMs must be positive and at most ${maxTimerMs}`);
  assert(Number.isInteger(maxRetries) && maxRetries >= 0, "maxRetries must be a non-negative integer");
  const common = mergeHeaders(headers);
  assert(
    !common.has("Idempotency-Key"),
    "headers must not contain an Idempotency-Key, because all calls would share it",
  );
  assert(!common.has("X-Api-Key"), "headers must not contain X-Api-Key; use apiKey");
  const exposesKey = credentials.apiKey !== undefined && baseUrl.origin === apiUrl && isBrowser();
  assert(
    !exposesKey || options.dangerouslyAllowBrowser,
    "visitors can read an apiKey in a browser; call HeyGen from a server, or set dangerouslyAllowBrowser",
  );
  const reporting = { onRetry, onDeprecated, validate, logger };
  return { baseUrl, credentials, headers, fetch, timeoutMs, maxRetries, clock, ...reporting };
}

/** The kind of value that each option takes. */
const optionKinds: Readonly<Record<keyof ClientOptions, OptionKind>> = {
  apiKey: "secret",
  accessToken: "secret",
  baseUrl: "string",
  fetch: "function",
  timeoutMs: "number",
  maxRetries: "number",
  headers: "object",
  onRetry: "function",
  onDeprecated: "function",
  validate: "function",
  dangerouslyAllowBrowser: "boolean",
  allowInsecureHttp: "boolean",
  debug: "boolean",
  logger: "logger",
  clock: "clock",
};

function assert(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new TypeError(`createClient: ${problem}`);
}

function resolveCredentials({ apiKey, accessToken }: ClientOptions): Credentials {
  assert(apiKey === undefined || accessToken === undefined, "apiKey and accessToken can't be used together");
  const secret = apiKey ?? accessToken ?? environmentVariable("HEYGEN_API_KEY");
  assert(secret, "set the option apiKey, the variable HEYGEN_API_KEY or the option accessToken");
  if (typeof secret !== "function") checkSecret(secret);
  return accessToken === undefined ? { apiKey: secret } : { accessToken };
}

/** The value of an environment variable; undefined if it is empty or the runtime has no environment. */
function environmentVariable(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name]?.trim() || undefined;
}

function resolveBaseUrl(options: ClientOptions): URL {
  const name = options.baseUrl === undefined ? "HEYGEN_BASE_URL" : "baseUrl";
  const baseUrl = options.baseUrl ?? environmentVariable("HEYGEN_BASE_URL") ?? apiUrl;
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const isSecure = url?.protocol === "https:";
  const isLocal = url?.protocol === "http:" && (isLoopback(url.hostname) || options.allowInsecureHttp);
  assert(url && (isSecure || isLocal), `${name} must start with https://, or with http:// for localhost`);
  assert(!url.username && !url.password, `${name} must not contain credentials`);
  assert(!/[?#]/.test(baseUrl), `${name} must have neither query nor fragment`);
  // Exactly one slash at the end, however many were given.
  let { length } = url.pathname;
  while (url.pathname[length - 1] === "/") length--;
  url.pathname = `${url.pathname.slice(0, length)}/`;
  return url;
}

/** Whether visitors can read what a program holds. jsdom and happy-dom only simulate a browser. */
const isBrowser = (): boolean =>
  "window" in globalThis && Boolean(window.document) && !/jsdom|happydom/i.test(globalThis.navigator?.userAgent ?? "");
