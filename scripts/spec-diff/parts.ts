// The parts of a spec that can change: operations by their ids, webhooks as `webhook podcast.fail`, components as
// `schemas/AvatarLook`, and what is said of the whole.
import { isDeepStrictEqual } from "node:util";
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

/** By part: the operations and webhooks that use it, directly or not. Each of these uses itself. */
export function usersOf(spec: Json): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const [name, entry] of entriesOf(spec)) {
    for (const part of [name, ...componentsOf(entry, spec)]) users.set(part, [...(users.get(part) ?? []), name]);
  }
  return users;
}

/** The names of all parts that are not the same in both versions. */
export function differingParts(before: Json, after: Json): string[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return names.filter((name) => !isDeepStrictEqual(old.get(name), now.get(name)));
}

function partsOf(spec: Json): Map<string, Json> {
  const { version, ...info } = spec.info;
  const components = Object.entries<Json>(spec.components).flatMap(([kind, named]) =>
    Object.entries<Json>(named).map(([name, component]): [string, Json] => [`${kind}/${name}`, component]),
  );
  return new Map([...entriesOf(spec), ...components, ["info and tags", { info, tags: spec.tags }]]);
}

function entriesOf(spec: Json): [string, Json][] {
  const operations = operationsOf(spec).map(({ operation }): [string, Json] => [operation.operationId, operation]);
  const webhooks = Object.entries<Json>(spec.webhooks ?? {});
  return [...operations, ...webhooks.map(([name, item]): [string, Json] => [`webhook ${name}`, item])];
}

function componentsOf(node: Json, spec: Json, found: Set<string> = new Set()): Set<string> {
  if (node === null || typeof node !== "object") return found;
  for (const [key, value] of Object.entries<Json>(node)) {
    const [, kind = "", name = ""] = (key === "$ref" && /^#\/components\/([^/]+)\/([^/]+)/.exec(value)) || [];
    const component = `${kind}/${name}`;
    if (!name) componentsOf(value, spec, found);
    else if (!found.has(component)) componentsOf(spec.components[kind][name], spec, found.add(component));
  }
  return found;
}
