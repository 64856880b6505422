// npm run mutants [-- --count N] [--specs N] [--seed N] [--url ADDRESS]
import { parseArgs } from "node:util";
import { UsageError } from "../../scripts/usage-error.ts";
import { project } from "../spec.ts";
import { sample } from "./sample.ts";
import { formatScore } from "./score.ts";
import { serverMutants } from "./server-mutants.ts";
import { scoreServers } from "./server-score.ts";
import { formatWrongSpecs, scoreWrongSpecs } from "./wrong-specs.ts";

const options = {
  count: { type: "string", default: "2000" },
  specs: { type: "string", default: "300" },
  seed: { type: "string", default: "1" },
  url: { type: "string" },
} as const;

/** At least so many mutants of each class, as far as there are so many: a share of ten says little. */
const floor = 60;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  const [count, specs, seed] = [
    wholeNumber("count", values.count),
    wholeNumber("specs", values.specs),
    wholeNumber("seed", values.seed),
  ];
  const all = serverMutants(project.document);
  const mutants = sample(all, count, seed, floor);
  console.log(`${mutants.length} of ${all.length} lying servers, seed ${seed}`);
  console.log(formatScore(await scoreServers(project, { mutants, url: values.url })));
  if (specs === 0) return;
  console.log(`\n${specs} wrong specs, seed ${seed}`);
  console.log(formatWrongSpecs(await scoreWrongSpecs(specs, seed)));
}

function wholeNumber(flag: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new UsageError(`--${flag} must be a whole number, not "${text}"`);
}

await UsageError.report(main());
