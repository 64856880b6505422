// What was seen of each thing, so that two responses about it can be compared.
import type { DocumentReader } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { successOf } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { branchesOf, componentOf, isMeantFor, resolve } from "../spec/schema.ts";
import type { Finding } from "./response-checks.ts";

const sameRule: Rule = {
  title: "A thing is the same in every response, as long as nothing has changed it.",
  source: "Guides of avatar groups and looks: the same object by get and in lists",
  confidence: "A",
};
const stableRule: Rule = {
  title: "What a thing is called by, belongs to and was made from stays, whatever else changes.",
  source: "Reference of groups, looks and videos",
  confidence: "B",
};

/** What nothing but a change of its own changes. */
const stable = ["created_at", "group_id", "avatar_type", "type", "owner"];

/** A thing as a response has shown it. */
interface Observation {
  value: Json;
  /** How often something had changed by then. */
  epoch: number;
  where: string;
}

export class ConsistencyCheck {
  readonly #reader: DocumentReader;
  /** Whether time passes only when it is told to. */
  readonly #isClockHeld: boolean;
  readonly #seen = new Map<string, Observation>();
  #epoch = 0;

  constructor(reader: DocumentReader, isClockHeld = false) {
    this.#reader = reader;
    this.#isClockHeld = isClockHeld;
  }

  /** Something was written, or time has passed: things may have changed. */
  change(): void {
    this.#epoch++;
  }

  /** Compares the things in a success with what was seen of them before. */
  compare({ operation, body }: Exchange): Finding[] {
    const found: Finding[] = [];
    for (const { component, id, value } of resourcesIn(body, successOf(operation), this.#reader)) {
      const key = `${component} ${id}`;
      const before = this.#seen.get(key);
      const now = { value, epoch: this.#epoch, where: operation.id };
      if (before) found.push(...differences(key, before, now, this.#isClockHeld));
      this.#seen.set(key, now);
    }
    return found;
  }
}

/** A thing in a response. */
export interface ResourceView {
  /** The component that describes it. */
  component: string;
  id: string;
  value: Json;
}

/** The things that a value shows, at any depth. */
export function resourcesIn(value: Json, schema: Json, reader: DocumentReader, component?: string): ResourceView[] {
  const name = componentOf(schema) ?? component;
  const { schema: own } = resolve(schema, "", reader.document);
  const branch = branchesOf(own)?.find((one) => isMeantFor(one, value, reader.document));
  if (branch) return resourcesIn(value, branch, reader);
  if (Array.isArray(value)) return value.flatMap((item) => resourcesIn(item, own.items ?? {}, reader));
  if (value === null || typeof value !== "object") return [];
  const inside = Object.entries<Json>(own.properties ?? {}).flatMap(([key, property]) =>
    key in value ? resourcesIn(value[key], property, reader) : [],
  );
  const id = idOf(value, own);
  return name && id !== undefined ? [{ component: name, id, value: lasting(value, own) }, ...inside] : inside;
}

/** The members of a thing that every response about it shows. */
function lasting(value: Json, { properties }: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !properties?.[key]?.["x-once"]));
}

/** The id of a thing: `id`, or the first required member that ends in `_id`. */
export function idOf(value: Json, schema: Json = {}): string | undefined {
  const key =
    "id" in value ? "id" : (schema.required ?? Object.keys(value)).find((name: string) => name.endsWith("_id"));
  const id = key && value[key];
  return typeof id === "string" ? id : undefined;
}

function differences(resource: string, before: Observation, now: Observation, isClockHeld: boolean): Finding[] {
  const isInTime = isClockHeld || before.value.status === now.value.status;
  const isUnchanged = before.epoch === now.epoch && isInTime;
  const rule = isUnchanged ? sameRule : stableRule;
  const keys = new Set(isUnchanged ? [...Object.keys(before.value), ...Object.keys(now.value)] : stable);
  return [...keys]
    .filter((key) => before.value[key] !== now.value[key])
    .map((key) => ({ key, old: textOf(before.value[key]), current: textOf(now.value[key]) }))
    .filter(({ old, current }) => old !== current)
    .map(({ key, old, current }) => ({
      rule,
      expected: `${resource}: ${key} ${old}, as ${before.where} has shown it`,
      seen: `${current} in ${now.where}`,
    }));
}

const textOf = (value: Json): string => withoutSignatures(value ?? null);

/** A value as text, without what signs an address, behind `?`: it may change at any time. */
export function withoutSignatures(value: Json): string {
  return (JSON.stringify(value) ?? "").replace(/("https?:[^"?]*)\?[^"]*"/g, '$1"');
}
