// Reads an OpenAPI document: its operations, and the validation of values against its schemas.
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { Ajv2020, addFormats } from "./ajv.ts";
import { follow, type Json, operationsOf } from "./openapi.ts";

/** A named example of a request or of a response. */
export interface Example {
  name: string;
  value: Json;
}

/** A path, query or header parameter. */
export interface Parameter {
  name: string;
  in: "path" | "query" | "header";
  required?: boolean;
  schema: Json;
}

/** A documented response. */
export interface DocumentedResponse {
  status: number;
  schema: Json;
  headers: Record<string, Json>;
  examples: Example[];
}

export interface Operation {
  id: string;
  method: string;
  /** Path template, with `{names}` of path parameters. */
  path: string;
  tag: string;
  parameters: Parameter[];
  deprecated: boolean;
  /** Names of the security schemes. Any one of them is enough. */
  security: string[];
  /** The operationId of its successor. */
  replacedBy: string | undefined;
  /** The announced date of its removal, as YYYY-MM-DD. */
  sunset: string | undefined;
  /** The request body: its media type, schema and examples. */
  request: { type: string; schema: Json; examples: Example[] } | undefined;
  responses: DocumentedResponse[];
}

export interface DocumentReader {
  document: Json;
  operations: Operation[];
  /** The operation with an operationId. @throws Error if there is none */
  operation(id: string): Operation;
  /** Compiles a schema, which may refer to `#/components/schemas/…`. */
  validator(schema: Json): (value: unknown) => boolean;
  /** What in a value violates a schema; empty if it is valid. */
  violations(schema: Json, value: unknown): Violation[];
  /** Whether a value is valid. */
  isValid(schema: Json, value: unknown): boolean;
}

/** A violated keyword of a schema. */
export interface Violation {
  /** JSON pointer in the value; empty for the value itself. */
  pointer: string;
  keyword: string;
  message: string;
}

const baseId = "https://heygen-avatars.example/openapi";

/**
 * Reads a bundled OpenAPI document.
 *
 * @param isTrusted skips validation of the schemas themselves, which takes most of the time
 */
export function readDocument(document: Json, isTrusted = false): DocumentReader {
  const ajv = new Ajv2020({
    validateSchema: !isTrusted,
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  });
  addFormats(ajv);
  ajv.addKeyword("discriminator");
  for (const keyword of extensionsIn(document.components.schemas)) ajv.addKeyword(keyword);
  ajv.addSchema(withAbsoluteReferences({ $id: baseId, $defs: document.components.schemas }));
  const validators = new Map<Json, ValidateFunction>();
  const operations = operationsIn(document);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));

  const validator = (schema: Json): ValidateFunction => {
    const known = validators.get(schema) ?? ajv.compile(withAbsoluteReferences(schema));
    validators.set(schema, known);
    return known;
  };
  return {
    document,
    operations,
    operation(id) {
      const found = byId.get(id);
      if (!found) throw new Error(`The document has no operation ${id}.`);
      return found;
    },
    validator,
    violations(schema, value) {
      const validate = validator(schema);
      return validate(value) ? [] : decisive(validate.errors ?? []).map(violationOf);
    },
    isValid: (schema, value) => validator(schema)(value),
  };
}

function violationOf({ instancePath, keyword, message = "", params }: ErrorObject): Violation {
  const values: unknown[] | undefined = params.allowedValues;
  const detail = params.additionalProperty ?? values?.join(", ") ?? params.allowedValue;
  return { pointer: instancePath, keyword, message: detail === undefined ? message : `${message}: ${detail}` };
}

/** Leaves out what a failed union says about its other branches: that the value has another type or constant. */
function decisive(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  const isOtherBranch = ({ instancePath, schemaPath, keyword }: ErrorObject) =>
    (keyword === "type" || keyword === "const") &&
    unions.some((union) => instancePath.startsWith(union.instancePath) && schemaPath !== union.schemaPath);
  const rest = errors.filter((error) => !unions.includes(error) && !(unions.length > 0 && isOtherBranch(error)));
  return rest.length > 0 ? rest : [...errors].slice(-1);
}

/** The extension keywords in the schemas, which ajv would reject otherwise. */
function extensionsIn(schemas: Json): Set<string> {
  return new Set([...JSON.stringify(schemas).matchAll(/"(x-[\w-]+)":/g)].map(([, name = ""]) => name));
}

/** A copy whose references point to the schemas that are registered with ajv. */
function withAbsoluteReferences(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', `"${baseId}#/$defs/`));
}

function operationsIn(document: Json): Operation[] {
  return operationsOf(document).map(({ method, path, operation }) => {
    const security: Json[] = operation.security ?? document.security ?? [];
    return {
      id: operation.operationId,
      method,
      path,
      tag: operation.tags?.[0] ?? "",
      parameters: (operation.parameters ?? []).map((parameter: Json) => follow(parameter, document)),
      deprecated: operation.deprecated === true,
      security: security.flatMap((scheme) => Object.keys(scheme)),
      replacedBy: operation["x-replaced-by"],
      sunset: operation["x-sunset"],
      request: requestOf(operation, document),
      responses: Object.entries<Json>(operation.responses).map(([status, node]) =>
        responseOf(Number(status), follow(node, document), document),
      ),
    };
  });
}

function requestOf(operation: Json, document: Json): Operation["request"] {
  const [type, media] = Object.entries<Json>(operation.requestBody?.content ?? {})[0] ?? [];
  if (!type) return undefined;
  return { type, schema: media.schema, examples: examplesOf(media, document) };
}

function responseOf(status: number, response: Json, document: Json): DocumentedResponse {
  const content = response.content?.["application/json"] ?? {};
  const headers = Object.entries<Json>(response.headers ?? {}).map(([name, header]) => [
    name,
    follow(header, document),
  ]);
  return {
    status,
    schema: content.schema ?? {},
    headers: Object.fromEntries(headers),
    examples: examplesOf(content, document),
  };
}

function examplesOf(media: Json, document: Json): Example[] {
  return Object.entries<Json>(media.examples ?? {}).map(([name, example]) => ({
    name,
    value: follow(example, document).value,
  }));
}
