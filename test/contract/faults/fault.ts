// A fault is one mistake of an otherwise correct server. The table measures which of them the contract suite notices.
import { contract, type OperationId } from "../../../generated/sandbox-operations.ts";

export type Fetch = (request: Request) => Promise<Response>;

/** A change to a correct server, and the operations whose requests or responses it changes. */
export interface Change {
  readonly operations: readonly OperationId[];
  wrap(fetch: Fetch): Fetch;
}

export interface Fault extends Change {
  /** `kind/what-is-wrong`. */
  readonly id: string;
  readonly kind: string;
  /** What the faulty server does, as a sentence without its subject. */
  readonly title: string;
  /** The public document that the fault contradicts, or {@link sensible}. */
  readonly source: string;
  readonly documented: boolean;
}

/** Documents that anyone can read. */
export const guide = {
  groups: "https://developers.heygen.com/docs/avatars",
  looks: "https://developers.heygen.com/docs/avatar-looks",
  create: "https://developers.heygen.com/docs/create-avatar",
  errors: "https://developers.heygen.com/docs/error-codes",
  webhooks: "https://developers.heygen.com/docs/webhooks",
  openapi: "https://developers.heygen.com/openapi/external-api.json",
  v2: "https://docs.heygen.com/reference",
} as const;

/** No document says so, yet every client relies on it. */
export const sensible = "sensible behaviour";

/** Makes the faults of one kind, which most often contradict the same document. */
export function faultsOf(kind: string, usualSource: string) {
  return (name: string, title: string, change: Change, source: string = usualSource): Fault => ({
    id: `${kind}/${name}`,
    kind,
    title,
    source,
    documented: source !== sensible,
    ...change,
  });
}

// biome-ignore lint/suspicious/noExplicitAny: JSON of any shape, which faults change as they like
export type Json = any;

export interface Call {
  readonly operation: OperationId;
  readonly request: Request;
  /** Parameters of the path. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON body, where there is one. */
  readonly body: Json;
}

export type Operations = OperationId | readonly OperationId[];

export const everyOperation = Object.keys(contract) as OperationId[];
export const v3Operations = everyOperation.filter((operation) => contract[operation].path.startsWith("/v3/"));
export const v2Operations = everyOperation.filter((operation) => contract[operation].path.startsWith("/v2/"));
/** Lists with pages. */
export const pages: readonly OperationId[] = [
  "listAvatarGroups",
  "listAvatarLooks",
  "listVideos",
  "listVoices",
  "listVideoAgentSessions",
  "listVideoAgentStyles",
  "listWebhookEndpoints",
  "listWebhookEvents",
];

