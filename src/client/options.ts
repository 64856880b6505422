import { type HeadersOptions, mergeHeaders } from "openapi-fetch";
import { apiUrl } from "../../generated/client-operations.ts";
import { isLoopback } from "../shared/loopback.ts";
import { maxTimerMs } from "./abort.ts";
import type { Clock } from "./clock.ts";
import { type Credentials, checkSecret, type Secret } from "./credentials.ts";
import type { DeprecationNotice } from "./deprecation.ts";
import { normalizeHeaders } from "./prepare-call.ts";
import type { ResponseCheck } from "./response-check.ts";
import type { RetryNotice } from "./transport.ts";

/** How {@link createClient} reaches the API, and what it does when a call fails. */
export interface ClientOptions {
  /** API key, or a function that is asked once per call. Default: the environment variable HEYGEN_API_KEY. */
  apiKey?: Secret | undefined;
  /** OAuth 2 access token instead of a key. v3 only. */
  accessToken?: Secret | undefined;
  /**
   * Where the API is; it may have a path of its own, as behind a gateway. Default: the environment variable
   * HEYGEN_BASE_URL, without which it is `https://api.heygen.com`.
   */
  baseUrl?: string | undefined;
  /** Sends a request. Default: the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Time for one attempt, its whole body included, in milliseconds. Default: 30 000. */
  timeoutMs?: number | undefined;
  /** How often a failed call is repeated, at most. Default: 2. */
  maxRetries?: number | undefined;
  /** Headers for every call. */
  headers?: HeadersOptions | undefined;
  /** Is told before each repetition. What it throws, the call throws. */
  onRetry?: ((notice: RetryNotice) => void) | undefined;
  /** Is told once per deprecated operation that answers. What it throws, the call throws. */
  onDeprecated?: ((notice: DeprecationNotice) => void) | undefined;
  /** Holds answers against the spec: `validateResponses` of `heygen-avatars/validate`. Default: none. */
  validate?: ResponseCheck | undefined;
  /** Allows an API key in a browser, where every visitor can read it. Default: false. */
  dangerouslyAllowBrowser?: boolean | undefined;
  /** Allows plain http to other machines. Default: false. */
  allowInsecureHttp?: boolean | undefined;
  /** Replaces time and chance, for tests. */
  clock?: Clock | undefined;
}

export interface ResolvedOptions {
  readonly baseUrl: URL;
  readonly credentials: Credentials;
  readonly headers: HeadersOptions;
  readonly timeoutMs: number;
  readonly maxRetries: number;
}

/** Fills in defaults. @throws TypeError for options that make no sense or would give the key away */
export function resolveOptions(options: ClientOptions): ResolvedOptions {
  // A misspelt baseUrl would send to the real API what was meant for the sandbox.
  for (const name of Object.keys(options)) assert(Object.hasOwn(optionNames, name), `there is no option ${name}`);
  const { headers, timeoutMs = 30_000, maxRetries = 2 } = options;
  const baseUrl = resolveBaseUrl(options);
  const credentials = resolveCredentials(options);
  assert(
    typeof timeoutMs === "number" && timeoutMs > 0 && timeoutMs <= maxTimerMs,
    `timeoutMs must be positive and at most ${maxTimerMs}`,
  );
  assert(maxRetries >= 0, "maxRetries must not be negative");
  assert(
    !mergeHeaders(normalizeHeaders(headers)).has("Idempotency-Key"),
    "headers must not have an Idempotency-Key for all calls to share",
  );
  const exposesKey = credentials.apiKey !== undefined && baseUrl.origin === apiUrl && isBrowser();
  assert(
    !exposesKey || options.dangerouslyAllowBrowser,
    "visitors can read an apiKey in a browser; call HeyGen from a server, or set dangerouslyAllowBrowser",
  );
  return { baseUrl, credentials, headers: normalizeHeaders(headers) ?? {}, timeoutMs, maxRetries };
}

/** Every option. */
const optionNames: Readonly<Record<keyof ClientOptions, true>> = {
  apiKey: true,
  accessToken: true,
  baseUrl: true,
  fetch: true,
  timeoutMs: true,
  maxRetries: true,
  headers: true,
  onRetry: true,
  onDeprecated: true,
  validate: true,
  dangerouslyAllowBrowser: true,
  allowInsecureHttp: true,
  clock: true,
};

function assert(condition: unknown, problem: string): asserts condition {
  if (!condition) throw new TypeError(`createClient: ${problem}`);
}

function resolveCredentials({ apiKey, accessToken }: ClientOptions): Credentials {
  assert(apiKey === undefined || accessToken === undefined, "apiKey and accessToken exclude each other");
  const secret = apiKey ?? accessToken ?? environmentVariable("HEYGEN_API_KEY");
  assert(secret, "set the option apiKey, the variable HEYGEN_API_KEY or the option accessToken");
  if (typeof secret !== "function") checkSecret(secret);
  return accessToken === undefined ? { apiKey: secret } : { accessToken };
}

/** The value of a variable, if there is an environment and the variable is not empty. */
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
  assert(url && (isSecure || isLocal), `${name} must start with https://, or on this machine with http://`);
  assert(!url.username && !url.password, `${name} must not contain credentials`);
  assert(!/[?#]/.test(baseUrl), `${name} must have neither query nor fragment`);
  // One slash at the end, however many were given.
  let { length } = url.pathname;
  while (url.pathname[length - 1] === "/") length--;
  url.pathname = `${url.pathname.slice(0, length)}/`;
  return url;
}

const isBrowser = (): boolean => "window" in globalThis && Boolean(window.document);
