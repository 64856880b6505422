// What is wrong with the responses of a case, whatever the case expects.
import type { DocumentReader } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Finding, Rule, StepFinding } from "../spec/rule.ts";
import { consistencyRules, inconsistencies } from "./consistency.ts";
import { paramRule } from "./expectation.ts";
import { findingsIn, findingsInReal, responseRules } from "./response-checks.ts";

/** What the checks need to know about the server. */
export interface CheckedServer {
  reader: DocumentReader;
  /** Milliseconds since the epoch. */
  now: number;
  isStateful: boolean;
  /** Whether the server's clock moves only when a case advances it. */
  isClockHeld: boolean;
  /** For each optional header, whether the server usually sends it. */
  usualHeaders: ReadonlyMap<string, boolean>;
}

const steadyRule: Rule = {
  kind: "response/steady-headers",
  title: "An optional header is in all responses or in none.",
  source: "OpenAPI document: headers; the vendor's command line tool reads the request id of any response",
  confidence: "B",
};

/** The rules that all responses are checked against, whatever the case. */
export const checkRules: readonly Rule[] = [...responseRules, ...consistencyRules, steadyRule, paramRule];

/** The findings in the responses of a case, in the order of its steps. */
export function findingsInCase(exchanges: readonly Exchange[], server: CheckedServer): StepFinding[] {
  const { reader, now, isStateful, isClockHeld } = server;
  const sound = new Set<Exchange>();
  const found: StepFinding[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    if (exchange.isOutside) continue;
    const own = [...findingsIn(exchange, reader, now), ...unsteadyHeaders(exchange, server.usualHeaders)];
    const isReal = exchange.status < 300 && isStateful && !exchange.isExample;
    if (own.length === 0 && isReal) {
      sound.add(exchange);
      own.push(...findingsInReal(exchange, reader));
    }
    found.push(...own.map((finding) => ({ ...finding, step: index + 1 })));
  }
  found.push(...inconsistencies(exchanges, reader, (exchange) => sound.has(exchange), isClockHeld));
  return found;
}

/** Optional headers that are in this response but not in others, or the other way round. */
function unsteadyHeaders(exchange: Exchange, usual: ReadonlyMap<string, boolean>): Finding[] {
  return optionalHeaders(exchange)
    .filter(({ name, isThere }) => (usual.get(name) ?? isThere) !== isThere)
    .map(({ name, isThere }) => ({
      rule: steadyRule,
      symptom: "",
      place: name,
      expected: `${isThere ? "no " : ""}${name}, as before`,
      got: `${isThere ? "" : "no "}${name}`,
    }));
}

/** The documented optional headers of a response, and whether they are there. */
export function optionalHeaders({ operation, status, headers }: Exchange): { name: string; isThere: boolean }[] {
  const documented = operation.responses.find((response) => response.status === status)?.headers ?? {};
  return Object.entries(documented)
    .filter(([, { required }]) => !required)
    .map(([name]) => ({ name, isThere: headers.has(name) }));
}
