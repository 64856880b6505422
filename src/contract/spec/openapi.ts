// Reading a bundled OpenAPI document: its operations, and where its references lead.
// biome-ignore lint/suspicious/noExplicitAny: a document is what it is
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

/** What a reference within the document refers to; anything else as it is. */
export function follow(node: Json, document: Json): Json {
  if (typeof node.$ref !== "string") return node;
  return follow(target(node.$ref, document), document);
}

/** Where a reference such as `#/components/schemas/AvatarLook` leads. */
export function target(reference: string, document: Json): Json {
  let at = document;
  for (const key of reference.slice(2).split("/")) at = at[key];
  return at;
}
