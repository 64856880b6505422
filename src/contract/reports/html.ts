// A run as an HTML page: a matrix of operations and statuses, the rules of each operation, and the coverage.

import { type CoverageItems, coverageKinds } from "../context/coverage-items.ts";
import { coverageOf } from "../runner/coverage.ts";
import type { CaseResult, Outcome, RunResult } from "../runner/runner.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import { causesOf } from "./causes.ts";
import { caseReport, causeReport, summary } from "./terminal.ts";

/**
 * A run as a self-contained HTML page.
 *
 * @param items the items to reach, from {@link coverageItemsOf}
 */
export function htmlReport(result: RunResult, reader: DocumentReader, items: CoverageItems): string {
  const documented = reader.operations.flatMap(({ responses }) => responses.map(({ status }) => status));
  const statuses = [...new Set(documented)].sort((one, other) => one - other);
  const heads = [...statuses.map(String), "requests and rules"].map((head) => `<th scope="col">${head}</th>`).join("");
  const rows = reader.operations.map((operation) => rowOf(operation, statuses, { result, items }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contract of ${escaped(result.server)}</title>
<style>${style}</style>
</head>
<body>
<h1>Contract of ${escaped(result.server)}</h1>
<p>${escaped(summary(result))}</p>
${causeSection(result)}
<h2>Operations</h2>
<p>Open a cell to see its cases. Green: passed. Red: failed. Yellow: warned or expected failure. Grey: not reached.</p>
<div class="wide"><table>
<thead><tr><th scope="col">operation</th>${heads}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table></div>
<h2>Coverage</h2>
${coverageSection(result, items)}
</body>
</html>
`;
}

/** Each cause with its first case in full, and all cases that have it. */
function causeSection({ cases, notImplemented }: RunResult): string {
  const causes = causesOf(cases).map((cause) => {
    const ids = [...new Set(cause.findings.map((one) => one.case.id))].map((id) => `<li>${escaped(id)}</li>`);
    const [title = ""] = causeReport(cause).split("\n", 1);
    return `<details><summary>${escaped(title)} (${cause.findings.length})</summary><pre>${escaped(causeReport(cause))}</pre><ul>${ids.join("")}</ul></details>`;
  });
  const missing = notImplemented.length > 0 ? `<p>Not implemented: ${escaped(notImplemented.join(", "))}</p>` : "";
  return `${causes.length > 0 ? `<h2>Causes</h2>${causes.join("\n")}` : ""}${missing}`;
}

interface Context {
  result: RunResult;
  items: CoverageItems;
}

function rowOf({ id, method, path }: Operation, statuses: readonly number[], { result, items }: Context): string {
  const own = result.cases.filter(({ operation }) => operation === id);
  const ofStatus = statuses.map((status) => {
    if (!items.statuses.has(`${id} ${status}`)) return "<td></td>";
    const isReached = result.coverage.statuses.has(`${id} ${status}`);
    const cases = own.filter((one) => one.status === status);
    return tableCellOf(String(status), cases, isReached);
  });
  const others = own.filter((one) => one.status === undefined);
  const head = `<th scope="row">${escaped(id)}<small>${method} ${escaped(path)}</small></th>`;
  return `<tr>${head}${ofStatus.join("")}${tableCellOf(`${others.length} cases`, others, others.length > 0)}</tr>`;
}

function tableCellOf(title: string, cases: readonly CaseResult[], isReached: boolean): string {
  const byRule = new Map<string, CaseResult[]>();
  for (const one of cases) byRule.set(one.rule.title, [...(byRule.get(one.rule.title) ?? []), one]);
  const groups = [...byRule].map(([rule, own]) => `<h3>${escaped(rule)}</h3>${own.map(itemOf).join("")}`);
  const content = groups.length > 0 ? groups.join("") : "<p>no cases</p>";
  return `<td class="${colourOf(cases, isReached)}"><details><summary>${title}</summary>${content}</details></td>`;
}

function colourOf(cases: readonly CaseResult[], isReached: boolean): string {
  const has = (...outcomes: Outcome[]) => cases.some(({ outcome }) => outcomes.includes(outcome));
  if (has("failed")) return "broken";
  if (has("warned", "expected failure")) return "warned";
  return isReached && has("passed") ? "kept" : "open";
}

function itemOf(one: CaseResult): string {
  if (one.outcome === "passed") return `<p>✓ ${escaped(one.id)}</p>`;
  return `<pre>${escaped(caseReport(one))}</pre>`;
}

function coverageSection(result: RunResult, items: CoverageItems): string {
  const coverage = coverageOf(items, result.coverage);
  return coverageKinds
    .map((kind) => {
      const { reached, of, missing } = coverage[kind];
      const list = missing.map((item) => `<li>${escaped(item)}</li>`).join("");
      const what = `<label>${kind}: ${reached} of ${of} <meter max="${of}" value="${reached}"></meter></label>`;
      if (list === "") return `<p>${what}</p>`;
      return `<details><summary>${what}</summary><ul>${list}</ul></details>`;
    })
    .join("\n");
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const style = `
:root { color-scheme: light dark }
body { font: 14px/1.45 system-ui, sans-serif; margin: 1.5rem }
.wide { overflow-x: auto }
table { border-collapse: collapse }
th { text-align: left; padding: .25rem .75rem .25rem 0; vertical-align: top }
th small { display: block; font-weight: 400; opacity: .75 }
td { border: 1px solid #8884; padding: .2rem .5rem; vertical-align: top }
.kept { background: #2a94 } .broken { background: #d445 } .warned { background: #da35 } .open { background: #8883 }
summary { cursor: pointer }
h3 { font-size: 1em; margin: .6rem 0 .2rem }
p { margin: .15rem 0 } details[open] { max-width: 70ch }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; font-size: 12px }
`;
