// npm run contract -- --target sandbox | prism | <url>
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Complaint } from "../../scripts/complaint.ts";
import { project } from "../spec.ts";
import { cellsOfSpec } from "./suite/ledger.ts";
import { probe } from "./suite/live.ts";
import { summarize, writeReport } from "./suite/report.ts";
import { runContract, seedOf } from "./suite/run.ts";
import { prismSubject, sandboxSubject } from "./suite/subject.ts";
import { prismExceptions } from "./suite/unreached.ts";

const { values } = parseArgs({
  options: {
    target: { type: "string", default: "sandbox" },
    budget: { type: "string", default: "60" },
    rate: { type: "string", default: "2" },
    "allow-writes": { type: "boolean", default: false },
  },
});

async function main(): Promise<void> {
  const { target } = values;
  if (/^https?:/.test(target)) return live(target);
  if (target !== "sandbox" && target !== "prism")
    throw new Complaint(`--target is sandbox, prism or an address, not "${target}"`);
  const seed = seedOf();
  console.log(`contract of the ${target}, seed ${seed}`);
  const subject = target === "sandbox" ? sandboxSubject : await prismSubject();
  const started = performance.now();
  const result = await runContract(subject, { secondOpinion: target === "sandbox", seed });
  const excused = (id: string) => target === "prism" && prismExceptions.some(([pattern]) => pattern.test(id));
  const failures = result.failures.filter(({ id }) => !excused(id));
  const cells = cellsOfSpec(project);
  const { lines, open } = summarize(cells, { ...result, failures }, performance.now() - started);
  // Of another server only the answers on demand are counted.
  console.log((target === "sandbox" ? lines : lines.slice(0, 1)).join("\n"));
  writeReport(project, cells, { ...result, failures });
  console.log("see coverage/contract.html");
  const problems = failures.map(({ id, problems }) => `✗ ${id}\n    ${problems.join("\n    ")}`);
  if (target === "sandbox") problems.push(...open.map((cell) => `not reached: ${cell}`));
  if (problems.length > 0) throw new Complaint(problems.join("\n"));
}

async function live(baseUrl: string): Promise<void> {
  const { HEYGEN_API_KEY: apiKey } = process.env;
  if (!apiKey) throw new Complaint("set HEYGEN_API_KEY to ask a live API");
  const options = { baseUrl: baseUrl.replace(/\/$/, ""), apiKey, allowWrites: values["allow-writes"] };
  const { report, skipped } = await probe(project, {
    ...options,
    budget: Number(values.budget),
    rate: Number(values.rate),
  });
  mkdirSync("coverage", { recursive: true });
  writeFileSync("coverage/drift.json", `${JSON.stringify(report.drifts, null, 2)}\n`);
  writeFileSync("coverage/drift.md", report.toMarkdown());
  console.log(report.toMarkdown());
  for (const line of skipped) console.log(`not asked: ${line}`);
  if (report.drifts.length > 0) throw new Complaint("the API has drifted: see coverage/drift.md");
}

await Complaint.report(main());
