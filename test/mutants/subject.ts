// A server that calls can be recorded on, and what a call and its answer were.
import type { Document, Json } from "./document.ts";
import type { Server } from "./mutant.ts";

/** A server whose time can pass. */
export interface Subject {
  readonly server: Server;
  /** Lets time pass, in milliseconds. */
  advance(ms: number): void;
}

/** Makes a server that answers the same to the same calls each time it is made. */
export type MakeSubject = () => Subject;

export interface PlainRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The text of the body, or the parts of an upload. */
  readonly body?: string | FormData;
}

export interface PlainAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body, where it is JSON; else its text. */
  readonly body: Json;
}

export interface RecordedCall {
  /** The operation that the call is for; undefined for what the spec does not know. */
  readonly operationId: string | undefined;
  /** How much time passes before, in milliseconds. */
  readonly after: number;
  readonly request: PlainRequest;
  readonly answer: PlainAnswer;
  /** The answer to a second request like it that was sent at the same moment. */
  readonly twin?: PlainAnswer;
}

/** Calls that were made one after another, and the server that they can be made on anew. */
export interface Recording {
  readonly make: MakeSubject;
  readonly calls: readonly RecordedCall[];
  /** The headers that count in a comparison, in lower case. */
  readonly headers: readonly string[];
}

export const origin = "https://api.heygen.com";

export function requestOf({ method, path, headers, body }: PlainRequest): Request {
  const init: RequestInit = { method, headers };
  if (body !== undefined) init.body = body;
  return new Request(`${origin}${path}`, init);
}

export async function send(server: Server, request: PlainRequest | Request): Promise<PlainAnswer> {
  const response = await server(request instanceof Request ? request : requestOf(request));
  const text = await response.text();
  return { status: response.status, headers: Object.fromEntries(response.headers), text, body: parsed(text) };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Makes calls on a server and writes them down. */
export interface Recorder {
  call(request: PlainRequest): Promise<PlainAnswer>;
  /** Sends a request twice, without waiting for the first answer. */
  twice(request: PlainRequest): Promise<void>;
  /** Lets time pass before the next call, in milliseconds. */
  wait(ms: number): void;
  readonly calls: readonly RecordedCall[];
}

export function recorderOf(document: Document, { server, advance }: Subject): Recorder {
  const calls: RecordedCall[] = [];
  let after = 0;
  const record = (request: PlainRequest, answers: Pick<RecordedCall, "answer" | "twin">): void => {
    const match = document.match(request.method, request.path.split("?")[0] ?? "");
    calls.push({ operationId: match?.operation.id, after, request, ...answers });
    after = 0;
  };
  return {
    calls,
    wait(ms) {
      after += ms;
      advance(ms);
    },
    async call(request) {
      const answer = await send(server, request);
      record(request, { answer });
      return answer;
    },
    async twice(request) {
      const [answer, twin] = await Promise.all([send(server, request), send(server, request)]);
      record(request, { answer, twin });
    },
  };
}
