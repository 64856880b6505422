// Responses that a test has asked for in advance.
import type { ScriptedResponse } from "../protocol.ts";
import type { Route } from "./router.ts";

interface PendingResponse {
  readonly response: ScriptedResponse;
  left: number;
}

export class ScriptedResponses {
  #pending: PendingResponse[] = [];

  add(response: ScriptedResponse): void {
    this.#pending.push({ response, left: response.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** The response for a call, if one is scripted; the first that was asked for comes first. */
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
