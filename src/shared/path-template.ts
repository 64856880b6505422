// Path templates of OpenAPI, such as `/v3/avatars/{group_id}`.

/** The names of the variables of a template. */
export const variablesOf = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** Sorts concrete templates before those with variables, because they take precedence in OpenAPI. */
export const compareTemplates = (one: string, other: string): number =>
  variablesOf(one).length - variablesOf(other).length;

/** Matches the segments of a path against a template. Returns the values of its variables; undefined without a match. */
export function matchTemplate(template: string, segments: readonly string[]): Record<string, string> | undefined {
  const parts = template.split("/").slice(1);
  if (parts.length !== segments.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? "";
    if (part.startsWith("{") && segment !== "") values[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return values;
}
