// A spec said in the way of another: the same facts, other names, other means. What a comparison finds between the two is
// its own mistake.
import { follow, type Json } from "../../src/contract/spec/openapi.ts";

/**
 * A copy with other names for components; parameters, headers, answers and envelopes written out; unions, properties and
 * enums in reverse order; null as a branch or as `nullable`; constants as enums; error codes as lists.
 */
export function restyle(original: Json): Json {
  const spec = structuredClone(original);
  const schemas = Object.entries<Json>(spec.components.schemas);
  const paths = Object.entries<Json>(spec.paths).map(([path, item]) => [path, restylePath(item, spec)]);
  return renamed({
    ...spec,
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: spec.components.securitySchemes,
      schemas: Object.fromEntries(schemas.map(([name, schema]) => [name, restyleSchema(schema)])),
    },
  });
}

const methods = ["get", "put", "post", "patch", "delete"];

function restylePath(item: Json, spec: Json): Json {
  const operations = methods.filter((method) => item[method]);
  return Object.fromEntries(operations.map((method) => [method, restyleOperation(item[method], spec)]));
}

function restyleOperation(operation: Json, spec: Json): Json {
  const { "x-required-scopes": scopes, ...rest } = operation;
  const restyled: Json = { ...rest, "x-heygen-required-scopes": scopes, security: operation.security ?? spec.security };
  restyled.parameters = operation.parameters?.map((node: Json) => withSchema(follow(node, spec))).reverse();
  if (operation.requestBody) restyled.requestBody = restyleBody(follow(operation.requestBody, spec), spec);
  const responses = Object.entries<Json>(operation.responses);
  restyled.responses = Object.fromEntries(
    responses.map(([status, node]) => [status, restyleBody(follow(node, spec), spec)]),
  );
  return restyled;
}

/** A request body or an answer. */
function restyleBody({ content = {}, headers, ...rest }: Json, spec: Json): Json {
  const restyled = { ...rest, content: {} };
  for (const [type, { schema, examples = {} }] of Object.entries<Json>(content)) {
    restyled.content[type] = { schema: restyleSchema(follow(schema, spec)) };
    const values = Object.values<Json>(examples).map((example) => follow(example, spec).value);
    const codes = values.map((value) => value?.error?.code ?? value?.code).filter((code) => code !== undefined);
    if (codes.length > 0) restyled["x-codes"] = codes;
  }
  const named = Object.entries<Json>(headers ?? {});
  if (headers)
    restyled.headers = Object.fromEntries(named.map(([name, node]) => [name, withSchema(follow(node, spec))]));
  return restyled;
}

const withSchema = (node: Json): Json => ({ ...node, schema: restyleSchema(node.schema) });

function restyleSchema(schema: Json): Json {
  const { properties, items, oneOf, anyOf, additionalProperties, required, ...rest } = schema;
  const restyled = { ...rest };
  const named = Object.entries<Json>(properties ?? {});
  if (properties)
    restyled.properties = Object.fromEntries(named.map(([key, node]) => [key, restyleSchema(node)]).reverse());
  if (required) restyled.required = [...required].reverse();
  if (items) restyled.items = restyleSchema(items);
  if (oneOf) restyled.oneOf = oneOf.map(restyleSchema).reverse();
  if (anyOf) restyled.anyOf = anyOf.map(restyleSchema).reverse();
  if (additionalProperties !== undefined) {
    const isSchema = typeof additionalProperties === "object";
    restyled.additionalProperties = isSchema ? restyleSchema(additionalProperties) : additionalProperties;
  }
  return restyleValues(restyled);
}

/** Null, and lists of values. */
function restyleValues({ const: constant, enum: values, ...schema }: Json): Json {
  const listed: Json[] | undefined = constant === undefined ? values : [constant];
  const restyled = listed ? { ...schema, enum: listed.filter((value) => value !== null).reverse() } : schema;
  if (!Array.isArray(schema.type)) return restyled;
  const { default: fallback, description, ...own } = restyled;
  const [type, ...others] = schema.type.filter((name: string) => name !== "null");
  if (others.length > 0) return { anyOf: schema.type.map((name: string) => ({ ...own, type: name })) };
  if (description?.length % 2 === 1) return { ...restyled, type, nullable: true };
  const union: Json = { anyOf: [{ ...own, type }, { type: "null" }] };
  if (fallback !== undefined) union.default = fallback;
  return union;
}

function renamed(spec: Json): Json {
  const text = JSON.stringify(spec).replaceAll("#/components/schemas/", "#/components/schemas/Their");
  const copy = JSON.parse(text);
  const schemas = Object.entries(copy.components.schemas).map(([name, schema]) => [`Their${name}`, schema]);
  copy.components.schemas = Object.fromEntries(schemas);
  return copy;
}
