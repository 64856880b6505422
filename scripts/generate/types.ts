import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { nameSchemas } from "./name-schemas.ts";

/** The spec's types, as openapi-typescript writes them, with a name of its own for each schema. */
export async function types(spec: OpenAPI3): Promise<string> {
  const nodes = await openapiTS(spec, {
    silent: true,
    emptyObjectsUnknown: true,
    // A property with a default may be left out of a request; without this it would become required.
    defaultNonNullable: false,
  });
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.\n\n${astToString(nameSchemas(nodes))}`;
}
