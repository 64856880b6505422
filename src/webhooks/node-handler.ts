import { headersOf } from "./delivery.ts";
import type { ReceivedRequest, WebhookHandler } from "./handler.ts";

/** The request of `node:http`, or of Express, which adds to it. */
export interface NodeRequest extends AsyncIterable<Uint8Array> {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Whether the body has been read, for example by a parser. */
  readonly readableEnded: boolean;
  /** What a parser has made of the body. */
  readonly body?: unknown;
  /** The bytes of a body that was parsed, if the parser was told to keep them. */
  readonly rawBody?: unknown;
}

/** The response of `node:http`, or of Express. */
export interface NodeResponse {
  statusCode: number;
  /** Sets a header. */
  setHeader(name: string, value: string): unknown;
  /** Sends the response. */
  end(body: string): unknown;
}

/**
 * Turns a {@link webhookHandler} into a handler for Express, Fastify and `node:http`. It reads the body itself. If a parser
 * has read it, it takes the bytes in `rawBody`, or in `body` if that is a Buffer or a string; otherwise it responds with 500
 * and the reason `parsed_body`.
 *
 * @example app.post("/webhooks/heygen", nodeHandler(receive));
 */
export function nodeHandler(receive: WebhookHandler): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  if (typeof receive !== "function") throw new TypeError("nodeHandler: pass a webhookHandler");
  return async (request, response) => {
    const { method = "GET", url = "/", headers, readableEnded, body, rawBody } = request;
    const kept = [rawBody, body].find((each) => typeof each === "string" || each instanceof Uint8Array);
    const bytes = typeof kept === "string" ? new TextEncoder().encode(kept) : kept;
    // What has ended without leaving its bytes was parsed.
    const unread = readableEnded ? {} : request;
    const received: ReceivedRequest = {
      method,
      url: `http://localhost${url}`,
      headers: headersOf(headers),
      body: bytes ? [bytes] : unread,
    };
    const answer = await receive(received as Request);
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    // A body that was too large was not read to its end, so the connection can't be used again.
    if (answer.status === 413) response.setHeader("Connection", "close");
    response.end(await answer.text());
  };
}
