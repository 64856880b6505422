// What changes for the callers of an operation, and for the receivers of a webhook.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { child, type Place, resolved } from "../upstream/place.ts";
import { canonical } from "../upstream/report.ts";
import type { Level } from "./changes.ts";
import { compareSchemas } from "./schemas.ts";
import { loosened, type Pair, tightened, type Use } from "./use.ts";

type Note = Use["note"];

export function compareOperations(pair: Pair, note: Note): void {
  const [before, after] = [pair.before.node, pair.after.node];
  const tell = (level: Level, text: string): void => note(level, pair.after, text);
  if (before.operationId !== after.operationId) tell("major", `is called ${after.operationId} now`);
  for (const key of ["deprecated", "x-sunset", "x-replaced-by"]) {
    if (before[key] !== after[key]) tell("minor", `has ${key} ${after[key] ?? "unset"}, not ${before[key] ?? "unset"}`);
  }
  compareAccess(pair, note);
  compareParameters(pair, { flow: "sent", note });
  compareBodies(pair, { flow: "sent", note });
  compareResponses(pair, { flow: "read", note });
  for (const { name, pair: callbacks } of members(pair, "callbacks", tell, { gone: "major", added: "minor" })) {
    for (const url of Object.keys(callbacks.after.node)) {
      const deliveries = at(callbacks, url, "post");
      if (url in callbacks.before.node) compareDeliveries(deliveries, note);
      else tell("major", `has a callback ${name} to another address`);
    }
  }
}

/** A delivery is read, and what the receiver answers is not looked at. */
export function compareDeliveries(pair: Pair, note: Note): void {
  compareParameters(pair, { flow: "read", note });
  compareBodies(pair, { flow: "read", note });
}

function compareAccess(pair: Pair, note: Note): void {
  const keysOf = ({ node, spec }: Place): string[] => (node.security ?? spec.security ?? []).map(canonical);
  const scopesOf = ({ node }: Place): Json => node["x-required-scopes"];
  const [keys, keysNow] = [keysOf(pair.before), keysOf(pair.after)];
  for (const key of keys) if (!keysNow.includes(key)) note("major", pair.after, `does not take ${key} any more`);
  for (const key of keysNow) if (!keys.includes(key)) note("minor", pair.after, `takes ${key} now`);
  const [scopes, scopesNow] = [scopesOf(pair.before), scopesOf(pair.after)];
  if (canonical(scopes) === canonical(scopesNow)) return;
  // What was not known to be needed was needed all the same.
  const isMore = Array.isArray(scopes) && Array.isArray(scopesNow) && scopesNow.some((one) => !scopes.includes(one));
  note(isMore ? "major" : "minor", pair.after, `needs the scopes ${canonical(scopesNow)}, not ${canonical(scopes)}`);
}

function compareParameters(pair: Pair, use: Use): void {
  const [before, after] = [parametersOf(pair.before), parametersOf(pair.after)];
  for (const [name, old] of before) {
    const now = after.get(name);
    if (!now) use.note("major", pair.after, `has no ${name} any more`);
    else {
      compareRequired({ before: old, after: now }, use);
      compareSchemas(at({ before: old, after: now }, "schema"), use);
    }
  }
  for (const [name, now] of after) {
    if (before.has(name)) continue;
    const isDemanded = use.flow === "sent" && now.node.required;
    use.note(isDemanded ? "major" : "minor", pair.after, `has another ${isDemanded ? "required " : ""}${name}`);
  }
}

/** The parameters by what they are called in a report. */
function parametersOf(operation: Place): Map<string, Place> {
  const found = (operation.node.parameters ?? []).map((_: Json, index: number) => {
    const parameter = resolved(child(operation, "parameters", index));
    const { in: kind, name } = parameter.node;
    const place = parameter.holder === operation.holder ? child(operation, "parameters", name) : parameter;
    return [`${kind} parameter ${name}`, { ...place, node: parameter.node }];
  });
  return new Map(found);
}

function compareBodies(pair: Pair, use: Use): void {
  const [was, is] = [pair.before.node.requestBody, pair.after.node.requestBody];
  if (was && !is) use.note("major", pair.after, "has no body any more");
  if (!was && is) use.note(is.required ? tightened(use) : "minor", pair.after, "has a body now");
  if (!was || !is) return;
  const bodies = at(pair, "requestBody");
  compareRequired(bodies, use);
  compareContent(bodies, use);
}

function compareRequired(pair: Pair, use: Use): void {
  const [was, is] = [Boolean(pair.before.node.required), Boolean(pair.after.node.required)];
  if (was !== is) use.note(is ? tightened(use) : loosened(use), pair.after, is ? "is required now" : "is optional now");
}

function compareResponses(pair: Pair, use: Use): void {
  const tell = (level: Level, text: string): void => use.note(level, pair.after, text);
  const gone = (status: string): Level => (status.startsWith("2") ? "major" : "minor");
  for (const { pair: responses } of members(pair, "responses", tell, { gone, added: "minor" })) {
    const say = (level: Level, text: string): void => use.note(level, responses.after, text);
    compareContent(responses, use);
    for (const { pair: headers } of members(responses, "headers", say, { gone: "major", added: "minor" })) {
      compareRequired(headers, use);
      compareSchemas(at(headers, "schema"), use);
    }
  }
}

function compareContent(pair: Pair, use: Use): void {
  const tell = (level: Level, text: string): void => use.note(level, pair.after, text);
  for (const { pair: media } of members(pair, "content", tell, { gone: "major", added: "minor" })) {
    compareSchemas(at(media, "schema"), use);
  }
}

interface Member {
  readonly name: string;
  readonly pair: Pair;
}

/** The members of an object that both versions have; it is told which ones are gone or new. */
function members(
  pair: Pair,
  key: string,
  tell: (level: Level, text: string) => void,
  levels: { gone: Level | ((name: string) => Level); added: Level },
): Member[] {
  const [before, after] = [pair.before.node[key] ?? {}, pair.after.node[key] ?? {}];
  const goneLevel = (name: string): Level => (typeof levels.gone === "string" ? levels.gone : levels.gone(name));
  for (const name of Object.keys(before)) if (!(name in after)) tell(goneLevel(name), `has no ${key}/${name} any more`);
  for (const name of Object.keys(after)) if (!(name in before)) tell(levels.added, `has another of ${key}, ${name}`);
  const shared = Object.keys(after).filter((name) => name in before);
  return shared.map((name) => ({ name, pair: at(pair, key, name) }));
}

const at = ({ before, after }: Pair, ...keys: string[]): Pair => ({
  before: resolved(child(before, ...keys)),
  after: resolved(child(after, ...keys)),
});
