// npm test: the tests of what is shipped. npm run test:tools: those of what it is made with, and of the package. Beside
// the tests, one after the other, run the other checks. Ends with 1 where one of them fails.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

interface Suite {
  readonly tests: string;
  /** The checks that need little, in the order in which a mistake is found soonest. */
  readonly others: Readonly<Record<string, string>>;
}

const suites: Readonly<Record<string, Suite>> = {
  shipped: {
    tests: 'vitest run --exclude "test/{spec,package}/**"',
    others: {
      "the format and the rules of biome": "biome ci .",
      "the types": "node node_modules/typescript-7/bin/tsc",
      "that generated/ is fresh": "tsx scripts/generate.ts --check",
    },
  },
  tools: {
    tests: "vitest run test/spec test/package",
    others: {
      "the build": "tsx scripts/build.ts",
      "the package, by publint": "publint",
      "the types of the package, by attw":
        "attw --quiet --pack . --exclude-entrypoints openapi.yaml contract sandbox/worker",
      "the types of its modules, by attw":
        "attw --quiet --pack . --entrypoints contract sandbox/worker --profile esm-only",
    },
  },
};

/** Runs a command that says nothing unless it fails. */
async function quietly(name: string, command: string): Promise<boolean> {
  const started = performance.now();
  const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const isGood = (await ended) === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${isGood ? "✓" : "✗"} ${name} (${command}): ${seconds} s`);
  if (!isGood) console.error(output + errors);
  return isGood;
}

async function allOf(others: Suite["others"]): Promise<boolean> {
  const outcomes: boolean[] = [];
  for (const [name, command] of Object.entries(others)) outcomes.push(await quietly(name, command));
  return outcomes.every(Boolean);
}

async function pass(tests: string): Promise<boolean> {
  const child = spawn(tests, { shell: true, stdio: "inherit" });
  return (await new Promise((resolve) => child.once("close", resolve))) === 0;
}

const suite = suites[process.argv[2] ?? ""];
if (!suite) throw new Error(`use one of: ${Object.keys(suites).join(", ")}`);
const [areTestsGood, areOthersGood] = await Promise.all([pass(suite.tests), allOf(suite.others)]);
if (!areOthersGood) console.error("The checks with ✗ above say what is wrong.");
if (!areTestsGood || !areOthersGood) process.exitCode = 1;
