// Differences that are meant.
import { UsageError } from "../usage-error.ts";

export interface Accepted {
  readonly reason: string;
  /** As they are reported; `*` stands for any text. */
  readonly differences: readonly string[];
}

/** Checks what was read from a file. */
export function readAccepted(list: unknown, file: string): Accepted[] {
  if (!Array.isArray(list)) throw new UsageError(`${file} must have a list named accepted`);
  for (const entry of list) {
    if (!isText(entry?.reason)) throw new UsageError(`${file}: no reason is given for ${JSON.stringify(entry)}`);
    const isList = Array.isArray(entry.differences) && entry.differences.length > 0;
    if (!isList || !entry.differences.every(isText))
      throw new UsageError(`${file}: the reason "${entry.reason}" needs a list of differences`);
  }
  return list;
}

const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

export const patternsOf = (accepted: readonly Accepted[]): { text: string; pattern: RegExp }[] =>
  accepted.flatMap((entry) => entry.differences).map((text) => ({ text, pattern: patternOf(text) }));

function patternOf(text: string): RegExp {
  const parts = text.split("*").map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
