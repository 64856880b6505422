// Reads a bundled OpenAPI document: its operations, and the targets of its references.
// biome-ignore lint/suspicious/noExplicitAny: a document may contain anything
export type Json = any;

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every operation of a bundled document, with its method in upper case and its path template. */
export function operationsOf(document: Json): { method: string; path: string; operation: Json }[] {
  return Object.entries<Json>(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) =>
      item[method] ? [{ method: method.toUpperCase(), path, operation: item[method] }] : [],
    ),
  );
}

/** Resolves a reference within the document; returns anything else as it is. */
export function follow(node: Json, document: Json): Json {
  if (typeof node.$ref !== "string") return node;
  return follow(target(node.$ref, document), document);
}

/** The target of a reference such as `#/components/schemas/AvatarLook`. */
export function target(reference: string, document: Json): Json {
  let at = document;
  for (const key of reference.slice(2).split("/")) at = at[key];
  return at;
}
