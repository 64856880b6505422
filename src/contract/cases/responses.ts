// Reaches every documented status, and every documented example if the server supports that.

import type { Case } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import type { Call } from "../context/prepare-request.ts";
import type { Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";

const statusRule: Rule = {
  title: "Each documented status is returned for its documented reason.",
  source: "OpenAPI document: responses; error codes of the reference",
  confidence: "A",
};
const exampleRule: Rule = {
  title: "A documented example is served on demand.",
  source: "OpenAPI document: examples",
  confidence: "A",
};

export function responseCases(operation: Operation): Case[] {
  return [...exampleCases(operation), ...statusCases(operation)];
}

function exampleCases(operation: Operation): Case[] {
  return operation.responses.flatMap(({ status, examples }) =>
    examples.map(({ name, value }) => ({
      id: `${operation.id} serves the example ${name} of ${status}`,
      operations: [operation.id],
      rule: exampleRule,
      async run(context: CaseContext) {
        const reply = await context.callUnder("example", { status, example: name }, operation.id);
        context.expectSame([reply.status, reply.body], [status, value], name);
        context.coverage.reach("examples", `${operation.id} ${status} ${name}`);
      },
    })),
  );
}

function statusCases(operation: Operation): Case[] {
  return operation.responses.map(({ status }) => ({
    id: `${operation.id} answers ${status}`,
    operations: [operation.id],
    rule: statusRule,
    async run(context: CaseContext) {
      const seen = await reach(operation, status, context);
      context.expect(seen.includes(status), String(status), seen.join(", "));
    },
  }));
}

/** Sends requests that should lead to a status. Returns the statuses of the responses. */
async function reach(operation: Operation, status: number, context: CaseContext): Promise<number[]> {
  const { id, request, parameters } = operation;
  const statusOf = async (call: Call) => (await context.call(id, call)).status;
  const meet = async () => (await context.callUnder(`${status}`, { status }, id)).status;
  if (!context.isStateful && status >= 400) return [await meet()];
  switch (status) {
    case 400:
      if (parameters.some(({ name }) => name === "limit")) return [await statusOf({ query: { limit: "0" } })];
      return [request ? await statusOf({ body: "[]" }) : await meet()];
    case 401:
      return [await statusOf({ credentials: {} })];
    case 404:
      return notFound(operation, context);
    case 409: {
      if (!parameters.some(({ name }) => name === "Idempotency-Key")) return [await meet()];
      const headers = { "Idempotency-Key": `overlapping-${context.seed}` };
      const replies = await context.overlap(id, [{ headers }, { headers }]);
      return replies.map((reply) => reply.status);
    }
    case 429:
      // The limit may accept one more call.
      return [await meet(), await statusOf({})];
    default:
      return [status >= 400 ? await meet() : await statusOf({})];
  }
}

/** Sends unknown ids in the path or, without path parameters, in each example body that has ids. */
async function notFound({ id, parameters, request }: Operation, context: CaseContext): Promise<number[]> {
  const names = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const path = Object.fromEntries(names.map((name) => [name, "no_such_id"]));
  if (names.length > 0) return [(await context.call(id, { path })).status];
  const seen: number[] = [];
  for (const { value } of request?.examples ?? []) {
    const body = withUnknownIds(withPlaceholders(value));
    if (JSON.stringify(body).includes("no_such_id")) seen.push((await context.call(id, { body })).status);
  }
  return seen;
}

function withUnknownIds(value: Json): Json {
  if (typeof value === "string") return /^\{\w+\}$/.test(value) ? "no_such_id" : value;
  if (Array.isArray(value)) return value.map(withUnknownIds);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withUnknownIds(inner)]));
}
