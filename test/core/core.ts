// What this project needs of openapi-fetch, and no more: the client runs on it when `openapi-fetch` resolves here
// (`npm run test:core`). Types stay those of openapi-fetch, which are erased.
import type { ClientOptions, HeadersOptions, Middleware } from "openapi-fetch";

type Serialize = (value: unknown) => string;
type QueryOptions = { array?: { style?: string; explode?: boolean }; allowReserved?: boolean };

type ParseAs = "json" | "text" | "blob" | "arrayBuffer" | "formData" | "stream";

/** The options of a call that this core reads; all others go into the request. */
interface CallOptions extends Omit<RequestInit, "headers" | "body"> {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: HeadersOptions };
  headers?: HeadersOptions;
  body?: unknown;
  parseAs?: ParseAs;
  middleware?: Middleware[];
  querySerializer?: Serialize | QueryOptions;
  pathSerializer?: (path: string, values: Record<string, unknown>) => string;
  bodySerializer?: (body: unknown, headers: Headers) => BodyInit;
  fetch?: (request: Request) => Promise<Response>;
  Request?: new (url: string, init: RequestInit) => Request;
}

interface Result {
  data?: unknown;
  error?: unknown;
  response: Response;
}

export interface Core {
  request(method: string, path: string, options?: CallOptions): Promise<Result>;
  use(...added: Middleware[]): void;
  eject(...removed: Middleware[]): void;
}

export default function createClient({ baseUrl = "", headers: ownHeaders }: ClientOptions = {}): Core {
  const clientMiddleware: Middleware[] = [];

  async function request(method: string, path: string, options: CallOptions = {}): Promise<Result> {
    const {
      params = {},
      headers,
      body,
      parseAs = "json",
      middleware = [],
      querySerializer,
      pathSerializer = fillPath,
      bodySerializer = serializeBody,
      fetch = globalThis.fetch,
      Request = globalThis.Request,
      ...init
    } = options;
    const given = mergeHeaders(ownHeaders, headers, params.header);
    const serialized = body === undefined ? undefined : bodySerializer(body, given);
    const isJson = serialized !== undefined && !(serialized instanceof FormData);
    const sent = mergeHeaders(isJson ? { "Content-Type": "application/json" } : {}, ownHeaders, headers, params.header);

    const serializeQuery = typeof querySerializer === "function" ? querySerializer : queryWith(querySerializer);
    const query = serializeQuery(params.query ?? {}).replace(/^\?/, "");
    const url = `${baseUrl}${pathSerializer(path, params.path ?? {})}${query && `?${query}`}`;
    const outgoing = new Request(url, {
      ...init,
      method: method.toUpperCase(),
      headers: sent,
      body: serialized ?? null,
    });

    const all = [...clientMiddleware, ...middleware];
    const shared = { baseUrl, fetch, parseAs, querySerializer: serializeQuery, bodySerializer, pathSerializer };
    const call = { schemaPath: path, params, options: shared, id: Math.random().toString(36).slice(2) };
    const { sentRequest, response } = await sendThrough(all, outgoing, fetch, call);
    return resultOf(response, sentRequest.method, parseAs);
  }

  return {
    request,
    use(...added) {
      clientMiddleware.push(...added);
    },
    eject(...removed) {
      for (const each of removed) {
        const index = clientMiddleware.indexOf(each);
        if (index >= 0) clientMiddleware.splice(index, 1);
      }
    },
  };
}

/** Later headers win; null takes one away. */
export function mergeHeaders(...all: (HeadersOptions | undefined)[]): Headers {
  const merged = new Headers();
  for (const headers of all) {
    const pairs: Iterable<[string, unknown]> = headers instanceof Headers ? headers : Object.entries(headers ?? {});
    for (const [name, value] of pairs) {
      if (value === null) merged.delete(name);
      else if (Array.isArray(value)) for (const each of value) merged.append(name, String(each));
      else if (value !== undefined) merged.set(name, String(value));
    }
  }
  return merged;
}

/** Sends a request through middleware: on the way out in their order, on the way back the other way round. */
async function sendThrough(
  middleware: Middleware[],
  first: Request,
  fetch: (request: Request) => Promise<Response>,
  call: object,
): Promise<{ sentRequest: Request; response: Response }> {
  let request = first;
  // biome-ignore lint/suspicious/noExplicitAny: middleware declares more than it is given here
  const given = (more: object): any => ({ request, ...call, ...more });
  for (const { onRequest } of middleware) {
    const answer = await onRequest?.(given({}));
    if (answer instanceof Response) return { sentRequest: request, response: answer };
    if (answer) request = answer;
  }
  const backwards = middleware.toReversed();
  let response = await fetch(request).catch(async (reason: unknown) => {
    let error = reason;
    for (const { onError } of backwards) {
      const answer = await onError?.(given({ error }));
      if (answer instanceof Response) return answer;
      if (answer) error = answer;
    }
    throw error;
  });
  for (const { onResponse } of backwards) response = (await onResponse?.(given({ response }))) ?? response;
  return { sentRequest: request, response };
}

async function resultOf(response: Response, method: string, parseAs: ParseAs): Promise<Result> {
  const { ok, status, headers } = response;
  const isEmpty = status === 204 || method === "HEAD" || headers.get("Content-Length") === "0";
  if (isEmpty) return ok ? { data: undefined, response } : { error: undefined, response };
  if (ok && parseAs !== "json") {
    return { data: parseAs === "stream" ? response.body : await response[parseAs](), response };
  }
  const text = await response.text();
  if (ok) return { data: text === "" ? undefined : JSON.parse(text), response };
  return { error: jsonOr(text), response };
}

function jsonOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const fillPath = (path: string, values: Record<string, unknown>): string =>
  path.replace(/{(\w+)}/g, (braced, name) => (name in values ? encodeURIComponent(String(values[name])) : braced));

/** Lists as the spec has them, repeated; or joined, with `explode: false`. */
function queryWith({ array }: QueryOptions = {}): Serialize {
  return (query) => {
    const pairs = Object.entries(query as object).flatMap(([name, value]) => {
      if (value === undefined || value === null) return [];
      const values = [value].flat().map((each) => encodeURIComponent(String(each)));
      if (values.length > 0 && array?.explode === false) return [`${name}=${values.join(",")}`];
      return values.map((each) => `${name}=${each}`);
    });
    return pairs.join("&");
  };
}

function serializeBody(body: unknown, headers: Headers): BodyInit {
  if (body instanceof FormData) return body;
  const isForm = headers.get("Content-Type") === "application/x-www-form-urlencoded";
  return isForm ? new URLSearchParams(body as Record<string, string>).toString() : JSON.stringify(body);
}
