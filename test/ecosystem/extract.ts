// tsx extract.ts GUIDE [TITLE …]: writes the files that a guide shows into the current folder; without a title all of them.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { snippetsOf } from "../package/snippets.ts";

const [guide = "", ...titles] = process.argv.slice(2);
const files = snippetsOf(readFileSync(guide, "utf8")).flatMap(({ title, code }) =>
  title !== undefined && (titles.length === 0 || titles.includes(title)) ? [{ title, code }] : [],
);
const missing = titles.filter((title) => !files.some((file) => file.title === title));
if (files.length === 0 || missing.length > 0)
  throw new Error(`${guide} does not show ${missing.join(", ") || "a file"}`);

for (const { title, code } of files) {
  mkdirSync(dirname(title), { recursive: true });
  writeFileSync(title, code);
}
