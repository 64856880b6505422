import type { Json } from "../../src/contract/spec/openapi.ts";

const prose = ["title", "summary", "description"];
/** What says something of the spec itself, and is read while it is generated. */
const notes = ["x-open", "x-required-scopes"];

/** For `JSON.stringify`: leaves out what no program reads at run time. A field may have such a name; its schema is no text. */
export function withoutProse(key: string, value: Json): Json {
  const isProse = prose.includes(key) && typeof value === "string";
  return isProse || notes.includes(key) ? undefined : value;
}
