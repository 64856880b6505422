import { defaultDeliverySettings, deliveryOrders, headerStyles } from "./deliveries/delivery-settings.ts";
import type { SandboxOptions } from "./options.ts";
import { allFaults, v2States } from "./settings.ts";
import { checkSnapshot } from "./state/snapshot.ts";

/** @throws TypeError for options that make no sense; its message names the option */
export function checkOptions(options: SandboxOptions): void {
  const { latencyMs, faults, durations = {}, seed = {}, unknownFields, state } = options;
  const [min, max] = typeof latencyMs === "object" ? latencyMs : [latencyMs, latencyMs];
  checkNumber("latencyMs", min, 0);
  checkNumber("latencyMs", max, min ?? 0);
  checkNumber("faultRate", options.faultRate, 0, 1);
  checkNumber("rateLimit", options.rateLimit, 0);
  checkNumber("credits", options.credits, 0);
  checkNumber("random", options.random, 0);
  for (const [name, ms] of Object.entries(durations)) checkNumber(`durations.${name}`, ms, 0);
  for (const [name, count] of Object.entries(seed)) {
    checkNumber(`seed.${name}`, count, 0);
    if (!Number.isInteger(count ?? 0)) fail(`seed.${name} must be a whole number`);
  }
  for (const fault of faults ?? []) if (!allFaults.includes(fault)) fail(`faults: there is no ${fault}`);
  if (!["ignore", "refuse", undefined].includes(unknownFields)) fail("unknownFields must be ignore or refuse");
  checkDeliveries(options.deliveries);
  if (options.v2 !== undefined && !v2States.includes(options.v2)) fail(`v2 must be one of ${v2States.join(", ")}`);
  const problem = state === undefined ? undefined : checkSnapshot(state);
  if (problem !== undefined) fail(`state is no snapshot: ${problem}`);
}

function checkDeliveries(settings: SandboxOptions["deliveries"] = {}): void {
  const { headers, order, delayMs, timeoutMs, ...shares } = settings;
  if (headers !== undefined && !headerStyles.includes(headers)) fail(`deliveries.headers: there is no ${headers}`);
  if (order !== undefined && !deliveryOrders.includes(order)) fail(`deliveries.order: there is no ${order}`);
  checkNumber("deliveries.delayMs", delayMs?.[0], 0);
  checkNumber("deliveries.delayMs", delayMs?.[1], delayMs?.[0] ?? 0);
  checkNumber("deliveries.timeoutMs", timeoutMs, 1);
  for (const [name, share] of Object.entries(shares)) {
    if (!(name in defaultDeliverySettings)) fail(`deliveries: there is no ${name}`);
    checkNumber(`deliveries.${name}`, share, 0, 1);
  }
}

function checkNumber(name: string, value: number | undefined, min: number, max = Number.MAX_SAFE_INTEGER): void {
  if (value === undefined || (typeof value === "number" && value >= min && value <= max)) return;
  fail(`${name} must be a number from ${min} to ${max}, not ${value}`);
}

function fail(problem: string): never {
  throw new TypeError(`createSandbox: ${problem}`);
}
