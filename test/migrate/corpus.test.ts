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

const programsIn = (corpus: string): [string, Expected][] =>
  Object.entries(JSON.parse(readFileSync(join(import.meta.dirname, corpus, "expected.json"), "utf8")));

function findingsOf(corpus: string, program: string): Findings {
  const folder = join(import.meta.dirname, corpus, program);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return findCalls(paths.map((path) => ({ path: path.slice(folder.length + 1), text: readFileSync(path, "utf8") })));
}

/** Without the names of path parameters. */
const normal = (found: string): string => found.replace(/\{[^}]*\}/g, "{}");

describe("the programs of the corpus", () => {
  it.each(programsIn("corpus"))("%s", (program, { find = [], hint = [], none = false }) => {
    const { calls, hints } = findingsOf("corpus", program);
    expect([...new Set(calls.map(({ found }) => normal(found)))].sort()).toEqual(find.map(normal).sort());
    expect(hint.filter((text) => !hints.some((told) => told.text.includes(text)))).toEqual([]);
    expect(hint.length > 0 || hints.length === 0).toBe(true);
    expect(calls.length + hints.length === 0).toBe(none);
  });
});

describe("programs that were written without a look at the finder", () => {
  it("are found in full, apart from a few calls", () => {
    let [wanted, found, right, told] = [0, 0, 0, 0];
    for (const [program, { find = [], none = false }] of programsIn("blind")) {
      const { calls, hints } = findingsOf("blind", program);
      const names = [...new Set(calls.map(({ found: name }) => name))];
      wanted += find.length;
      found += find.filter((call) => names.some((name) => isSame(name, call))).length;
      told += names.length;
      right += names.filter((name) => find.some((call) => isSame(name, call))).length;
      if (none) expect(calls.length + hints.length, program).toBe(0);
    }
    console.log(`blind corpus: ${found} of ${wanted} calls found, ${right} of ${told} are right`);
    expect(found / wanted).toBeGreaterThanOrEqual(0.95);
    expect(right / told).toBeGreaterThanOrEqual(0.95);
  });
});

/** Whether two calls are the same, apart from ids and from a method that is not known. */
function isSame(one: string, other: string): boolean {
  const [method, path = ""] = one.split(" ");
  const [otherMethod, otherPath = ""] = other.split(" ");
  const [parts, otherParts] = [path.split("/"), otherPath.split("/")];
  const isPart = (part: string, index: number) => part === otherParts[index] || /\{/.test(part + otherParts[index]);
  const isMethod = method === otherMethod || method === "*" || otherMethod === "*";
  return isMethod && parts.length === otherParts.length && parts.every(isPart);
}
