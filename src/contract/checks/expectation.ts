// Compares the responses of a case with what it expects.
import type { Expectation, RequestCase } from "../context/case.ts";
import { type Exchange, shorten } from "../spec/exchange.ts";
import type { Rule, StepFinding } from "../spec/rule.ts";

/** @param isStateful whether the server keeps state; a mock without it may reject with any 4xx */
export function unmetExpectations(
  { rule, expect }: RequestCase,
  exchanges: readonly Exchange[],
  isStateful: boolean,
): StepFinding[] {
  const { response, of, place, part, param, body } = expect;
  const isMet = ({ status }: Exchange) => statusFits(status, response, isStateful);
  const last = exchanges.at(-1);
  if (!last) return [];
  const finding = { rule, place, part, step: exchanges.length };
  const isFulfilled = of === "any" ? exchanges.some(isMet) : isMet(last);
  if (!isFulfilled) {
    const symptom = last.status < 300 ? "accepted" : `${last.status}`;
    return [{ ...finding, symptom, expected: textOf(response), got: gotText(exchanges, of) }];
  }
  if (body !== undefined && JSON.stringify(last.body) !== JSON.stringify(body)) {
    return [{ ...finding, symptom: "body", expected: asText(body), got: asText(last.body) }];
  }
  const named = last.body?.error?.param;
  const misplaced = misplacedParam(expect, last);
  if (misplaced) return [{ ...finding, rule: paramRule, symptom: "", ...misplaced }];
  if (param === undefined || !isStateful || last.status !== 400 || named === param) return [];
  return [{ ...finding, symptom: "param", expected: `param ${param}`, got: `param ${named ?? "missing"}` }];
}

export const paramRule: Rule = {
  kind: "request/param",
  title: "The param of an error has the whole path of the field.",
  source: "Error codes of the reference: param; no document of HeyGen says how deep it goes",
  confidence: "D",
};

/** A `param` with the right name, but with the path of another place or without a path. */
function misplacedParam(
  { place, response }: Expectation,
  { body }: Exchange,
): { expected: string; got: string } | undefined {
  const [, path] = /(?:^| )body\.([\w.]+)$/.exec(place) ?? [];
  const named = body?.error?.param;
  if (response !== "rejection" || path === undefined || typeof named !== "string" || named === path) return undefined;
  const isSameName = named.split(".").at(-1) === path.split(".").at(-1);
  return isSameName ? { expected: `param ${path}`, got: `param ${named}` } : undefined;
}

function statusFits(status: number, response: Expectation["response"], isStateful: boolean): boolean {
  if (response === "success") return status < 300;
  if (response === "rejection") return isStateful ? status === 400 || status === 415 : status >= 400 && status < 500;
  if (response === "unknown") return status === 404 || status === 400;
  return status === response;
}

const names = { success: "a success", rejection: "400", unknown: "404" };

const textOf = (response: Expectation["response"]): string =>
  typeof response === "number" ? `${response}` : names[response];

function gotText(exchanges: readonly Exchange[], of: Expectation["of"]): string {
  if (of === "any") return exchanges.map(({ status }) => status).join(", ");
  const last = exchanges.at(-1);
  return last ? `${last.status} ${asText(last.body)}` : "";
}

const asText = (body: unknown): string => shorten(typeof body === "string" ? body : (JSON.stringify(body) ?? ""), 200);
