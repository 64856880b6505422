import createFetchClient, { type Client, type Middleware } from "openapi-fetch";
import { operationFacts } from "../../generated/client-operations.ts";
import type { paths } from "../../generated/types.ts";
import { systemClock } from "./clock.ts";
import { createDeprecationNotifier } from "./deprecation.ts";
import type { KnownGroups } from "./known-groups.ts";
import { type ClientOptions, resolveOptions } from "./options.ts";
import { OutgoingRequest } from "./outgoing-request.ts";
import { type CallOptions, fetchOptions, prepareCall } from "./prepare-call.ts";
import { createRedactor } from "./redaction.ts";
import { type RequestContext, setContext } from "./request-context.ts";
import { createTransport } from "./transport.ts";

/** An openapi-fetch client for every path of the spec. */
export type HeyGenClient = Client<paths>;

/** What openapi-fetch gives for a call. */
type Result = { data?: unknown; error?: unknown; response: Response };

/**
 * Makes a client for HeyGen's avatar API: openapi-fetch, typed by the spec, with retries, timeouts, idempotency keys
 * and credentials taken care of.
 *
 * @throws TypeError without a key or token, and for options that do not exist, make no sense or would give the key away.
 */
export function createClient(options: ClientOptions = {}): HeyGenClient {
  const { baseUrl, credentials, headers, timeoutMs, maxRetries } = resolveOptions(options);
  const client = createFetchClient<paths>({
    baseUrl: baseUrl.href.slice(0, -1),
    headers,
  });
  const transport = createTransport({
    baseUrl,
    credentials,
    // The global fetch is looked up at each call, so that whoever replaces it later is heard.
    send: (url, init) => (options.fetch ? options.fetch(new Request(url, init)) : globalThis.fetch(url, init)),
    timeoutMs,
    maxRetries,
    clock: options.clock ?? systemClock,
    onRetry: options.onRetry,
    notifyDeprecation: createDeprecationNotifier(options.onDeprecated),
    validate: options.validate,
  });
  const knownGroups: KnownGroups = new Set();
  const clientMiddleware = new Set<Middleware>();

  async function call(method: string, path: string, callOptions: CallOptions = {}): Promise<Result> {
    const operation = `${method.toUpperCase()} ${path}`;
    const facts = operationFacts[operation];
    const prepared = prepareCall(operation, facts, callOptions, credentials.accessToken !== undefined);
    const { signal, middleware = [], parseAs = "json" } = prepared;
    const hasMiddleware = clientMiddleware.size > 0 || middleware.length > 0 || parseAs !== "json";
    const context: RequestContext = {
      operation,
      facts,
      request: [prepared.params?.path, prepared.body],
      knownGroups,
      signal: signal ?? undefined,
      fetchOptions: fetchOptions(prepared),
      hasMiddleware,
      attempts: 0,
      idempotencyKey: undefined,
      redact: createRedactor([]),
      body: undefined,
      refusal: undefined,
    };
    try {
      const result = await request(method, path, prepared, context);
      setContext(result, context);
      return result;
    } catch (error) {
      // openapi-fetch loses a reason such as null, with which one may abort.
      signal?.throwIfAborted();
      throw error;
    }
  }

  async function request(method: string, path: string, call: CallOptions, context: RequestContext): Promise<Result> {
    const send = client.request as (method: string, path: string, options: object) => Promise<Result>;
    const fetch = (outgoing: Request) => transport(outgoing, context);
    // The transport ends a call that is aborted; a Request would keep a listener on its signal.
    const options = { ...call, signal: null, fetch };
    if (context.hasMiddleware) return send(method, path, options);
    // Nobody else looks at the request, and the transport has parsed the body: "stream" leaves it alone.
    const result = await send(method, path, { ...options, Request: OutgoingRequest, parseAs: "stream" });
    return result.response.ok ? { data: context.body, response: result.response } : result;
  }

  const caller = (method: string) => (path: string, options?: CallOptions) => call(method, path, options);
  return {
    request: call,
    GET: caller("GET"),
    PUT: caller("PUT"),
    POST: caller("POST"),
    DELETE: caller("DELETE"),
    OPTIONS: caller("OPTIONS"),
    HEAD: caller("HEAD"),
    PATCH: caller("PATCH"),
    TRACE: caller("TRACE"),
    use(...added: Middleware[]) {
      client.use(...added);
      for (const each of added) clientMiddleware.add(each);
    },
    eject(...removed: Middleware[]) {
      client.eject(...removed);
      for (const each of removed) clientMiddleware.delete(each);
    },
  } as unknown as HeyGenClient;
}
