// Parses flags. Each command has one table of flags, for parsing and for the help.
import { parseArgs } from "node:util";
import { nearestName } from "../shared/nearest-name.ts";
import { UsageError } from "./usage-error.ts";

/** A flag: its help, and how to read its value. */
export interface Flag<Value> {
  /** The placeholder of the value in the help. A flag without one is a switch. */
  readonly placeholder?: string;
  readonly help: string;
  /** Whether the flag may be given more than once. */
  readonly isList?: true;
  /** Reads the value. @param flag the name, for the message of a UsageError */
  readonly read: (texts: readonly string[], flag: string) => Value;
}

export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** The values of flags. Omitted flags are undefined. */
export type ValuesOf<Table extends Flags> = {
  readonly [Name in keyof Table]?: (Table[Name] extends Flag<infer Value> ? Value : never) | undefined;
};

/** Parses the value of a flag. @throws UsageError that names the flag */
export type Reader<Value> = (text: string, flag: string) => Value;

/** A flag without a value. */
export const toggle = (help: string): Flag<boolean> => ({ help, read: () => true });

/** A flag with a value. */
export function option<Value = string>(
  placeholder: string,
  help: string,
  read: Reader<Value> = (text) => text as Value,
): Flag<Value> {
  return { placeholder, help, read: ([text = ""], flag) => read(text, flag) };
}

/** A flag with a value, which may be given more than once. */
export const list = (placeholder: string, help: string): Flag<readonly string[]> => ({
  placeholder,
  help,
  isList: true,
  read: (texts) => texts,
});

export function numberIn(min: number, max: number): Reader<number> {
  return (text, flag) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    throw new UsageError(`--${flag} must be a number from ${min} to ${max}, not "${text}"`);
  };
}

export function integerIn(min: number, max: number): Reader<number> {
  return (text, flag) => {
    const value = numberIn(min, max)(text, flag);
    if (Number.isInteger(value)) return value;
    throw new UsageError(`--${flag} must be an integer, not "${text}"`);
  };
}

/** @param aliases alternative names of the values */
export function oneOf<const Value extends string>(
  values: readonly Value[],
  aliases: Readonly<Record<string, Value>> = {},
): Reader<Value> {
  return (text, flag) => {
    const value = values.find((each) => each === text) ?? (Object.hasOwn(aliases, text) ? aliases[text] : undefined);
    if (value !== undefined) return value;
    const listed = `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
    throw new UsageError(`--${flag} must be ${listed}, not "${text}"`);
  };
}

/** The maximum latency or delay, in milliseconds. */
const maxRangeMs = 60_000;

/** Parses milliseconds, such as `200` or `100-300`. */
export const range: Reader<readonly [number, number]> = (text, flag) => {
  const [min, max = min, extra] = text.split("-").map((part) => numberIn(0, maxRangeMs)(part, flag));
  if (min === undefined || max === undefined || extra !== undefined || min > max) {
    throw new UsageError(`--${flag} must be a number or a range, such as 200 or 100-300, not "${text}"`);
  }
  return [min, max];
};

/** A command: its help, its flags and its function. */
export interface Command<Table extends Flags = Flags> {
  readonly name: string;
  /** The arguments in the help, such as `[URL]`. */
  readonly argument?: string;
  /** The maximum number of arguments. */
  readonly maxArguments: number;
  readonly purpose: string;
  readonly flags: Table;
  /** Additional help. */
  readonly notes?: string;
  /** The exit code if the command throws. */
  readonly failureCode: number;
  /** Runs the command. Resolves to the exit code, or to undefined if it started a server that keeps running. */
  run(flags: ValuesOf<Table>, args: readonly string[]): Promise<number | undefined>;
}

/** Defines a command whose `run` has the types of its flags. */
export function defineCommand<Table extends Flags>(command: Command<Table>): Command {
  return command as unknown as Command;
}

export interface CommandLine {
  /** The command; undefined if none was given. */
  readonly command: Command | undefined;
  readonly args: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly help: boolean;
  readonly version: boolean;
}

const generalFlags = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** Parses a command line. @throws UsageError if a command, a flag or a value is unknown or invalid */
export function parseCommandLine(input: readonly string[], commands: readonly Command[]): CommandLine {
  const { positionals, values } = parse(input, commands);
  const [name, ...args] = positionals;
  const { help = false, version = false, ...given } = values;
  const command = commands.find((each) => each.name === name);
  const general = { args, help: help === true, version: version === true };
  if (general.help || general.version || name === undefined) return { command, values: {}, ...general };
  if (!command) {
    const names = commands.map((each) => each.name).join(", ");
    throw new UsageError(`unknown command "${name}": use one of ${names}; see heygen-avatars --help`);
  }
  const unexpected = args[command.maxArguments];
  if (unexpected !== undefined) {
    const hint = /^\d+$/.test(unexpected)
      ? " (npm passes only flags after -- to the script: npm start -- --port N)"
      : "";
    throw new UsageError(`unexpected argument "${unexpected}"${hint}; see --help`);
  }
  return { command, values: readValues(given, command, commands), ...general };
}

type Parsed = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

function readValues(given: Parsed, command: Command, commands: readonly Command[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const flag = command.flags[name];
    if (!flag) {
      const owners = commands.filter(({ flags }) => name in flags).map((owner) => owner.name);
      const all = new Intl.ListFormat("en").format(owners);
      throw new UsageError(`--${name} is a flag of ${all}, not of ${command.name}`);
    }
    values[name] = flag.read([value].flat().map(String), name);
  }
  return values;
}

/** Parses with the flags of all commands, to distinguish a flag of another command from an unknown one. */
function parse(input: readonly string[], commands: readonly Command[]): { positionals: string[]; values: Parsed } {
  const options: NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>["options"]> = { ...generalFlags };
  for (const [name, { placeholder, isList = false }] of commands.flatMap(({ flags }) => Object.entries(flags))) {
    options[name] = { type: placeholder === undefined ? "boolean" : "string", multiple: isList };
  }
  try {
    return parseArgs({ args: [...input], allowPositionals: true, options });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, flag = ""] = /'(-[^' ]*)/.exec(message) ?? [];
    if (code !== "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError(message.split(". ")[0] ?? message);
    const nearest = nearestName(
      flag,
      Object.keys(options).map((name) => `--${name}`),
    );
    throw new UsageError(`unknown flag ${flag}${nearest ? `; did you mean ${nearest}?` : "; see --help"}`);
  }
}
