// How each documented status is reached for real: through the request, the state, the options or a fault.
import type { SandboxOptions } from "../../../src/sandbox/index.ts";
import type { Json, Operation } from "../../spec.ts";
import { type Case, type Context, validateReply } from "./cases.ts";
import { ask, type Call, curlOf, type Reply, requestOf } from "./subject.ts";

/** A case per documented status, for a subject with state. */
export function statusCases(operation: Operation): Case[] {
  return operation.responses.map(({ status }) => ({
    id: `${operation.id} reaches ${status}`,
    operations: [operation.id],
    only: "sandbox",
    async run(context) {
      const replies = await reach(operation, status, context);
      const found = [];
      for (const reply of replies) found.push(...(await validateReply(operation, reply, context)));
      const reached = replies.find((reply) => reply.status === status);
      if (!reached)
        found.push(
          `got ${replies.map((reply) => reply.status).join(", ")}`,
          await curlOf((replies[0] as Reply).request),
        );
      else found.push(...wrongCode(operation, reached));
      if (reached) context.ledger.reach("statuses", `${operation.id} ${status}`);
      return found;
    },
  }));
}

/** The codes of an error are those that the examples of its status show, or others that the spec knows for it. */
function wrongCode({ responses }: Operation, { status, body }: Reply): string[] {
  if (status === 200) return [];
  const codeOf = (value: Json) => value?.error?.code ?? value?.code;
  const examples = responses.find((response) => response.status === status)?.examples ?? [];
  const known = [...examples.map(({ value }) => codeOf(value)), "resource_access_denied"];
  return known.includes(codeOf(body))
    ? []
    : [`code ${codeOf(body)} is not one that ${status} shows: ${known.join(", ")}`];
}

/** Sends what should lead to a status. */
async function reach(operation: Operation, status: number, { subject }: Context): Promise<Reply[]> {
  const one = async (options: SandboxOptions, call: Call = {}) =>
    ask(subject.open(options), requestOf(operation, call));
  switch (status) {
    case 400:
      return [await one({}, operation.request ? { body: "[]" } : { query: "?some=%zz" })];
    case 401:
      return [await one({}, { headers: { "X-Api-Key": "" } })];
    case 402:
      return [await one({ credits: 0 })];
    case 403:
      return [await one({}, { headers: { "X-Api-Key": "sandbox-forbidden" } })];
    case 404: {
      const path = Object.fromEntries(operation.parameters.map(({ name }) => [name, "no_such_id"]));
      const bodies = operation.request?.examples.map(({ value }) => withoutIds(value)) ?? [undefined];
      const replies = [];
      for (const body of bodies) replies.push(await one({}, { path, body }));
      // A request whose ids lead nowhere is one that names an id at all.
      return replies.filter((reply) => reply.status === 404).length > 0 ? replies : replies.slice(0, 1);
    }
    case 409: {
      const instance = subject.open();
      const request = requestOf(operation, { headers: { "Idempotency-Key": "contract" } });
      return Promise.all([ask(instance, request), ask(instance, request)]);
    }
    case 413:
      return [await one({}, { headers: { "Content-Length": "40000000" } })];
    case 429: {
      const instance = subject.open({ rateLimit: 1 });
      return [await ask(instance, requestOf(operation)), await ask(instance, requestOf(operation))];
    }
    case 500:
      return [await one({ faultRate: 1, faults: ["500"] })];
    default:
      return [await one({})];
  }
}

/** A body whose ids lead nowhere. */
function withoutIds(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutIds);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries<Json>(value).map(([key, inner]) => {
      if (!/(^|_)id$/.test(key)) return [key, withoutIds(inner)];
      return [key, Array.isArray(inner) ? inner.map(() => "no_such_id") : "no_such_id"];
    }),
  );
}
