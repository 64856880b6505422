import {
  defaultDeliverySettings,
  deliveryOrders,
  headerStyles,
  maxDelayMs,
  maxTimeoutMs,
} from "./deliveries/delivery-settings.ts";
import type { SandboxOptions } from "./options.ts";
import { allFaults, v2States } from "./settings.ts";
import { checkSnapshot } from "./state/snapshot.ts";

/** Every option. */
const optionNames: Readonly<Record<keyof SandboxOptions, true>> = {
  apiKey: true,
  durations: true,
  latencyMs: true,
  faultRate: true,
  faults: true,
  rateLimit: true,
  credits: true,
  seed: true,
  random: true,
  state: true,
  now: true,
  deliver: true,
  deliverTo: true,
  deliveries: true,
  unknownFields: true,
  v2: true,
  control: true,
  stateFileError: true,
  docs: true,
};

/** @throws TypeError for options that make no sense; its message names the option */
export function checkOptions(options: SandboxOptions): void {
  const { latencyMs, faults, durations = {}, seed = {}, unknownFields, state } = options;
  for (const name of Object.keys(options)) if (!Object.hasOwn(optionNames, name)) fail(`there is no option ${name}`);
  if (typeof latencyMs === "number") checkNumber("latencyMs", latencyMs, 0);
  else checkRange("latencyMs", latencyMs);
  checkNumber("faultRate", options.faultRate, 0, 1);
  checkNumber("rateLimit", options.rateLimit, 0);
  checkNumber("credits", options.credits, 0);
  checkNumber("random", options.random, 0);
  for (const [name, ms] of Object.entries(durations)) checkNumber(`durations.${name}`, ms, 0);
  if (typeof seed !== "object") fail("seed must be an object with groups and looks; random is the seed of chance");
  for (const [name, count] of Object.entries(seed)) {
    checkNumber(`seed.${name}`, count, 0);
    if (!Number.isInteger(count ?? 0)) fail(`seed.${name} must be a whole number`);
  }
  for (const fault of faults ?? []) if (!allFaults.includes(fault)) fail(`faults: there is no ${fault}`);
  if (!["ignore", "refuse", undefined].includes(unknownFields)) fail("unknownFields must be ignore or refuse");
  checkReceivers(options);
  checkDeliveries(options.deliveries);
  if (options.v2 !== undefined && !v2States.includes(options.v2)) fail(`v2 must be one of ${v2States.join(", ")}`);
  const problem = state === undefined ? undefined : checkSnapshot(state);
  if (problem !== undefined) fail(`state is no snapshot: ${problem}`);
}

function checkReceivers({ deliver, deliverTo = [] }: SandboxOptions): void {
  if (deliver !== undefined && typeof deliver !== "function") {
    fail("deliver must be a function from Request to Response, such as the fetch of an app");
  }
  const areHosts = Array.isArray(deliverTo) && deliverTo.every(isHost);
  if (!areHosts) fail('deliverTo must be a list of hosts such as "hooks.example.com", without scheme and port');
}

/** Whether a text is a host and nothing else, as addresses write it. */
function isHost(text: unknown): boolean {
  const address = `http://${text}/`;
  return typeof text === "string" && URL.canParse(address) && new URL(address).hostname === text.toLowerCase();
}

function checkDeliveries(settings: SandboxOptions["deliveries"] = {}): void {
  if (typeof settings !== "object" || settings === null) fail("deliveries must be an object");
  const { headers, order, delayMs, timeoutMs, ...shares } = settings;
  if (headers !== undefined && !headerStyles.includes(headers)) fail(`deliveries.headers: there is no ${headers}`);
  if (order !== undefined && !deliveryOrders.includes(order)) fail(`deliveries.order: there is no ${order}`);
  checkRange("deliveries.delayMs", delayMs, maxDelayMs);
  checkNumber("deliveries.timeoutMs", timeoutMs, 1, maxTimeoutMs);
  for (const [name, share] of Object.entries(shares)) {
    if (!Object.hasOwn(defaultDeliverySettings, name)) fail(`deliveries: there is no ${name}`);
    checkNumber(`deliveries.${name}`, share, 0, 1);
  }
}

function checkNumber(name: string, value: number | undefined, min: number, max = Number.MAX_SAFE_INTEGER): void {
  if (value === undefined || (typeof value === "number" && value >= min && value <= max)) return;
  fail(`${name} must be a number from ${min} to ${max}, not ${value}`);
}

function checkRange(name: string, range: readonly number[] | undefined, max = Number.MAX_SAFE_INTEGER): void {
  if (range === undefined) return;
  const [from, to] = Array.isArray(range) && range.length === 2 ? range : [];
  const isPair = typeof from === "number" && typeof to === "number";
  if (!isPair || !(from >= 0 && from <= to && to <= max)) {
    fail(`${name} must be two numbers from 0 to ${max}, the smaller first`);
  }
}

function fail(problem: string): never {
  throw new TypeError(`createSandbox: ${problem}`);
}
