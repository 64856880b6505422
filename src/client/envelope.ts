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
 * The error that an answer carries, in any of the API's three envelopes: `{ error: { code, message } }` (v3, v2),
 * `{ error: "text" }` (v2, older) or `{ code: 400112, message }` (v1, where 100 means success).
 */
export function errorIn(body: unknown): EnvelopeError | undefined {
  const { error, code, message } = (body ?? {}) as Record<string, unknown>;
  if (typeof code === "number" && code !== 100) return { code: String(code), message: String(message) };
  if (error === undefined || error === null) return undefined;
  if (typeof error !== "object") return { code: "unspecified", message: String(error) };
  const detail = error as Record<string, unknown>;
  return {
    code: typeof detail.code === "string" ? detail.code : "unspecified",
    message: typeof detail.message === "string" ? detail.message : start(JSON.stringify(error)),
    param: typeof detail.param === "string" ? detail.param : undefined,
    docUrl: typeof detail.doc_url === "string" ? detail.doc_url : undefined,
  };
}

/** The start of a text, for a message. */
export function start(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text || "(nothing)";
}
