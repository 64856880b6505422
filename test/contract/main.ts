// npm run contract -- --target sandbox | prism | <url>
import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { UsageError } from "../../scripts/usage-error.ts";
import { project } from "../spec.ts";
import { cellsOfSpec } from "./suite/ledger.ts";
import { type LiveOptions, probe } from "./suite/live.ts";
import { summarize, writeReport } from "./suite/report.ts";
import { runContract, seedOf } from "./suite/run.ts";
import { prismSubject, sandboxSubject } from "./suite/subject.ts";
import { prismExceptions } from "./suite/unreached.ts";

const options = {
  target: { type: "string", default: "sandbox" },
  budget: { type: "string", default: "60" },
  rate: { type: "string", default: "2" },
  "allow-writes": { type: "boolean", default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const { target } = values;
  if (/^https?:/.test(target)) {
    const limits = { budget: positive("budget", values.budget), rate: positive("rate", values.rate) };
    return live(target, { ...limits, allowWrites: values["allow-writes"] });
  }
  if (target !== "sandbox" && target !== "prism")
    throw new UsageError(`--target is sandbox, prism or an address, not "${target}"`);
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
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
}

/** A limit that is no number would be no limit. */
function positive(flag: string, text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  throw new UsageError(`--${flag} must be a number above 0, not "${text}"`);
}

async function live(target: string, limits: Pick<LiveOptions, "budget" | "rate" | "allowWrites">): Promise<void> {
  const { HEYGEN_API_KEY: apiKey } = process.env;
  if (!apiKey) throw new UsageError("set HEYGEN_API_KEY to ask a live API");
  const baseUrl = target.replace(/\/$/, "");
  const { report, skipped } = await probe(project, { baseUrl, apiKey, ...limits }).catch((error: Error) => {
    throw new UsageError(
      `${baseUrl} can't be asked: ${error.cause instanceof Error ? error.cause.message : error.message}`,
    );
  });
  mkdirSync("coverage", { recursive: true });
  writeFileSync("coverage/drift.json", `${JSON.stringify(report.drifts, null, 2)}\n`);
  writeFileSync("coverage/drift.md", report.toMarkdown());
  console.log(report.toMarkdown());
  for (const line of skipped) console.log(`not tested: ${line}`);
  if (report.drifts.length > 0) throw new UsageError("the API has drifted: see coverage/drift.md");
  if (report.successes === 0)
    throw new UsageError("no call succeeded, so nothing is known of drift: is the key right?");
}

await UsageError.report(main());
