// Reaches every documented status, and every documented example if the server supports that.
import { type Ability, caseId, type Expectation, type RequestCase, type RequestStep } from "../context/case.ts";
import type { Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";

const statusRule: Rule = {
  kind: "response/status",
  title: "Each documented status is returned for its documented reason.",
  source: "OpenAPI document: responses; error codes of the reference",
  confidence: "A",
};
const exampleRule: Rule = {
  kind: "response/example",
  title: "A documented example is served on demand.",
  source: "OpenAPI document: examples",
  confidence: "A",
};

export function responseCases(operation: Operation): RequestCase[] {
  return [...exampleCases(operation), ...statusCases(operation)];
}

function exampleCases({ id, responses }: Operation): RequestCase[] {
  return responses.flatMap(({ status, examples }) =>
    examples.map(({ name, value }) => ({
      id: caseId(id, exampleRule, `${status}`, name),
      operation: id,
      uses: [],
      rule: exampleRule,
      title: `${id} serves the example ${name} of ${status}`,
      covers: [{ kind: "examples", item: `${id} ${status} ${name}` }],
      needs: [],
      status,
      steps: [{ operation: id, call: {}, condition: { name: "example", values: { status, example: name } } }],
      expect: { response: status, place: name, part: `${status}`, body: value },
    })),
  );
}

function statusCases(operation: Operation): RequestCase[] {
  const { id, responses } = operation;
  return responses.map(({ status }) => {
    const onDemand = stepOnDemand(id, status);
    const one: RequestCase = {
      id: caseId(id, statusRule, `${status}`),
      operation: id,
      uses: [],
      rule: statusRule,
      title: `${id} answers ${status}`,
      covers: [],
      needs: needsOf(status),
      status,
      expect: { response: status, place: id, part: `${status}` },
      ...requestsFor(operation, status, onDemand),
    };
    return status >= 400 ? { ...one, withoutState: onDemand } : one;
  });
}

const needsOf = (status: number): Ability[] => (status === 401 ? ["credentials"] : []);

const stepOnDemand = (operation: string, status: number): RequestStep => ({
  operation,
  call: {},
  condition: { name: `${status}`, values: { status } },
});

type Requests = Pick<RequestCase, "steps" | "isOverlapping"> & { expect?: Expectation };

/** The requests that lead to a status. */
function requestsFor(operation: Operation, status: number, onDemand: RequestStep): Requests {
  const { id, request, parameters } = operation;
  const has = (name: string) => parameters.some((parameter) => parameter.name === name);
  const plain: RequestStep = { operation: id, call: {} };
  const any: Expectation = { response: status, of: "any", place: id, part: `${status}` };
  if (status < 400) return { steps: [plain] };
  if (status === 400 && has("limit")) return { steps: [{ operation: id, call: { query: { limit: "0" } } }] };
  if (status === 400 && request) return { steps: [{ operation: id, call: { body: "[]" } }] };
  if (status === 401) return { steps: [{ operation: id, call: { credentials: {} } }] };
  if (status === 404) return { steps: orElse(unknownIds(operation), onDemand), expect: any };
  if (status === 409 && has("Idempotency-Key")) {
    const step = { operation: id, call: { headers: { "Idempotency-Key": "overlapping" } } };
    return { steps: [step, step], isOverlapping: true, expect: any };
  }
  // The limit may accept one more call.
  if (status === 429) return { steps: [onDemand, plain], expect: any };
  return { steps: [onDemand] };
}

const orElse = (steps: RequestStep[], other: RequestStep): RequestStep[] => (steps.length > 0 ? steps : [other]);

/** Sends unknown ids in the path or, without path parameters, in each example body that has ids. */
function unknownIds({ id, parameters, request }: Operation): RequestStep[] {
  const names = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const path = Object.fromEntries(names.map((name) => [name, "no_such_id"]));
  if (names.length > 0) return [{ operation: id, call: { path } }];
  return (request?.examples ?? [])
    .map(({ value }) => withUnknownIds(withPlaceholders(value)))
    .filter((body) => JSON.stringify(body).includes("no_such_id"))
    .map((body) => ({ operation: id, call: { body } }));
}

function withUnknownIds(value: Json): Json {
  if (typeof value === "string") return /^\{\w+\}$/.test(value) ? "no_such_id" : value;
  if (Array.isArray(value)) return value.map(withUnknownIds);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withUnknownIds(inner)]));
}
