// The reference of one operation, as Markdown.
import { follow, type Json } from "../../../src/contract/spec/openapi.ts";
import { descriptionOf, errorOf } from "../../generate/error-catalogue.ts";
import { bodyOf, clientCall, curlCall, type DocumentedOperation, parametersOf, successOf } from "./calls.ts";
import { branchesOf, type Field, fieldsOf, resolve } from "./fields.ts";
import { code, codes, notesOf } from "./notes.ts";

/** The text of the page, which starts with its heading. */
export function operationPage(documented: DocumentedOperation, spec: Json): string {
  const { method, path, operation } = documented;
  const [first, ...details] = (operation.description ?? "").split("\n\n");
  return sections([
    `# ${operation.summary} ${code(operation.operationId)}`,
    code(`${method} ${path}`),
    deprecation(operation),
    first,
    `::: code-group\n\n\`\`\`ts [TypeScript]\n${clientCall(documented, spec)}\n\`\`\`\n\n\`\`\`sh [curl]\n${curlCall(documented, spec)}\n\`\`\`\n\n:::`,
    scopes(operation["x-required-scopes"]),
    titled("Details", [...details, ...notesOf({ ...operation, description: undefined })]),
    titled("Parameters", [parameterTable(parametersOf(operation, spec), spec)]),
    titled("Body", bodySections(operation, spec)),
    titled("Response", responseSections(operation, spec)),
    titled("Errors", [errorTable(operation, spec)]),
    ...callbackSections(operation, spec),
  ]);
}

/** Paragraphs, without the empty ones. */
const sections = (parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join("\n\n");

/** A heading and what follows, if anything does. */
const titled = (heading: string, parts: readonly string[]): string =>
  parts.some(Boolean) ? sections([`## ${heading}`, ...parts]) : "";

function deprecation(operation: Json): string {
  if (!operation.deprecated) return "";
  const { "x-sunset": sunset, "x-replaced-by": successor } = operation;
  const end = sunset ? ` HeyGen has announced its end for ${sunset}.` : "";
  return `> **Deprecated.**${end}${successor ? ` Use ${code(successor)}.` : ""}`;
}

function scopes(required: string[] | "unknown" | undefined): string {
  if (!required) return "";
  if (required === "unknown") return "OAuth scopes: not documented.";
  return `OAuth scope${required.length > 1 ? "s" : ""}: ${codes(required)}. An API key needs none.`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

/** A text that fits into a cell of a table. */
const cell = (text: string): string =>
  text.trim().replaceAll("|", "\\|").replaceAll(/\n\n+/g, "<br>").replaceAll("\n", " ");

function parameterTable(parameters: readonly Json[], spec: Json): string {
  const rows = parameters.map((parameter) => {
    const { schema, texts } = resolve(parameter.schema, spec);
    const type = `${[schema.type].flat().join(" or ")} in the ${parameter.in}${parameter.required ? ", required" : ""}`;
    return [code(parameter.name), type, [...notesOf(parameter), ...texts].join(" ")];
  });
  return table(["parameter", "type", "description"], rows);
}

/** Fields of requests say that they are required; those of responses, that they may be missing. */
function fieldTable(fields: readonly Field[], marks: "required" | "optional"): string {
  const rows = fields.map(({ name, type, required, description }) => {
    const marked = required === (marks === "required");
    return [code(name), marked ? `${type}, ${marks}` : type, description];
  });
  return table(["field", "type", "description"], rows);
}

function bodySections(operation: Json, spec: Json): string[] {
  const body = bodyOf(operation, spec);
  if (!body) return [];
  const { schema } = body;
  const notes = sections([body.required ? "" : "May be left out.", ...notesOf(schema)]);
  if (!schema.oneOf) return [notes, fieldTable(fieldsOf(schema, spec), "required")];
  const branches = branchesOf(schema, spec).map(({ value, branch }) =>
    sections([
      `### ${code(`${schema.discriminator.propertyName}: ${JSON.stringify(value)}`)}`,
      ...notesOf(branch),
      fieldTable(fieldsOf(branch, spec), "required"),
    ]),
  );
  return [notes, ...branches];
}

function responseSections(operation: Json, spec: Json): string[] {
  const { description, schema, example } = successOf(operation, spec);
  const notes = sections([description, ...notesOf(schema)]);
  return [notes, fieldTable(fieldsOf(schema, spec), "optional"), json(example)];
}

const json = (value: Json): string =>
  value === undefined ? "" : `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

function errorTable({ responses }: Json, spec: Json): string {
  const failures = Object.entries<Json>(responses).filter(([status]) => !status.startsWith("2"));
  const rows = failures.map(([status, node]) => {
    const response = follow(node, spec);
    const examples = Object.values<Json>(response.content["application/json"].examples ?? {});
    const errors = examples.map((example) => errorOf(follow(example, spec).value)?.code).filter(Boolean);
    return [status, codes([...new Set(errors)]), descriptionOf(response, spec)];
  });
  return table(["status", "code", "when"], rows);
}

/** What HeyGen sends back to an address in the request. */
function callbackSections({ callbacks = {} }: Json, spec: Json): string[] {
  return Object.values<Json>(callbacks).flatMap((node) =>
    Object.values<Json>(follow(node, spec)).map(({ post }: Json) => deliverySection("Callback", post, spec)),
  );
}

/** A request that HeyGen sends. */
export function deliverySection(heading: string, delivery: Json, spec: Json): string {
  const { schema, example } = bodyOf(delivery, spec) as { schema: Json; example: Json };
  const { typeName } = resolve(delivery.requestBody.content["application/json"].schema, spec);
  return titled(heading, [
    ...notesOf(delivery),
    typeName ? `Its type is ${code(typeName)}.` : "",
    ...notesOf(schema),
    fieldTable(fieldsOf(schema, spec), "optional"),
    json(example),
  ]);
}
