import type { Change, Level } from "./changes.ts";

const titles: Readonly<Record<Level, string>> = {
  major: "Breaking",
  minor: "Compatible",
  patch: "Texts, examples and notes",
};

/** The changes as Markdown, which reads well in a terminal, too: what breaks comes first. */
export function report(changes: readonly Change[], everyOperation: readonly string[]): string {
  const sections = Object.entries(titles).map(([level, title]) => {
    const lines = changes
      .filter((change) => change.level === level)
      .map(({ place, text, operations }) => `- \`${place}\` ${text}${usersIn(place, operations, everyOperation)}\n`);
    return lines.length > 0 ? `### ${title}\n\n${lines.sort().join("")}` : "";
  });
  return sections.filter(Boolean).join("\n");
}

/** In brackets whom a change reaches, where that is not the place itself. */
function usersIn(place: string, operations: readonly string[], everyOperation: readonly string[]): string {
  const isAll = everyOperation.every((operation) => operations.includes(operation));
  const others = isAll ? operations.filter((one) => !everyOperation.includes(one)) : operations;
  const names = [...(isAll ? ["every operation"] : []), ...[...others].sort()];
  if (names.length === 0) return " (no operation)";
  return names.length === 1 && place.startsWith(names[0] ?? "") ? "" : ` (${names.join(", ")})`;
}
