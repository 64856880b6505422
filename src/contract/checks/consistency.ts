// Remembers each resource that was received, to compare it with later responses.
import type { DocumentReader } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { successOf } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { branchesOf, componentOf, isMeantFor, resolve } from "../spec/schema.ts";
import type { Finding } from "./response-checks.ts";

const sameRule: Rule = {
  title: "A resource is the same in every response until it is changed.",
  source: "Guides of avatar groups and looks: the same object by get and in lists",
  confidence: "A",
};
const stableRule: Rule = {
  title: "The type, owner, group and creation time of a resource never change.",
  source: "Reference of groups, looks and videos",
  confidence: "B",
};

/** Members that never change. */
const stable = ["created_at", "group_id", "avatar_type", "type", "owner"];

/** A resource as it was in a response. */
interface Observation {
  value: Json;
  /** The number of changes before it. */
  epoch: number;
  where: string;
}

export class ConsistencyCheck {
  readonly #reader: DocumentReader;
  /** Whether the server's clock moves only when a case advances it. */
  readonly #isClockHeld: boolean;
  readonly #seen = new Map<string, Observation>();
  #epoch = 0;

  constructor(reader: DocumentReader, isClockHeld = false) {
    this.#reader = reader;
    this.#isClockHeld = isClockHeld;
  }

  /** Records that resources may have changed, because of a write or because time has passed. */
  change(): void {
    this.#epoch++;
  }

  /** Compares the resources in a success with those in earlier responses. */
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

/** A resource in a response. */
export interface ResourceView {
  /** The component that describes it. */
  component: string;
  id: string;
  value: Json;
}

/** The resources in a value, at any depth. */
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

/** The members that every response about the resource has. */
function lasting(value: Json, { properties }: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !properties?.[key]?.["x-once"]));
}

/** The id of a resource: `id`, or the first required member that ends in `_id`. */
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
      expected: `${resource}: ${key} ${old}, as in ${before.where}`,
      seen: `${current} in ${now.where}`,
    }));
}

const textOf = (value: Json): string => withoutSignatures(value ?? null);

/** A value as text, without the queries of URLs: they contain signatures that may change at any time. */
export function withoutSignatures(value: Json): string {
  return (JSON.stringify(value) ?? "").replace(/("https?:[^"?]*)\?[^"]*"/g, '$1"');
}
