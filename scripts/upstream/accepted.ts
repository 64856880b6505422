// Differences that are meant.
import { UsageError } from "../usage-error.ts";
import type { Difference, Report } from "./report.ts";

export interface Accepted {
  /** A difference as it is reported; `*` stands for any text. */
  readonly difference: string;
  readonly reason: string;
}

/** Checks what was read from a file. */
export function readAccepted(list: unknown, file: string): Accepted[] {
  if (!Array.isArray(list)) throw new UsageError(`${file} must hold a list named accepted`);
  for (const entry of list) {
    const isWhole = [entry?.difference, entry?.reason].every((text) => typeof text === "string" && text.trim() !== "");
    if (!isWhole) throw new UsageError(`${file}: every accepted difference needs its reason: ${JSON.stringify(entry)}`);
  }
  return list;
}

export interface Sorted {
  /** Accepted by no entry. */
  readonly unexplained: Difference[];
  readonly explained: Difference[];
  /** Entries that accept nothing. */
  readonly stale: Accepted[];
}

/** @param holders all components and operations of ours */
export function sortOut(report: Report, accepted: readonly Accepted[], holders: ReadonlySet<string>): Sorted {
  const { differences, compared } = report;
  const entries = accepted.map((entry) => ({ entry, pattern: patternOf(entry.difference) }));
  const isExplained = ({ name }: Difference): boolean => entries.some(({ pattern }) => pattern.test(name));
  const stale = entries.filter(({ entry, pattern }) => {
    if (differences.some(({ name }) => pattern.test(name))) return false;
    // The documents may hold less than the whole API: what they don't reach can't be told to be gone.
    const holder = patternOf(entry.difference.split(": ")[0] ?? "");
    const matches = (set: ReadonlySet<string>): boolean => [...set].some((name) => holder.test(name));
    return matches(compared) || !matches(holders);
  });
  return {
    unexplained: differences.filter((difference) => !isExplained(difference)),
    explained: differences.filter(isExplained),
    stale: stale.map(({ entry }) => entry),
  };
}

function patternOf(text: string): RegExp {
  const parts = text.split("*").map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
