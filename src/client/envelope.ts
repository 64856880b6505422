// The envelopes that the API puts its answers in.
import type { OperationFacts } from "../../generated/client-operations.ts";

/** What an error envelope says. */
export interface EnvelopeError {
  code: string;
  message: string;
  param?: string | undefined;
  docUrl?: string | undefined;
  successor?: string | undefined;
}

/** Parses JSON; undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What stands for the error in a body: the `error` of v3 and v2, or all of a v1 failure, whose code is not 100. */
function errorMember(body: unknown): unknown {
  if (!isObject(body)) return undefined;
  const { error, code } = body;
  const isV1Failure = typeof code === "number" && code !== 100;
  return error ?? (isV1Failure ? body : undefined);
}

/** Whether a body carries an error, also one with the status of a success. */
export const hasError = (body: unknown): boolean => errorMember(body) !== undefined;

/**
 * The error that a body carries, in any of the API's envelopes: `{ error: { code, message } }` (v3, v2),
 * `{ error: "text" }` (older v2) or `{ code: 400112, message }` (v1).
 */
export function errorIn(body: unknown): EnvelopeError | undefined {
  const found = errorMember(body);
  if (found === undefined) return undefined;
  if (!isObject(found)) return { code: "unspecified", message: textOf(found) ?? excerptOf(found) };
  return {
    code: textOf(found.code) ?? "unspecified",
    message: textOf(found.message) ?? excerptOf(found),
    param: textOf(found.param),
    docUrl: textOf(found.doc_url),
  };
}

/** What was expected of the body of a success and is not there; undefined where it is what the operation promises. */
export function missingIn(body: unknown, facts: OperationFacts | undefined): string | undefined {
  if (!isObject(body)) return "an envelope with data";
  const { data } = body;
  if (facts?.data === "list" && !Array.isArray(data)) return "a list as data";
  if (facts?.data === "object" && (typeof data !== "object" || data === null)) return "data";
  if (facts?.data && data === undefined) return "data";
  const missing = facts?.parts?.find((part) => !isObject((data as Record<string, unknown>)[part]));
  return missing && `data.${missing}`;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The longest text that an error's message quotes. */
const maxExcerpt = 200;

/** The start of a text, for a message. */
export const excerpt = (text: string): string => text.slice(0, maxExcerpt) || "nothing";

/** The start of a parsed value, for a message. */
export const excerptOf = (value: unknown): string => excerpt(`${JSON.stringify(value)}`);

/** The longest text of the API that becomes an error's message. */
const maxMessage = 1_000;

function textOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return `${value}`.slice(0, maxMessage);
}
