// The rule behind every verdict: a request may be allowed more, and an answer may promise more. Anything else breaks
// what was written before.
import type { Contrast, FactContrast, PartContrast } from "../upstream/walk.ts";
import type { Level } from "./changes.ts";

/** What the user of the API does with a value. */
export type Flow = "sent" | "read";

/** A level, or whether more values are allowed now, or fewer: what that means depends on the flow. */
type Verdict = Level | "looser" | "tighter";

type Finding = readonly [verdict: Verdict, text: string];

type IsEvent = (name: string) => boolean;

/** What it means that a fact is stated, is stated no longer, has another value, or lists more or fewer values. */
type Rule = Partial<Record<"stated" | "unstated" | "changed" | "more" | "fewer", Verdict>>;

const hint: Rule = { stated: "minor", unstated: "minor", changed: "minor", more: "minor", fewer: "minor" };
const usual: Required<Rule> = {
  stated: "tighter",
  unstated: "looser",
  changed: "major",
  more: "looser",
  fewer: "major",
};

const rules: Readonly<Record<string, Rule>> = {
  type: { fewer: "tighter" },
  "open to other values": { stated: "looser", unstated: "tighter" },
  nullable: { stated: "looser", unstated: "tighter" },
  // The type of an id fits where any text does, but not the other way round.
  "x-id-of": { unstated: "minor" },
  "x-exclusive": { more: "tighter", fewer: "looser" },
  "x-needs": { more: "tighter", fewer: "looser" },
  server: { more: "minor" },
  "security scheme": { more: "minor" },
  // A scope that was not known to be needed was needed all the same.
  scope: { ...hint, more: "major" },
  ...{ "known value": hint, default: hint, deprecated: hint, readOnly: hint, writeOnly: hint, discriminator: hint },
  ...{ "x-sunset": hint, "x-replaced-by": hint },
};

const nouns: Readonly<Record<string, string>> = {
  values: "value",
  open: "open to other values",
  servers: "server",
  security: "security scheme",
  scopes: "scope",
};

/** What it means that a part is gone or new, by its key: the first that fits. */
const parts: readonly [key: RegExp, gone: Verdict, added: Verdict][] = [
  [/^status [^2]/, "minor", "minor"],
  [/^\(with /, "tighter", "looser"],
  [/^\(/, "major", "looser"],
  [/^\[\]/, "minor", "tighter"],
  [/./, "major", "minor"],
];

/** The verdicts on a contrast between a version (ours) and the next (theirs). */
export function verdictsOn(contrast: Contrast, flow: Flow, isEvent: IsEvent): { level: Level; text: string }[] {
  const found = "part" in contrast ? onPart(contrast, flow, isEvent) : onFact(contrast, isEvent);
  return found.map(([verdict, text]) => ({ level: levelOf(verdict, flow), text }));
}

function levelOf(verdict: Verdict, flow: Flow): Level {
  if (verdict === "looser") return flow === "sent" ? "minor" : "major";
  if (verdict === "tighter") return flow === "sent" ? "major" : "minor";
  return verdict;
}

function onPart({ key, part, isOurs }: PartContrast, flow: Flow, isEvent: IsEvent): Finding[] {
  const [, gone, added] = parts.find(([pattern]) => pattern.test(key)) as (typeof parts)[number];
  // Which events there are is said by the webhooks, wherever else they are listed.
  if (isEvent(key.replace(/^\((.*)\)$/, "$1"))) return [];
  if (isOurs) return [[gone, "is gone"]];
  if (flow === "sent" && part.facts.has("required")) return [["major", "is new and required"]];
  return [[added, "is new"]];
}

function onFact({ kind, values, isOpen }: FactContrast, isEvent: IsEvent): Finding[] {
  // Examples show codes, and promise none.
  if (kind === "codes") return [];
  const name = isOpen ? "known value" : (nouns[kind] ?? kind);
  const rule = { ...usual, ...rules[name] };
  const [was, is] = values;
  if (Array.isArray(was) && Array.isArray(is)) {
    const isCompared = (value: string): boolean => isOpen || !isEvent(value);
    const [gone, added] = [missing(was, is).filter(isCompared), missing(is, was).filter(isCompared)];
    return [
      ...added.map((value): Finding => [rule.more, `has another ${name}, ${value}`]),
      ...gone.map((value): Finding => [rule.fewer, `has no ${name} ${value} any more`]),
    ];
  }
  if (kind === "additional properties") {
    const isClosed = is === "refused" || was === "allowed";
    return [[isClosed ? "tighter" : "minor", `has ${kind} ${is}, not ${was}`]];
  }
  if (is === true) return [[rule.stated, `is ${name} now`]];
  if (was === true) return [[rule.unstated, `is not ${name} any more`]];
  const verdict =
    was === undefined ? rule.stated : is === undefined ? rule.unstated : (onLimit(kind, was, is) ?? rule.changed);
  return [[verdict, `has ${name} ${textOf(is)}, not ${textOf(was)}`]];
}

/** The values of a list that another lacks. Each integer is a number, too. */
const missing = (list: string[], other: string[]): string[] =>
  list.filter((value) => !other.includes(value) && !(value === "integer" && other.includes("number")));

function onLimit(kind: string, was: unknown, is: unknown): Verdict | undefined {
  if (!/^(x-)?(exclusive)?m(in|ax)/i.test(kind) || typeof was !== "number" || typeof is !== "number") return undefined;
  return is > was === /max/i.test(kind) ? "looser" : "tighter";
}

const textOf = (value: unknown): string => (value === undefined ? "unset" : JSON.stringify(value));
