// npm run bench: measures, prints, and keeps the results in test/bench/README.md.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { calls, longList, prefetching, weights } from "./client.ts";
import type { Table } from "./harness.ts";
import { inProcess, memory, pages, serving } from "./sandbox.ts";
import { largeUpload } from "./upload.ts";
import { workerColdStart, workerServing } from "./worker.ts";

const file = "test/bench/README.md";
const markdown = ({ title, head, rows }: Table) =>
  [`### ${title}`, "", ...[head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`), ""].join("\n");

const results: string[] = [];
for (const measure of [
  weights,
  calls,
  longList,
  prefetching,
  serving,
  inProcess,
  pages,
  memory,
  largeUpload,
  workerServing,
  workerColdStart,
]) {
  const text = markdown(await measure());
  console.log(text);
  results.push(text);
}
const machine = `${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
const section = /(<!-- results -->\n)[\s\S]*(<!-- \/results -->)/;
const text = readFileSync(file, "utf8").replace(
  section,
  (_, start, end) => `${start}${machine}\n\n${results.join("\n")}${end}`,
);
writeFileSync(file, text);
