// The arrows between rooms are those that docs/architecture.md draws.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

/** The room of a file: its folder in src/, two levels deep at most. An entry stands for the room of its name. */
function roomOf(file: string): string {
  const [first = "", second, third] = file.split("/");
  if (second === undefined) return first.replace(/\.ts$/, "");
  return third === undefined ? first : `${first}/${second}`;
}

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => /\/.*\.ts$/.test(file));
const arrows = new Set<string>();
for (const file of files) {
  const text = readFileSync(join("src", file), "utf8");
  for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
    const target = normalize(join(dirname(file), path));
    const [from, to] = [roomOf(file), roomOf(target)];
    if (from !== to && !target.startsWith("..")) arrows.add(`${from} -> ${to}`);
  }
}

const table = readFileSync("docs/architecture.md", "utf8").split("## Arrows")[1]?.split("## ")[0] ?? "";
const drawn = [...table.matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].flatMap(([, from, targets = ""]) =>
  [...targets.matchAll(/`([^`]+)`/g)].map(([, to]) => `${from} -> ${to}`),
);

describe("the rooms of src/", () => {
  it("import each other as docs/architecture.md draws it", () => {
    expect([...arrows].sort()).toEqual([...drawn].sort());
  });

  it("never import each other in both directions", () => {
    const both = drawn.filter((arrow) => drawn.includes(arrow.split(" -> ").reverse().join(" -> ")));
    expect(both).toEqual([]);
  });
});
