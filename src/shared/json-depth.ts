/** Deeper than any documented body, but not deep enough for recursive functions to overflow the stack. */
export const maxDepth = 200;

/** Whether a parsed value is nested more than `levels` deep. */
export function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}
