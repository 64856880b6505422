// npm test: runs the tests of what is shipped. npm run test:tools: those of the package and of the tools that make it.
// Other checks run at the same time, one after another. The exit code is 1 when anything fails.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

interface Suite {
  readonly tests: string;
  /** By what they check, the quickest first. */
  readonly checks: Readonly<Record<string, string>>;
}

const suites: Readonly<Record<string, Suite>> = {
  shipped: {
    tests: 'vitest run --exclude "test/{spec,package}/**"',
    checks: {
      "format and lint": "biome ci .",
      types: "npm run --silent types",
      "generated/ is up to date": "tsx scripts/generate.ts --check",
    },
  },
  tools: {
    tests: "vitest run test/spec test/package",
    checks: {
      build: "tsx scripts/build.ts",
      package: "publint",
    },
  },
};

/** Runs a check; prints its output only when it fails. */
async function passesCheck(name: string, command: string): Promise<boolean> {
  const started = performance.now();
  const child = spawn(command, { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const passed = (await ended) === 0;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? "✓" : "✗"} ${name} (${command}): ${seconds} s`);
  if (!passed) console.error(output + errors);
  return passed;
}

async function passChecks(checks: Suite["checks"]): Promise<boolean> {
  let passed = true;
  for (const [name, command] of Object.entries(checks)) passed = (await passesCheck(name, command)) && passed;
  return passed;
}

async function passTests(command: string): Promise<boolean> {
  const child = spawn(command, { shell: true, stdio: "inherit" });
  return (await new Promise((resolve) => child.once("close", resolve))) === 0;
}

const suite = suites[process.argv[2] ?? ""];
if (!suite) throw new Error(`use one of: ${Object.keys(suites).join(", ")}`);
const [testsPassed, checksPassed] = await Promise.all([passTests(suite.tests), passChecks(suite.checks)]);
if (!checksPassed) console.error("Some checks failed: see the lines with ✗ above.");
if (!testsPassed || !checksPassed) process.exitCode = 1;
