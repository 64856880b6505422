import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/** The spec's types, as openapi-typescript writes them. */
export async function types(spec: OpenAPI3): Promise<string> {
  const ast = await openapiTS(spec, {
    silent: true,
    emptyObjectsUnknown: true,
    // A property with a default may be left out of a request; without this it would become required.
    defaultNonNullable: false,
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    rootTypesKeepCasing: true,
  });
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.\n\n${astToString(ast)}`;
}