const routes = everyOperation
  .map((operation) => ({ operation, ...contract[operation] }))
  .sort((one, other) => one.path.split("{").length - other.path.split("{").length)
  .map((route) => ({ ...route, pattern: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`) }));

/** Whether some operation has the path of a request. */
export function hasOperation(request: Request): boolean {
  const { pathname } = new URL(request.url);
  return routes.some(({ pattern }) => pattern.test(pathname));
}

async function readCall(request: Request): Promise<Call | undefined> {
  const { pathname, searchParams: query } = new URL(request.url);
  const route = routes.find(({ method, pattern }) => method === request.method && pattern.test(pathname));
  if (!route) return undefined;
  const path = { ...route.pattern.exec(pathname)?.groups };
  const text = route.body === "application/json" ? await request.clone().text() : "";
  return { operation: route.operation, request, path, query, body: parse(text) };
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Handles the calls of some operations; `send` asks the correct server. All other requests go straight to it. */
export function around(operations: Operations, handle: (call: Call, send: Fetch) => Promise<Response>): Change {
  const touched = [operations].flat() as OperationId[];
  const wrap = (send: Fetch): Fetch => {
    return async (request) => {
      const call = await readCall(request);
      return call && touched.includes(call.operation) ? handle(call, send) : send(request);
    };
  };
  return { operations: touched, wrap };
}

/** Changes replies of some operations, whatever their status. */
export function onReply(operations: Operations, change: (reply: Response, call: Call) => Response): Change {
  return around(operations, async (call, send) => change(await send(call.request), call));
}

function onJson(
  operations: Operations,
  matches: (status: number) => boolean,
  change: (body: Json, call: Call) => unknown,
) {
  return around(operations, async (call, send) => {
    const reply = await send(call.request);
    if (!matches(reply.status) || !reply.headers.get("content-type")?.includes("json")) return reply;
    const body = await reply.json();
    const instead = change(body, call);
    return instead instanceof Response ? instead : copy(reply, JSON.stringify(body));
  });
}

/** Changes the JSON of successful responses in place, or returns another response. */
export function onResponse(operations: Operations, change: (body: Json, call: Call) => unknown): Change {
  return onJson(operations, (status) => status < 300, change);
}

/** Changes the JSON of error responses in place, or returns another response. */
export function onError(operations: Operations, change: (body: Json, call: Call) => unknown): Change {
  return onJson(operations, (status) => status >= 400, change);
}

/** Changes the JSON body of requests in place before the server sees it. */
export function onRequest(operations: Operations, change: (body: Json, call: Call) => unknown): Change {
  return around(operations, async (call, send) => {
    if (call.body === null || typeof call.body !== "object") return send(call.request);
    change(call.body, call);
    return send(withBody(call, call.body));
  });
}

/** Changes the query of requests before the server sees it. */
export function onQuery(operations: Operations, change: (query: URLSearchParams, call: Call) => unknown): Change {
  return around(operations, async (call, send) => {
    change(call.query, call);
    return send(withQuery(call));
  });
}

/** Accepts what the server rejects with a certain error: mends the request and sends it again. */
export function accept(
  operations: Operations,
  error: { readonly param?: RegExp; readonly code?: string },
  mend: (body: Json, call: Call) => unknown,
): Change {
  return around(operations, async (call, send) => {
    const reply = await send(call.request);
    if (reply.status < 400) return reply;
    const rejected = (await reply.clone().json()).error ?? {};
    if (error.code && rejected.code !== error.code) return reply;
    if (error.param && !error.param.test(rejected.param ?? rejected.message ?? "")) return reply;
    const instead = mend(call.body, call);
    if (instead instanceof Response) return instead;
    const mended = call.body === undefined ? withQuery(call) : withBody(call, call.body);
    mended.headers.delete("idempotency-key");
    return send(mended);
  });
}

/** A change that remembers something between the calls to one server. */
export function remembering(make: () => Change): Change {
  return { operations: make().operations, wrap: (fetch) => make().wrap(fetch) };
}

/** Gives what calls at the same time create the same value at a path in `data`. */
export function sharedAtOnce(operation: OperationId, ...path: readonly [string, ...string[]]): Change {
  return remembering(() => {
    let running = 0;
    let shared: unknown;
    return around(operation, async ({ request }, send) => {
      running++;
      await Promise.resolve();
      const together = running > 1;
      const reply = await send(request);
      running--;
      if (!reply.ok) return reply;
      const body = await reply.json();
      const holder = path.slice(0, -1).reduce((at, key) => at[key], body.data);
      const key = path.at(-1) ?? "";
      if (together && shared) holder[key] = shared;
      shared = holder[key];
      return answer(200, body);
    });
  });
}

/** Does something else although it rejects a request. */
export function alsoRejected(operation: OperationId, status: number, instead: Json): Change {
  return around(operation, async (call, send) => {
    const reply = await send(call.request);
    if (reply.status === status) await send(withBody(call, instead));
    return reply;
  });
}

export function answer(status: number, body: Json): Response {
  return Response.json(body, { status });
}

/** An answer of v2, which announces its end as all of them do. */
export function v2Answer(status: number, body: Json): Response {
  return Response.json(body, { status, headers: { Deprecation: "true", Sunset: "Sat, 31 Oct 2026 00:00:00 GMT" } });
}

/** The same reply with another body or status. */
export function copy(reply: Response, body: BodyInit | null, status: number = reply.status): Response {
  const headers = new Headers(reply.headers);
  headers.delete("content-length");
  return new Response(body, { status, headers });
}

export function withHeader(reply: Response, name: string, value: string | null): Response {
  const headers = new Headers(reply.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return new Response(reply.body, { status: reply.status, headers });
}

export function withBody({ request }: Call, body: Json): Request {
  const headers = new Headers(request.headers);
  headers.delete("content-length");
  return new Request(request.url, { method: request.method, headers, body: JSON.stringify(body) });
}

/** The same call with its query as it is now. */
export function withQuery({ request, query }: Call): Request {
  const url = new URL(request.url);
  url.search = query.toString();
  return new Request(url, { method: request.method, headers: request.headers });
}

/** A GET of the same caller. */
export function get(call: Call, path: string): Request {
  const headers = new Headers(call.request.headers);
  for (const name of ["content-type", "content-length", "idempotency-key"]) headers.delete(name);
  return new Request(new URL(path, call.request.url), { headers });
}

/** Changes every item of a list. */
export function each(items: Json[], change: (item: Json) => void): void {
  for (const item of items) change(item);
}

/** Visits every object within a JSON value. */
export function visit(value: Json, change: (object: Json) => void): void {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) change(value);
  for (const inner of Object.values(value)) visit(inner, change);
}
