import type { OpenAPI3 } from "openapi-typescript";
import { compiler, openapiTypeScript } from "./compiler.ts";
import { forbidFields } from "./forbidden-fields.ts";
import { idDeclarations, idType, plainPaths } from "./mark-ids.ts";
import { nameSchemas } from "./name-schemas.ts";
import { keepKnownValues } from "./open-lists.ts";

/** The spec's types, as openapi-typescript writes them, with a name of its own for each schema and each kind of id. */
export async function types(spec: OpenAPI3): Promise<string> {
  // openapi-typescript writes into the document that it is given.
  const nodes = await openapiTypeScript.default(structuredClone(spec), {
    silent: true,
    emptyObjectsUnknown: true,
    // A property with a default may be left out of a request; without this it would become required.
    defaultNonNullable: false,
    transform: idType,
  });
  // Webhooks are typed by their schemas, such as `KnownWebhookEvent`.
  const used = nodes.filter((node) => !compiler.isInterfaceDeclaration(node) || node.name.text !== "webhooks");
  const declarations = openapiTypeScript.astToString(
    plainPaths(forbidFields(keepKnownValues(nameSchemas(used)), spec)),
  );
  // The spec has no `$defs`, and completion would offer the empty type first.
  const text = declarations.replace("export type $defs = Record<string, never>;\n", "");
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.\n\n${text}\n${idDeclarations(spec)}`;
}
