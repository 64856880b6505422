// The output of --help: all commands, or one with its flags.
import type { Command, Flag } from "./flags.ts";

const program = "heygen-avatars";
const unofficial = "Unofficial: not affiliated with or endorsed by HeyGen.";
/** The column of the text beside a name, and the line width. */
const column = 20;
const width = 96;

/** The help of a command, or an overview of all commands. */
export function helpOf(command: Command | undefined, commands: readonly Command[]): string {
  if (!command) return overview(commands);
  const { name, argument, purpose, flags, notes } = command;
  const usage = ["Usage:", program, name, argument, "[flags]"].filter(Boolean).join(" ");
  const lines = Object.entries(flags).map(([flag, details]) => describeFlag(flag, details));
  return [usage, wrap(purpose, 0), lines.join("\n"), notes, unofficial].filter(Boolean).join("\n\n");
}

function overview(commands: readonly Command[]): string {
  const purposes = commands.map(({ name, purpose }) => beside(`  ${name}`, purpose, 12));
  return [
    `Usage: ${program} COMMAND [flags]`,
    purposes.join("\n"),
    `${program} COMMAND --help lists the flags of a command. ${program} --version prints the version.`,
    unofficial,
  ].join("\n\n");
}

function describeFlag(name: string, { placeholder, help }: Flag<unknown>): string {
  return beside(`  --${name}${placeholder === undefined ? "" : ` ${placeholder}`}`, help, column);
}

/** A text beside a name, or below it if the name is too long. */
function beside(name: string, text: string, indent: number): string {
  const wrapped = wrap(text, indent);
  return name.length < indent ? name.padEnd(indent) + wrapped.trimStart() : `${name}\n${wrapped}`;
}

function wrap(text: string, indent: number): string {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? "";
    if (line !== "" && indent + line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines.map((line) => " ".repeat(indent) + line).join("\n");
}
