// The fields of an operation's request and of its success, as paths such as `body.file.url` and `data[].id`.
import { follow, type Json } from "../../src/contract/spec/openapi.ts";

/** Parameters as `query.limit`, and what a body may hold as `body.name`. */
export function requestFields(operation: Json, spec: Json): Set<string> {
  const parameters: Json[] = (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
  const fields = new Set(parameters.map((parameter) => `${parameter.in}.${parameter.name}`));
  for (const media of Object.values<Json>(operation.requestBody?.content ?? {})) {
    addFields(fields, "body", { schema: media.schema, spec, within: [] });
  }
  return fields;
}

export function responseFields(operation: Json, spec: Json): Set<string> {
  const fields = new Set<string>();
  const { content } = follow(operation.responses["200"], spec);
  addFields(fields, "", { schema: content["application/json"].schema, spec, within: [] });
  return fields;
}

interface Place {
  schema: Json;
  spec: Json;
  /** The schemas around it: one within itself is not followed. */
  within: readonly Json[];
}

function addFields(fields: Set<string>, path: string, { schema: node, spec, within }: Place): void {
  const schema = follow(node, spec);
  if (within.includes(schema)) return;
  const inner = { spec, within: [...within, schema] };
  for (const branch of [schema.oneOf, schema.anyOf, schema.allOf].flatMap((branches) => branches ?? [])) {
    addFields(fields, path, { schema: branch, ...inner });
  }
  if (schema.items) {
    fields.add(`${path}[]`);
    addFields(fields, `${path}[]`, { schema: schema.items, ...inner });
  }
  for (const [name, property] of Object.entries<Json>(schema.properties ?? {})) {
    const field = path === "" ? name : `${path}.${name}`;
    fields.add(field);
    addFields(fields, field, { schema: property, ...inner });
  }
}
