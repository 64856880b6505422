// Answers with another status of the same class, or of the wrong one.
import type { Document } from "../document.ts";
import { type Mutant, mutantOf, refusalOf } from "../mutant.ts";

/** What is commonly sent instead of a status. */
const instead: Readonly<Record<number, readonly number[]>> = {
  200: [201, 202, 203, 204, 206, 500],
  201: [200],
  202: [200],
  400: [422, 404, 409, 200, 500],
  401: [403, 400, 407, 200],
  402: [403, 400, 429],
  403: [401, 404, 400],
  404: [410, 400, 403, 200, 500],
  409: [400, 412, 423, 200],
  413: [400, 414, 422],
  429: [503, 420, 403, 402],
  500: [502, 503, 400, 200],
};

export function statusMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) =>
    operation.answers.flatMap(({ status }) =>
      (instead[status] ?? []).map((other) =>
        mutantOf(
          document,
          { operator: "status-replaced", class: "status", operation, detail: `${status} ${other}` },
          () => async (call, ask) => {
            const reply = await ask(call);
            if (reply.status === status) reply.status = other;
            return reply;
          },
        ),
      ),
    ),
  );
}

/** Servers whose failures look like another documented failure of the same operation. */
export function failureMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) => {
    const failures = operation.answers.filter(({ status }) => status >= 400 && status < 500);
    return failures.map(({ status }, index) => {
      const other = failures[(index + 1) % failures.length]?.status ?? status;
      const label = { operator: "failure-replaced", class: "status", operation, detail: `${status} ${other}` };
      return mutantOf(document, label, () => async (call, ask) => {
        const reply = await ask(call);
        return reply.status === status ? refusalOf(operation, other) : reply;
      });
    });
  });
}
