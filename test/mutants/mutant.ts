// A lying server: an honest one with one thing changed on the way in or out.
import type { Document, Json, Operation } from "./document.ts";

export type Server = (request: Request) => Promise<Response>;

export interface Mutant {
  readonly id: string;
  /** What was done, in the words of the field. */
  readonly operator: string;
  /** Operators of one kind, which are scored together. */
  readonly class: string;
  readonly operationId: string;
  /** The operations whose calls it sees; it leaves all others alone. */
  readonly sees: ReadonlySet<string>;
  /** Gives a fresh liar with a memory of its own. */
  wrap(server: Server): Server;
}

/** A request that is for an operation of the spec. */
export interface Call {
  readonly operation: Operation;
  /** Values of the path parameters. */
  readonly values: Readonly<Record<string, string>>;
  readonly url: URL;
  readonly headers: Headers;
  /** The body, where it is JSON. Changes to it are sent. */
  json: Json;
  readonly bytes: ArrayBuffer | undefined;
}

/** An answer, with a body that may be changed. */
export interface Reply {
  status: number;
  readonly headers: Headers;
  /** The body, where it is JSON. */
  json: Json;
  text: string;
}

/** Asks the honest server. */
export type Ask = (call: Call) => Promise<Reply>;
/** What a liar does with a call. */
export type Behaviour = (call: Call, ask: Ask) => Promise<Reply>;

/** What a mutant is, apart from what it does. */
export interface Label {
  readonly operator: string;
  readonly class: string;
  readonly operation: Operation;
  /** What tells mutants of one operator and operation apart. */
  readonly detail?: string;
}

/**
 * Makes a mutant of a behaviour.
 *
 * @param make is called once for each liar, so that what it remembers is its own
 * @param others are the operations that the behaviour sees besides its own; `"all"` for every one
 */
export function mutantOf(
  document: Document,
  label: Label,
  make: () => Behaviour,
  others: readonly Operation[] | "all" = [],
): Mutant {
  const { operator, operation, detail } = label;
  const seen = new Set<Operation>(others === "all" ? document.operations : [operation, ...others]);
  return {
    id: [operator, operation.id, detail].filter(Boolean).join(" "),
    operator,
    class: label.class,
    operationId: operation.id,
    sees: new Set([...seen].map(({ id }) => id)),
    wrap(server) {
      const behave = make();
      return async (request) => {
        const url = new URL(request.url);
        const match = document.match(request.method, url.pathname);
        if (!match || !seen.has(match.operation)) return server(request);
        const call = await readCall(request, url, match);
        const reply = await behave(call, async (asked) => readReply(await server(requestOf(asked))));
        return responseOf(reply);
      };
    },
  };
}

async function readCall(
  request: Request,
  url: URL,
  { operation, values }: { operation: Operation; values: Record<string, string> },
): Promise<Call> {
  const bytes = request.body ? await request.arrayBuffer() : undefined;
  const isJson = request.headers.get("content-type")?.includes("json") === true;
  const json = bytes && isJson ? parsed(new TextDecoder().decode(bytes)) : undefined;
  return { operation, values, url, headers: new Headers(request.headers), json, bytes };
}

/** The same call with another address, headers or body. */
export function changed(call: Call, change: Partial<Pick<Call, "url" | "headers" | "json" | "values">>): Call {
  return { ...call, ...change };
}

/** A call of the same caller to another operation. */
export function callTo(call: Call, operation: Operation, values: Record<string, string> = {}): Call {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
  const headers = new Headers(call.headers);
  for (const name of ["content-type", "content-length", "prefer"]) headers.delete(name);
  return { operation, values, url: new URL(path, call.url), headers, json: undefined, bytes: undefined };
}

function requestOf({ operation, url, headers, json, bytes }: Call): Request {
  const body = json === undefined ? bytes : JSON.stringify(json);
  const sent = new Headers(headers);
  sent.delete("content-length");
  const init: RequestInit = { method: operation.method, headers: sent };
  if (body !== undefined) init.body = body;
  return new Request(url, init);
}

async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return {
    status: response.status,
    headers: new Headers(response.headers),
    json: isJson ? parsed(text) : undefined,
    text,
  };
}

function responseOf({ status, headers, json, text }: Reply): Response {
  headers.delete("content-length");
  const body = json === undefined ? text : JSON.stringify(json);
  return new Response(status === 204 ? null : body, { status, headers });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const copyOf = (reply: Reply): Reply => ({
  ...reply,
  headers: new Headers(reply.headers),
  json: structuredClone(reply.json),
});

export const succeeded = ({ status, json }: Reply): boolean => status >= 200 && status < 300 && json !== undefined;

/** A liar that changes the bodies of its successes, and nothing else. */
export function onSuccess(edit: (reply: Reply, call: Call) => void): Behaviour {
  return async (call, ask) => {
    const reply = await ask(call);
    if (succeeded(reply)) edit(reply, call);
    return reply;
  };
}

/** A liar that changes what the honest server gets to see. */
export function onCall(edit: (call: Call) => Call | undefined): Behaviour {
  return (call, ask) => ask(edit(call) ?? call);
}

/** A documented failure of an operation, as its spec shows it. */
export function refusalOf(operation: Operation, status: number): Reply {
  const example = operation.answers.find((answer) => answer.status === status)?.examples[0];
  const json = example ?? { error: { code: "invalid_parameter", message: "No." } };
  return {
    status,
    headers: new Headers({ "content-type": "application/json" }),
    json: structuredClone(json),
    text: "",
  };
}
