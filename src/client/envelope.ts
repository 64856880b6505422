// The envelopes of the API's responses.
import type { OperationFacts } from "../../generated/client-operations.ts";

/** The content of an error envelope. */
export interface EnvelopeError {
  code: string;
  message: string;
  param?: string | undefined;
  docUrl?: string | undefined;
  successor?: string | undefined;
}

/** Parses JSON; undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The error in a body: the `error` of v3 and v2, or the whole body in v1, if its code is not 100. */
function errorMember(body: unknown): unknown {
  if (!isObject(body)) return undefined;
  const { error, code } = body;
  const isV1Failure = typeof code === "number" && code !== 100;
  return error ?? (isV1Failure ? body : undefined);
}

/** Whether a body contains an error, whatever the status of the response. */
export const hasError = (body: unknown): boolean => errorMember(body) !== undefined;

/**
 * The error in a body, in any of the API's envelopes: `{ error: { code, message } }` (v3, v2),
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

/** The part that the body of a success should have but lacks; undefined if it has everything the operation promises. */
export function missingIn(body: unknown, facts: OperationFacts | undefined): string | undefined {
  if (!isObject(body)) return "an envelope with data";
  const { data } = body;
  if (facts?.data === "list" && !(Array.isArray(data) && data.every((item) => item != null))) return "a list as data";
  if (facts?.data === "object" && !isObject(data)) return "an object as data";
  if (facts?.data && data === undefined) return "data";
  const members = data as Record<string, unknown>;
  const missing =
    facts?.parts?.find((part) => !isObject(members[part])) ??
    facts?.ids?.find((id) => typeof members[id] !== "string" || members[id] === "");
  return missing && `data.${missing}`;
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The maximum length of a quotation in an error's message. */
const maxExcerpt = 200;

/** The start of a text, for an error's message. */
export const excerpt = (text: string): string => text.slice(0, maxExcerpt) || "nothing";

/** The start of a value as JSON, for an error's message. */
export const excerptOf = (value: unknown): string => excerpt(`${JSON.stringify(value)}`);

/** The maximum length of an error message that is taken from the API. */
const maxMessage = 1_000;

function textOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  return `${value}`.slice(0, maxMessage);
}
