// npm test: the tests, and beside them, one after the other, every other check. Ends with 1 where one of them fails.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** The checks that need little, in the order in which a mistake is found soonest. */
const others = {
  "the format and the rules of biome": "biome ci .",
  "the types": "node node_modules/typescript-7/bin/tsc",
  "that generated/ is fresh": "tsx scripts/generate.ts --check",
  "the build": "tsx scripts/build.ts",
  "the package, by publint": "publint",
  "the types of the package, by attw":
    "attw --quiet --pack . --exclude-entrypoints openapi.yaml contract sandbox/worker",
  "the types of its modules, by attw": "attw --quiet --pack . --entrypoints contract sandbox/worker --profile esm-only",
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

async function allOthers(): Promise<boolean> {
  const outcomes: boolean[] = [];
  for (const [name, command] of Object.entries(others)) outcomes.push(await quietly(name, command));
  return outcomes.every(Boolean);
}

async function tests(): Promise<boolean> {
  const child = spawn("vitest run", { shell: true, stdio: "inherit" });
  return (await new Promise((resolve) => child.once("close", resolve))) === 0;
}

const [areTestsGood, areOthersGood] = await Promise.all([tests(), allOthers()]);
if (!areOthersGood) console.error("npm test failed: the checks with ✗ above say why.");
if (!areTestsGood || !areOthersGood) process.exitCode = 1;
