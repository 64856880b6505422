// Small programs in the shapes of public code: what is found in each, and nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Findings, findCalls } from "../../src/migrate/find-calls.ts";

interface Expected {
  /** The calls, by method and path. */
  readonly find?: readonly string[];
  /** Texts of the places that must be told because no call could be followed. */
  readonly hint?: readonly string[];
  /** Whether nothing at all is left to do. */
  readonly none?: true;
}

const corpus = join(import.meta.dirname, "corpus");
const programs: Record<string, Expected> = JSON.parse(readFileSync(join(corpus, "expected.json"), "utf8"));

function findingsOf(program: string): Findings {
  const folder = join(corpus, program);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return findCalls(paths.map((path) => ({ path: path.slice(folder.length + 1), text: readFileSync(path, "utf8") })));
}

/** Without the names of path parameters. */
const normal = (found: string): string => found.replace(/\{[^}]*\}/g, "{}");

describe("the programs of the corpus", () => {
  it.each(Object.entries(programs))("%s", (program, { find = [], hint = [], none = false }) => {
    const { calls, hints } = findingsOf(program);
    expect([...new Set(calls.map(({ found }) => normal(found)))].sort()).toEqual(find.map(normal).sort());
    expect(hint.filter((text) => !hints.some((told) => told.text.includes(text)))).toEqual([]);
    expect(hint.length > 0 || hints.length === 0).toBe(true);
    expect(calls.length + hints.length === 0).toBe(none);
  });
});
