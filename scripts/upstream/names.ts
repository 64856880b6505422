// Names of theirs as this repository has them.

/** `sort_by` as `SortBy`. */
export const pascal = (name: string): string =>
  name
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** `getTemplate`, `GetTemplate` or `not_found` as words: `Get template`. */
export function sentence(name: string): string {
  const words = name
    .replaceAll("_", " ")
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const withoutVersion = (name: string): string => name.replace(/V\d+(?=$|[A-Z])/, "");
