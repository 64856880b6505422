import createFetchClient, { type Client } from "openapi-fetch";
import { factsOf } from "../../generated/client-operations.ts";
import type { paths } from "../../generated/types.ts";
import { linkCall, newCall, type Transport } from "./call.ts";
import { createDeprecationNotifier } from "./deprecation.ts";
import type { HeyGenClient } from "./heygen-client.ts";
import type { KnownResources } from "./known-resources.ts";
import { type ClientOptions, resolveOptions } from "./options.ts";
import { type CallOptions, fetchOptionsOf, prepareCall } from "./prepare-call.ts";
import { createSend, fetchWith } from "./send.ts";

/** The result of an openapi-fetch call. */
type Result = { data?: unknown; error?: unknown; response: Response };

/**
 * Creates a client for HeyGen's avatar API: openapi-fetch, typed by the spec, with retries, timeouts, idempotency keys
 * and authentication.
 *
 * @throws TypeError without a key or token, and for options that are unknown, invalid or would expose the key
 */
export function createClient(options: ClientOptions = {}): HeyGenClient {
  const resolved = resolveOptions(options);
  const { baseUrl, headers, credentials } = resolved;
  const client = createFetchClient<paths>({ baseUrl: baseUrl.href.slice(0, -1), headers });
  const send = createSend({ ...resolved, notifyDeprecation: createDeprecationNotifier(resolved.onDeprecated) });
  const transport: Transport = { ...resolved, fetch: fetchWith(resolved.fetch) };
  const known: KnownResources = { groups: new Set(), assets: new Map() };

  async function request(method: string, path: string, callOptions: CallOptions = {}): Promise<Result> {
    const operation = `${method.toUpperCase()} ${path}`;
    const facts = factsOf(operation);
    const prepared = prepareCall(operation, facts, callOptions, credentials.accessToken !== undefined);
    const call = newCall({
      operation,
      method: method.toUpperCase(),
      facts,
      input: [prepared.params?.path, prepared.body],
      known,
      signal: prepared.signal ?? undefined,
      transport,
      wrapBody: prepared.wrapBody,
      fetchOptions: fetchOptionsOf(prepared),
    });
    const fetch = (outgoing: Request) => send(outgoing, call);
    try {
      // `send` handles the caller's signal. A Request that has it would leave a listener on it.
      const result = await requestOf(client)(method, path, { ...prepared, signal: null, fetch });
      linkCall(result, call);
      return result;
    } catch (error) {
      // openapi-fetch swallows a falsy reason such as null.
      call.signal?.throwIfAborted();
      throw error;
    }
  }

  const caller = (method: string) => (path: string, callOptions?: CallOptions) => request(method, path, callOptions);
  return {
    ...client,
    request,
    GET: caller("GET"),
    PUT: caller("PUT"),
    POST: caller("POST"),
    DELETE: caller("DELETE"),
    OPTIONS: caller("OPTIONS"),
    HEAD: caller("HEAD"),
    PATCH: caller("PATCH"),
    TRACE: caller("TRACE"),
  } as unknown as HeyGenClient;
}

/** The `request` of openapi-fetch without the types of the paths: the compiler has already checked the caller. */
function requestOf(client: Client<paths>): (method: string, path: string, options: object) => Promise<Result> {
  return client.request as never;
}
