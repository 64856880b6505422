import type { ScriptedResponse, WaitingResponse } from "../../settings/protocol.ts";
import type { Route } from "../call.ts";
import { type HttpReply, type Middleware, reject } from "../call.ts";
import { exampleReply } from "../examples.ts";

/** How many scripted responses may wait. More are most likely those of tests that never reset the sandbox. */
export const maxWaiting = 1_000;

/** The responses that a test has scripted. */
export class ScriptedResponses {
  #waiting: WaitingResponse[] = [];
  #added = 0;

  get isFull(): boolean {
    return this.#waiting.length >= maxWaiting;
  }

  /** The responses that wait, the next one first. */
  get waiting(): readonly WaitingResponse[] {
    return this.#waiting;
  }

  add(response: ScriptedResponse): WaitingResponse {
    this.#added++;
    const waiting = { ...response, id: `response_${this.#added}`, left: response.times ?? 1 };
    this.#waiting.push(waiting);
    return waiting;
  }

  /** Cancels a response. @returns whether it was waiting */
  cancel(id: string): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter((response) => response.id !== id);
    return this.#waiting.length < before;
  }

  /** Takes the scripted response for a request, if there is one. The first that was added comes first. */
  take({ id, operation }: Route): ScriptedResponse | undefined {
    const template = `${operation.method} ${operation.path}`;
    const found = this.#waiting.find((response) => {
      return response.operation === undefined || response.operation === id || response.operation === template;
    });
    if (!found) return undefined;
    found.left--;
    if (found.left <= 0) this.cancel(found.id);
    return found;
  }
}

/** Sends the scripted responses, until all for an operation are used up. */
export function scripted(responses: ScriptedResponses): Middleware {
  return ({ route }, next) => {
    const response = responses.take(route);
    return response ? replyOf(response, route) : next();
  };
}

function replyOf({ status, example, headers, body }: ScriptedResponse, { operation }: Route): HttpReply {
  const type = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === "content-type")?.[1];
  if (typeof body === "string" && type && !type.includes("json")) return { status, headers, text: body };
  if (body !== undefined) return { status, headers, body };
  const documented = exampleReply(operation, String(status), example);
  const reply = documented ?? reject(status, "internal_error", "A scripted response of the sandbox.");
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
