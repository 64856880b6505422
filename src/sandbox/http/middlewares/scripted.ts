import type { ScriptedResponse } from "../../settings/protocol.ts";
import type { Route } from "../call.ts";
import { type HttpReply, type Middleware, reject } from "../call.ts";
import { exampleReply } from "../examples.ts";

interface PendingResponse {
  readonly response: ScriptedResponse;
  left: number;
}

/** How many scripted responses may wait. More are most likely those of tests that never reset the sandbox. */
export const maxPending = 1_000;

/** The responses that a test has scripted. */
export class ScriptedResponses {
  #pending: PendingResponse[] = [];

  get isFull(): boolean {
    return this.#pending.length >= maxPending;
  }

  add(response: ScriptedResponse): void {
    this.#pending.push({ response, left: response.times ?? 1 });
  }

  /** Takes the scripted response for a request, if there is one. The first that was added comes first. */
  take({ id, operation }: Route): ScriptedResponse | undefined {
    const template = `${operation.method} ${operation.path}`;
    const found = this.#pending.find(({ response }) => {
      return response.operation === undefined || response.operation === id || response.operation === template;
    });
    if (!found) return undefined;
    found.left--;
    if (found.left <= 0) this.#pending = this.#pending.filter((pending) => pending !== found);
    return found.response;
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
  if (body !== undefined) return { status, headers, body };
  const documented = exampleReply(operation, String(status), example);
  const reply = documented ?? reject(status, "internal_error", "A scripted response of the sandbox.");
  return { ...reply, headers: { ...reply.headers, ...headers } };
}
