// What a run has covered: a summary for the terminal, and a page with a matrix.
import { mkdirSync, writeFileSync } from "node:fs";
import type { SpecReader } from "../../spec.ts";
import { type Cells, chapters, coverage } from "./ledger.ts";
import type { Result } from "./run.ts";
import { unreached } from "./unreached.ts";

export interface Summary {
  lines: string[];
  /** Cells that are not reached, without a reason. */
  open: string[];
}

export function summarize(cells: Cells, { ledger, failures }: Result, ms: number): Summary {
  const covered = coverage(cells, ledger);
  const reasonOf = (cell: string) => unreached.find(([pattern]) => pattern.test(cell))?.[1];
  const lines = [`${ledger.cases} cases in ${(ms / 1000).toFixed(1)} s, ${failures.length} failed`];
  const open: string[] = [];
  for (const chapter of chapters) {
    const { reached, of, missing } = covered[chapter];
    open.push(...missing.filter((cell) => !reasonOf(cell)).map((cell) => `${chapter}: ${cell}`));
    const explained = missing.filter(reasonOf).length;
    lines.push(`  ${chapter.padEnd(11)} ${reached} of ${of}${explained ? `, ${explained} listed with a reason` : ""}`);
  }
  return { lines, open };
}

/** Writes coverage/contract.html and coverage/contract.json. */
export function writeReport(reader: SpecReader, cells: Cells, result: Result): void {
  const { ledger, failures, asked } = result;
  const covered = coverage(cells, ledger);
  mkdirSync("coverage", { recursive: true });
  writeFileSync("coverage/contract.json", `${JSON.stringify({ cases: ledger.cases, failures, covered }, null, 2)}\n`);
  const statuses = [
    ...new Set(reader.operations.flatMap(({ responses }) => responses.map(({ status }) => status))),
  ].sort();
  const failed = new Map(failures.map(({ id, problems }) => [id, problems]));
  const cellOf = (operation: string, status: number): string => {
    const documented = cells.statuses.has(`${operation} ${status}`);
    if (!documented) return "<td></td>";
    const own = (asked.get(operation) ?? []).filter((id) => id.includes(` ${status}`));
    const bad = own.some((id) => failed.has(id));
    const reached = ledger.reached.statuses.has(`${operation} ${status}`);
    return `<td class="${bad ? "bad" : reached ? "good" : "open"}"><details><summary>${status}</summary>${own.map(item).join("")}</details></td>`;
  };
  const item = (id: string) =>
    `<p>${failed.has(id) ? "✗" : "✓"} ${plain(id)}${failed.has(id) ? `<pre>${plain(failed.get(id)?.join("\n") ?? "")}</pre>` : ""}</p>`;
  const rows = reader.operations.map(({ id, method, path }) => {
    const others = (asked.get(id) ?? []).filter((name) => !/ (reaches|\d{3}) /.test(`${name} `));
    const bad = others.some((name) => failed.has(name));
    return `<tr><th>${id}<small>${method} ${plain(path)}</small></th>${statuses.map((status) => cellOf(id, status)).join("")}<td class="${bad ? "bad" : "good"}"><details><summary>${others.length} more</summary>${others.map(item).join("")}</details></td></tr>`;
  });
  const chapterRows = chapters.map((chapter) => {
    const { reached, of, missing } = covered[chapter];
    const list = missing.map(
      (cell) =>
        `<p>${plain(cell)}: ${plain(unreached.find(([pattern]) => pattern.test(cell))?.[1] ?? "no reason given")}</p>`,
    );
    return `<li><details><summary>${chapter}: ${reached} of ${of}</summary>${list.join("")}</details></li>`;
  });
  writeFileSync("coverage/contract.html", pageOf(ledger.cases, failures.length, statuses, rows, chapterRows));
}

const plain = (text: string) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

const pageOf = (
  cases: number,
  failed: number,
  statuses: number[],
  rows: string[],
  chapters: string[],
) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Contract coverage</title>
<style>:root{color-scheme:light dark}body{font:14px/1.4 system-ui,sans-serif;margin:1.5rem}table{border-collapse:collapse}th{text-align:left;padding:.25rem .75rem .25rem 0}th small{display:block;font-weight:400;opacity:.7}td{border:1px solid #8884;padding:.2rem .5rem;vertical-align:top}td.good{background:#2a97}td.bad{background:#d447}td.open{background:#da37}summary{cursor:pointer}pre{white-space:pre-wrap;max-width:60ch}details[open]{max-width:60ch}p{margin:.15rem 0}</style>
<h1>Contract coverage</h1><p>${cases} cases, ${failed} failed. A green cell was reached; open it for its cases.</p>
<table><thead><tr><th>operation</th>${statuses.map((status) => `<th>${status}</th>`).join("")}<th>requests and rules</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>
<h2>Ledger</h2><ul>${chapters.join("")}</ul></html>
`;
