// The errors that the spec documents, by their codes.
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

/** A code, and what the examples and responses that show it say. */
interface DocumentedCode {
  code: string;
  statuses: Set<string>;
  /** What the examples are called. */
  meanings: Set<string>;
  messages: Set<string>;
  /** The page of HeyGen that explains it. */
  docUrl: string | undefined;
  /** By status and description of the response. */
  answers: Map<string, Answer>;
}

interface Answer {
  status: string;
  /** What the response says of itself and of its Retry-After. */
  description: string;
  /** Those that answer so, by their operationIds. */
  operations: Set<string>;
}

/** The text of generated/errors.md. */
export function errorCatalogue(spec: Json): string {
  const documented = documentedCodes(spec);
  const known: Json = spec.components.schemas.KnownErrorCode;
  const others = (known.enum as string[]).filter((code) => !documented.some((one) => one.code === code));
  const rows = documented.map(({ code, statuses, meanings }) => {
    return `| [\`${code}\`](#${code}) | ${[...statuses].sort().join(", ")} | ${[...meanings].join("; ")} |\n`;
  });
  return `<!-- Generated from openapi/ by \`npm run generate\`. Do not edit. -->

# Catalogue of errors

What the spec documents of each error code: its status, what it means, a message as an example, and the operations that
answer with it. New ones may appear at any time. What the client makes of them:
[errors and retries](../docs/errors-and-retries.md).

| code | status | meaning |
|---|---|---|
${rows.join("")}
${documented.map((one) => section(one, spec)).join("\n")}
## Other codes

These were seen as well. Which operations answer with them is not documented.

${others.map((code) => `- \`${code}\`\n`).join("")}
Confidence: ${known["x-confidence"]}.
`;
}

/** Every code of an example, in the order of statuses. */
function documentedCodes(spec: Json): DocumentedCode[] {
  const found = new Map<string, DocumentedCode>();
  for (const { operation } of operationsOf(spec)) {
    for (const [status, node] of Object.entries<Json>(operation.responses)) {
      const response = follow(node, spec);
      for (const example of Object.values<Json>(response.content["application/json"].examples)) {
        const { summary, value } = follow(example, spec);
        const error = errorOf(value);
        if (Number(status) < 400 || !error) continue;
        const code = String(error.code);
        const one = found.get(code) ?? emptyCode(code);
        found.set(code, one);
        one.statuses.add(status);
        one.meanings.add(summary);
        one.messages.add(error.message);
        one.docUrl ??= error.doc_url;
        addAnswer(one, { status, description: descriptionOf(response, spec) }, operation.operationId);
      }
    }
  }
  const lowest = ({ statuses }: DocumentedCode) => Math.min(...[...statuses].map(Number));
  return [...found.values()].sort((one, other) => lowest(one) - lowest(other));
}

/** The error in the envelope of v3 and v2, or the envelope of v1; undefined for a text without a code. */
export function errorOf(value: Json): Json {
  const error = value.error ?? value;
  return error.code === undefined ? undefined : error;
}

const emptyCode = (code: string): DocumentedCode => ({
  code,
  statuses: new Set(),
  meanings: new Set(),
  messages: new Set(),
  docUrl: undefined,
  answers: new Map(),
});

export function descriptionOf({ description, headers = {} }: Json, spec: Json): string {
  if (!headers["Retry-After"]) return description;
  return `${description} \`Retry-After\`: ${follow(headers["Retry-After"], spec).description}`;
}

function addAnswer({ answers }: DocumentedCode, response: Omit<Answer, "operations">, operation: string): void {
  const key = `${response.status} ${response.description}`;
  const answer = answers.get(key) ?? { ...response, operations: new Set() };
  answers.set(key, answer);
  answer.operations.add(operation);
}

function section({ code, meanings, messages, docUrl, answers }: DocumentedCode, spec: Json): string {
  const items = [...answers.values()].map(
    ({ status, description, operations }) => `- ${status}: ${description} ${namesOf(operations, spec)}\n`,
  );
  const link = docUrl ? `\nHeyGen's page: <${docUrl}>\n` : "";
  return `## \`${code}\`

${[...meanings].map((meaning) => `${meaning}.`).join(" ")} Messages: ${[...messages].map((text) => `“${text}”`).join(", ")}

${items.join("")}${link}`;
}

/** How many operations may be missing where the others are called every operation. */
const maxExceptions = 5;

/** Names operations, or says that they are all there are, or all of a version. */
function namesOf(operations: Set<string>, spec: Json): string {
  const all = operationsOf(spec);
  const versions = new Set(all.map(({ path }) => path.split("/")[1] ?? ""));
  const wholes = [
    { name: "Every operation", within: all },
    ...[...versions].map((version) => ({
      name: `Every operation of ${version}`,
      within: all.filter(({ path }) => path.startsWith(`/${version}/`)),
    })),
  ];
  for (const { name, within } of wholes) {
    const missing = within.map(({ operation }) => operation.operationId).filter((id) => !operations.has(id));
    if (operations.size !== within.length - missing.length || missing.length > maxExceptions) continue;
    return missing.length > 0 ? `${name} but ${listOf(missing)}.` : `${name}.`;
  }
  return `${listOf([...operations])}.`;
}

const listOf = (ids: string[]): string => ids.map((id) => `\`${id}\``).join(", ");
