// Executes each operation of HeyGen's own node for n8n whose endpoint the spec has, with each kind of credentials, against a
// sandbox in its default mode.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { createSandboxControl } from "heygen-avatars/sandbox";
import type { INodeParameters, INodeProperties, INodePropertyCollection, INodePropertyOptions } from "n8n-workflow";
import { entries, refused, sandboxUrl, unsent } from "./entries.mts";
import { execute, fillIn, type Outcome, properties, spec, testKey } from "./n8n.mts";

const { port } = new URL(sandboxUrl);
const sandbox = spawn("node_modules/.bin/heygen-avatars", ["sandbox", "--port", port], { stdio: "ignore" });
process.on("exit", () => sandbox.kill());
await untilReachable(sandboxUrl);
const control = createSandboxControl(sandboxUrl);

/** What the node offers to do, each with the resource that it is found under. */
const operations = properties
  .filter(({ name }) => name === "operation")
  .flatMap(({ options, displayOptions }) =>
    (options as INodePropertyOptions[]).map(({ value }) => {
      return { operation: String(value), resource: String(displayOptions?.show?.resource?.[0]) };
    }),
  );

const successes = new Map<string, number>();
const outOfScope = new Map<string, string>();
const failures: string[] = [];
/** What was entered or chosen, such as `createVideo title` and `createVideo videosVoiceMode=audio`. */
const tried = new Set<string>();
/** What the sandbox has ignored, such as `createVideo test`. */
const ignored = new Set<string>();

assert.deepEqual(Object.keys(entries).sort(), operations.map(({ operation }) => operation).sort());
for (const { operation, resource } of operations) {
  for (const authentication of ["oAuth2", "apiKey"]) {
    const choice = { operation, resource, authentication };
    for (const entry of entries[operation] ?? []) {
      await control.reset();
      const { next_token } = await succeed(choice, entry);
      if (next_token) await succeed(choice, { ...entry, listPaginationToken: String(next_token) });
    }
    for (const entry of unsent[operation] ?? []) {
      const outcome = await perform(choice, entry);
      if (outcome.exchanges.length > 0 || !outcome.error) fail(operation, "is sent", entry, outcome);
    }
    for (const { param, entry } of refused.filter((each) => each.operation === operation)) {
      const outcome = await perform(choice, entry);
      const { status, data } = outcome.exchanges[0]?.response ?? {};
      if (status !== 400 || data.error.param !== param) fail(operation, `is not refused for ${param}`, entry, outcome);
    }
  }
}

for (const operation of successes.keys()) {
  const shown = properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation));
  const left = shown.flatMap(fieldsIn).filter((field) => !tried.has(`${operation} ${field}`));
  if (left.length > 0) failures.push(`${operation} was not tried with ${left.join(", ")}`);
}
const [tested] = await testKey();
if (tested?.response?.status !== 200) failures.push("n8n can't test the key");
// The spec says what this node sends though no document names it.
const tolerated = spec.flatMap((operation) =>
  Object.entries(operation["x-tolerated"] ?? {}).flatMap(([field, sender]) =>
    sender.includes("n8n-nodes-heygen-official") ? [`${operation.operationId} ${field}`] : [],
  ),
);
const [actual, expected] = [ignored, tolerated].map((names) => [...names].sort().join(", "));
if (actual !== expected) failures.push(`the sandbox ignored ${actual}, and the spec says ${expected}`);

const total = [...successes.values()].reduce((sum, count) => sum + count);
console.log(`${successes.size} operations succeeded, in ${total} executions`);
for (const [operation, request] of outOfScope) console.log(`out of the scope of the spec: ${operation}, ${request}`);
for (const failure of failures) console.log(`failed: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1);

type Choice = { readonly operation: string; readonly resource: string; readonly authentication: string };

/** Executes an operation, which has to succeed unless it is out of scope. Returns what the node returns. */
async function succeed(choice: Choice, entry: INodeParameters) {
  const { operation } = choice;
  const outcome = await perform(choice, entry);
  const { exchanges, json } = outcome;
  const unknown = exchanges.find((exchange) => !exchange.operation);
  if (unknown) outOfScope.set(operation, unknown.request);
  else if (!json?.data) fail(operation, "does not succeed", entry, outcome);
  else successes.set(operation, (successes.get(operation) ?? 0) + 1);
  return json ?? {};
}

async function perform(choice: Choice, entry: INodeParameters) {
  const form = fillIn(choice, entry);
  const fields = valuesIn(entry).map((value) => value.replace(/=.*/s, ""));
  for (const field of [...fields, ...valuesIn(form)]) tried.add(`${choice.operation} ${field}`);
  const outcome = await execute(form);
  for (const { operation, response } of outcome.exchanges) {
    const names: string = response?.headers["sandbox-ignored-fields"] ?? "";
    for (const name of names.split(", ").filter(Boolean)) ignored.add(`${operation?.operationId} ${name}`);
  }
  return outcome;
}

function fail(operation: string, problem: string, entry: INodeParameters, { exchanges, error }: Outcome): void {
  const sent = exchanges.map(({ request, body, response }) => ({ request, body, answer: response?.data }));
  failures.push(`${operation} ${problem}: ${JSON.stringify({ entry, sent, error: String(error) })}`);
}

/** The names of the fields within a field of the form; where there is a choice, each option is one, such as `gender=male`. */
function fieldsIn({ name, type, options = [] }: INodeProperties): string[] {
  if (type === "options") return (options as INodePropertyOptions[]).map(({ value }) => `${name}=${value}`);
  if (type === "collection") return (options as INodeProperties[]).flatMap(fieldsIn);
  if (type === "fixedCollection") {
    return (options as INodePropertyCollection[]).flatMap(({ values }) => values.flatMap(fieldsIn));
  }
  return [name];
}

/** The values of a form, such as `title=Welcome`. */
function valuesIn(values: object): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    typeof value === "object" ? valuesIn(value) : [`${name}=${value}`],
  );
}

async function untilReachable(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(url).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} can't be reached`);
}
