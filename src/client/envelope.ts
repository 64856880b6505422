/** What an error envelope says. */
export interface EnvelopeError {
  code: string;
  message: string;
  param?: string | undefined;
  docUrl?: string | undefined;
}

/** Parses JSON; undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The error that a body carries, in any of the API's envelopes: `{ error: { code, message } }` (v3, v2),
 * `{ error: "text" }` (older v2) or `{ code: 400112, message }` (v1, where 100 means success).
 */
export function errorIn(body: unknown): EnvelopeError | undefined {
  const { error, code, message } = (body ?? {}) as Record<string, unknown>;
  const v1 = typeof code === "number" && code !== 100 ? { code, message } : undefined;
  const found = error ?? v1;
  if (found === undefined) return undefined;
  const detail = (typeof found === "object" ? found : { message: found }) as Record<string, unknown>;
  return {
    code: text(detail.code) ?? "unspecified",
    message: text(detail.message) ?? start(JSON.stringify(found)),
    param: text(detail.param),
    docUrl: text(detail.doc_url),
  };
}

/** The start of a text, for a message. */
export const start = (text: string): string => text.slice(0, 200) || "nothing";

const text = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? `${value}` : undefined;
