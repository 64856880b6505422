/**
 * A response as plain data. Creating a `Response` with a body takes more time than the rest of a call, because the body is
 * a stream. So the sandbox creates one only for `fetch`.
 */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | ReadableStream<Uint8Array>;
}

const encoder = new TextEncoder();

export function jsonResponse(status: number, body: unknown, headers: Record<string, string>): PlainResponse {
  const bytes = encoder.encode(JSON.stringify(body));
  const length = { "Content-Type": "application/json", "Content-Length": String(bytes.length) };
  return { status, headers: { ...headers, ...length }, body: bytes };
}

/** A `Response` with a status such as 204 must have no body, not even an empty one. */
const isEmpty = (body: PlainResponse["body"]): boolean => body instanceof Uint8Array && body.length === 0;

export const toResponse = ({ status, headers, body }: PlainResponse): Response =>
  new Response(isEmpty(body) ? null : (body as BodyInit), { status, headers });
