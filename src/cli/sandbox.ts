// heygen-avatars sandbox: its flags, and the file that keeps its state.
import { readFile, rename, writeFile } from "node:fs/promises";
import { createSandbox, type Sandbox, type SandboxOptions, type Snapshot } from "../sandbox/index.ts";
import type { Handler } from "./serve.ts";

const names = [
  "port",
  "host",
  "api-key",
  "latency",
  "fault-rate",
  "rate-limit",
  "groups",
  "looks",
  "training",
  "seed",
  "state",
] as const;

export type SandboxFlags = { readonly [Name in (typeof names)[number]]?: string | undefined };

/** The flags, for parseArgs. */
export const sandboxFlags: Record<(typeof names)[number], { type: "string" }> = Object.fromEntries(
  names.map((name) => [name, { type: "string" }]),
) as never;

/** A running sandbox with its state in a file. */
export interface KeptSandbox {
  handler: Handler;
  /** Writes what is not written yet. */
  save(): Promise<void>;
}

/** Makes the sandbox that the flags ask for. Throws, in one line, for a flag that makes no sense. */
export async function openSandbox(flags: SandboxFlags, docs: () => Promise<string | undefined>): Promise<KeptSandbox> {
  const { state: file } = flags;
  const state = file === undefined ? undefined : await readState(file);
  const sandbox = createSandbox({ ...optionsOf(flags), state, docs });
  return file === undefined ? { handler: sandbox.respond, save: async () => {} } : keep(sandbox, file);
}

function optionsOf(flags: SandboxFlags): SandboxOptions {
  const [min, max = min] = flags.latency?.split("-").map((part) => number("latency", part, 0, 60_000)) ?? [];
  return {
    apiKey: flags["api-key"],
    ...(min !== undefined && max !== undefined && { latencyMs: [min, max] }),
    faultRate: flags["fault-rate"] ? number("fault-rate", flags["fault-rate"], 0, 1) : undefined,
    rateLimit: flags["rate-limit"] ? number("rate-limit", flags["rate-limit"], 1, 1e9) : undefined,
    random: flags.seed ? number("seed", flags.seed, 0, 2 ** 32) : undefined,
    durations: flags.training ? { training: number("training", flags.training, 0, 86_400) * 1000 } : undefined,
    seed: {
      groups: flags.groups ? number("groups", flags.groups, 0, 1e6) : 0,
      looks: flags.looks ? number("looks", flags.looks, 0, 1e6) : 0,
    },
  };
}

/** A number in a range, or an error that names the flag. */
export function number(flag: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= min && value <= max) return value;
  throw new Error(`--${flag} must be a number from ${min} to ${max}, not "${text}"`);
}

/** The state in a file; undefined where there is no file yet. A damaged file is never overwritten. */
async function readState(file: string): Promise<Snapshot | undefined> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`can't read the state in ${file}: ${(error as Error).message}`);
  }
  try {
    const state = JSON.parse(text);
    if (state.version === 1 && Array.isArray(state.looks) && Array.isArray(state.groups)) return state;
  } catch {}
  throw new Error(`the state in ${file} is damaged or of another version: move it away to start anew`);
}

function keep(sandbox: Sandbox, file: string): KeptSandbox {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const save = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(async () => {
      // Written beside and renamed, so that the file is whole at any moment.
      await writeFile(`${file}.new`, JSON.stringify(sandbox.snapshot()));
      await rename(`${file}.new`, file);
    });
    return writing;
  };
  return {
    save,
    async handler(request) {
      const response = await sandbox.respond(request);
      if (request.method !== "GET") timer ??= setTimeout(() => void save(), 200);
      return response;
    },
  };
}
