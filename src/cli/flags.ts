// What the command line says, checked: a mistake ends in one line that names the flag.
import { parseArgs } from "node:util";
import { editDistance } from "../shared/edit-distance.ts";
import { defaultAddress } from "./serve.ts";
import { UsageError } from "./usage-error.ts";

const sandboxFlags = {
  "api-key": { type: "string" },
  latency: { type: "string" },
  "fault-rate": { type: "string" },
  "rate-limit": { type: "string" },
  credits: { type: "string" },
  groups: { type: "string" },
  looks: { type: "string" },
  training: { type: "string" },
  seed: { type: "string" },
  state: { type: "string" },
  "unknown-fields": { type: "string" },
  v2: { type: "string" },
  "no-control": { type: "boolean" },
  "allow-delivery-to": { type: "string", multiple: true },
  "delivery-headers": { type: "string" },
  "delivery-delay": { type: "string" },
  "delivery-duplicates": { type: "string" },
} as const;

const addressFlags = {
  port: { type: "string" },
  host: { type: "string" },
  "allow-host": { type: "string", multiple: true },
} as const;

const listenFlags = {
  forward: { type: "string" },
  url: { type: "string" },
  "api-key": { type: "string" },
} as const;

const contractFlags = {
  profile: { type: "string" },
  only: { type: "string" },
  replay: { type: "string" },
  seed: { type: "string" },
  bail: { type: "boolean" },
  arbitrary: { type: "string" },
  har: { type: "string" },
  "allow-writes": { type: "boolean" },
  budget: { type: "string" },
  rate: { type: "string" },
  clean: { type: "boolean" },
  report: { type: "string" },
  format: { type: "string" },
} as const;

const migrateFlags = {
  json: { type: "boolean" },
} as const;

const allFlags = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  ...addressFlags,
  ...sandboxFlags,
  ...listenFlags,
  ...contractFlags,
  ...migrateFlags,
} as const;

/** The flags of each command, and what messages call it. */
export const commands: Record<string, { name: string; flags: Record<string, unknown> }> = {
  sandbox: { name: "the sandbox", flags: { ...addressFlags, ...sandboxFlags } },
  mock: { name: "the mock", flags: addressFlags },
  listen: { name: "listen", flags: listenFlags },
  contract: { name: "the contract", flags: contractFlags },
  migrate: { name: "the migration", flags: migrateFlags },
};

export interface CommandLine {
  readonly command: string | undefined;
  /** What follows the command: the mock's file, or the address of the contract's server. */
  readonly argument: string | undefined;
  /** All that follows the command. */
  readonly paths: readonly string[];
  readonly help: boolean;
  readonly version: boolean;
  readonly host: string;
  readonly port: number;
  /** Names besides those of this machine that a request may be for. */
  readonly allowedHosts: readonly string[];
  readonly flags: SandboxFlags & ListenFlags & ContractFlags & MigrateFlags;
}

/** Flags of the sandbox, as they were written. */
export type SandboxFlags = {
  readonly [Name in Exclude<keyof typeof sandboxFlags, "allow-delivery-to">]?: string | boolean | undefined;
} & { readonly "allow-delivery-to"?: string[] | undefined };

/** Flags of `listen`, as they were written. */
export type ListenFlags = { readonly [Name in keyof typeof listenFlags]?: string | boolean | undefined };

/** Flags of the contract, as they were written. */
export type ContractFlags = { readonly [Name in keyof typeof contractFlags]?: string | boolean | undefined };

/** Flags of the migration. */
export type MigrateFlags = { readonly [Name in keyof typeof migrateFlags]?: boolean | undefined };

/** @throws UsageError for what makes no sense */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { positionals, values } = parse(args);
  const [command, argument, extra] = positionals;
  const takesNone = command === "sandbox" || command === "listen";
  const unexpected = takesNone ? argument : extra;
  if (unexpected !== undefined && command !== "migrate") {
    const hint = /^\d+$/.test(unexpected) ? " (npm passes flags on only after --: npm start -- --port N)" : "";
    throw new UsageError(`unexpected argument "${unexpected}"${hint}; see --help`);
  }
  refuseForeignFlags(command, values);
  const { PORT, HOST } = process.env;
  return {
    command,
    argument,
    paths: positionals.slice(1),
    help: values.help ?? false,
    version: values.version ?? false,
    host: values.host ?? (HOST || defaultAddress.host),
    port: numberIn("port", values.port ?? (PORT || String(defaultAddress.port)), 0, 65_535),
    allowedHosts: values["allow-host"] ?? [],
    flags: values,
  };
}

/** @throws UsageError for a flag that belongs to another command */
function refuseForeignFlags(command: string | undefined, values: object): void {
  const own = commands[command ?? ""];
  if (!own) return;
  const foreign = Object.keys(values).find((name) => !["help", "version"].includes(name) && !(name in own.flags));
  if (!foreign) return;
  const owners = Object.values(commands).filter(({ flags }) => foreign in flags);
  throw new UsageError(`--${foreign} is a flag of ${owners.map(({ name }) => name).join(" and ")}, not of ${own.name}`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: allFlags });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, flag = ""] = /'(-[^' ]*)/.exec(message) ?? [];
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError(`there is no flag ${flag}${suggestion(flag)}`);
    throw new UsageError(message.split(". ")[0] ?? message);
  }
}

/** The flag that was probably meant. */
function suggestion(flag: string): string {
  const names = Object.keys(allFlags).map((name) => `--${name}`);
  const [nearest] = names
    .map((name) => ({ name, distance: editDistance(flag.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  return nearest && nearest.distance <= 3 ? `; did you mean ${nearest.name}?` : "; see --help";
}

/** A number in a range. @throws UsageError that names the flag */
export function numberIn(flag: string, text: string, min: number, max: number): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw new UsageError(`--${flag} must be a number from ${min} to ${max}, not "${text}"`);
}

/** A whole number in a range. @throws UsageError that names the flag */
export function integerIn(flag: string, text: string, min: number, max: number): number {
  const value = numberIn(flag, text, min, max);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${flag} must be a whole number, not "${text}"`);
}
