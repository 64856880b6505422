/** Deeper than any documented body, and not so deep that functions which call themselves run out of stack. */
export const maxDepth = 200;

/** Whether a parsed value is nested more than so many levels deep. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}
