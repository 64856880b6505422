// Path templates of OpenAPI, such as `/v3/avatars/{group_id}`.

/** The names of the variables of a template. */
export const variablesOf = (template: string): string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** Sorts concrete templates before those with variables: they win, as OpenAPI has it. */
export const compareTemplates = (one: string, other: string): number =>
  variablesOf(one).length - variablesOf(other).length;

/** The values of a template's variables, by the segments of a path; undefined if the path does not match. */
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
