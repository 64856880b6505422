// heygen-avatars sandbox: what its flags ask for, and its state in a file.
import { createSandbox, type DeliverySettings, type SandboxOptions } from "../sandbox.ts";
import { deliverNearby } from "./deliver.ts";
import { integerIn, numberIn, type SandboxFlags } from "./flags.ts";
import type { Handler } from "./serve.ts";
import { StateFile } from "./state-file.ts";
import { UsageError } from "./usage-error.ts";

/** A sandbox that is ready to be served. */
export interface OpenSandbox {
  handler: Handler;
  /** Tells others where the sandbox is, once it listens. */
  announce(url: string): Promise<void>;
  /** Writes what is not written yet. */
  close(): Promise<void>;
  /** Gives up before anything was served. */
  release(): Promise<void>;
}

/** How often the sandbox looks for deliveries that are due, in milliseconds. */
const deliveryIntervalMs = 200;

/** Makes the sandbox that the flags ask for. @throws UsageError for a flag or a state file that makes no sense */
export async function openSandbox(flags: SandboxFlags, docs: SandboxOptions["docs"]): Promise<OpenSandbox> {
  const options = optionsOf(flags);
  const file = typeof flags.state === "string" ? await StateFile.open(flags.state) : undefined;
  const deliverAnywhereNear = deliverNearby(flags["allow-delivery-to"] ?? []);
  const save = () => file?.save(() => sandbox.snapshot());
  const sandbox = createSandbox({
    ...options,
    docs,
    state: file?.snapshot,
    stateFileError: () => file?.error ?? null,
    deliver: (request) => deliverAnywhereNear(request).finally(save),
  });
  // What is due is sent without anybody asking.
  const timer = setInterval(() => void sandbox.delivered(), deliveryIntervalMs);
  return {
    async handler(request) {
      const response = await sandbox.respond(request);
      if (request.method !== "GET") save();
      return response;
    },
    announce: async (url) => file?.announce(url),
    async close() {
      clearInterval(timer);
      await file?.close(() => sandbox.snapshot());
    },
    async release() {
      clearInterval(timer);
      await file?.release();
    },
  };
}

function optionsOf(flags: SandboxFlags): SandboxOptions {
  const text = (name: keyof SandboxFlags): string | undefined => flags[name] as string | undefined;
  const integer = (name: keyof SandboxFlags, min: number, max: number): number | undefined => {
    const value = text(name);
    return value === undefined ? undefined : integerIn(name, value, min, max);
  };
  const number = (name: keyof SandboxFlags, min: number, max: number): number | undefined => {
    const value = text(name);
    return value === undefined ? undefined : numberIn(name, value, min, max);
  };
  const training = number("training", 0, 86_400);
  return {
    apiKey: text("api-key"),
    latencyMs: rangeOf("latency", text("latency")),
    faultRate: number("fault-rate", 0, 1),
    rateLimit: integer("rate-limit", 1, 1e9),
    credits: integer("credits", 0, 1e9),
    random: integer("seed", 0, 2 ** 32 - 1),
    durations: training === undefined ? undefined : { training: training * 1000 },
    seed: { groups: integer("groups", 0, 1e6) ?? 0, looks: integer("looks", 0, 1e6) ?? 0 },
    v2: v2Of(text("v2")),
    unknownFields: unknownFieldsOf(text("unknown-fields")),
    control: !flags["no-control"],
    deliveries: {
      headers: headersOf(text("delivery-headers")),
      delayMs: rangeOf("delivery-delay", text("delivery-delay")),
      duplicates: number("delivery-duplicates", 0, 1),
    },
  };
}

const maxRangeMs = 60_000;

/** `200`, or `100-300`. */
function rangeOf(flag: string, text: string | undefined): readonly [number, number] | undefined {
  if (text === undefined) return undefined;
  const [min, max = min, extra] = text.split("-").map((part) => numberIn(flag, part, 0, maxRangeMs));
  if (min === undefined || max === undefined || extra !== undefined || min > max) {
    throw new UsageError(`--${flag} must be like 200 or 100-300, the smaller number first, not "${text}"`);
  }
  return [min, max];
}

function unknownFieldsOf(text: string | undefined): SandboxOptions["unknownFields"] {
  if (text === undefined || text === "ignore" || text === "refuse") return text;
  throw new UsageError(`--unknown-fields must be ignore or refuse, not "${text}"`);
}

function headersOf(text: string | undefined): DeliverySettings["headers"] | undefined {
  if (text === undefined || text === "documented" || text === "observed" || text === "both") return text;
  throw new UsageError(`--delivery-headers must be documented, observed or both, not "${text}"`);
}

function v2Of(text: string | undefined): SandboxOptions["v2"] {
  if (text === undefined || text === "works" || text === "warns" || text === "gone") return text;
  throw new UsageError(`--v2 must be works, warns or gone, not "${text}"`);
}
