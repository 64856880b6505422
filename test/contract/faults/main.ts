// npm run faults: runs the contract suite against servers with one fault each, and tells which faults it does not notice.
import { parseArgs } from "node:util";
import { sample } from "./sample.ts";
import { asSandbox, asUnknownServer, examine, sandboxAt, sandboxInProcess, scoreTable, type Verdict } from "./score.ts";
import { faults } from "./table.ts";

const help = `Usage: npm run faults -- [flags]

  --kind K       only faults of this kind
  --fault ID     only this fault
  --count N      a sample of N faults (all)
  --seed N       which sample (1)
  --url ADDRESS  put the faults around the sandbox at this address, instead of one in process
  --unknown      don't tell the suite that the server is a sandbox
  --quick        run only the cases of the operations that a fault touches`;

function fail(message: string): never {
  console.error(`${message}\n\n${help}`);
  process.exit(2);
}

function readFlags() {
  try {
    const flag = { type: "string" } as const;
    const toggle = { type: "boolean" } as const;
    return parseArgs({
      options: {
        kind: flag,
        fault: flag,
        count: flag,
        seed: flag,
        url: flag,
        unknown: toggle,
        quick: toggle,
        help: toggle,
      },
    }).values;
  } catch (error) {
    return fail((error as Error).message);
  }
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value >= 0 ? value : fail(`--${name} must be a whole number, not ${text}`);
}

const flags = readFlags();
if (flags.help) {
  console.log(help);
  process.exit(0);
}
const named = faults.filter(({ id, kind }) => (flags.fault ?? id) === id && (flags.kind ?? kind) === kind);
if (named.length === 0) fail(`no such fault; the kinds are ${[...new Set(faults.map(({ kind }) => kind))].join(", ")}`);
const count = flags.count === undefined ? named.length : readNumber("count", flags.count);
const chosen = sample(named, { seed: readNumber("seed", flags.seed ?? "1"), count });
const server = flags.url === undefined ? sandboxInProcess : sandboxAt(flags.url);

const examiner = (flags.unknown ? asUnknownServer : asSandbox)(server);

const verdicts: Verdict[] = [];
for (const fault of chosen) {
  const verdict = await examine(fault, examiner, { thorough: !flags.quick });
  verdicts.push(verdict);
  if (!verdict.caught) console.log(`survived  ${fault.id}: it ${fault.title} (${fault.source})`);
}
console.log(`\n${scoreTable(verdicts)}`);
