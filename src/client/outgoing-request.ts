type RequestBody = NonNullable<RequestInit["body"]> | null;

/**
 * What the transport needs of a request. openapi-fetch makes a Request for each call, which is the dearest part of a
 * call; where no middleware will see it, it makes one of these.
 */
export class OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestBody;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    this.method = init.method ?? "GET";
    this.headers = init.headers as Headers;
    this.body = init.body ?? null;
  }
}

export interface SerializedRequest {
  readonly headers: Headers;
  readonly body: RequestBody;
}

/** Headers and body that can be sent more than once; only a stream can't. */
export async function serializeRequest(request: Request | OutgoingRequest): Promise<SerializedRequest> {
  const { url, method, headers } = request;
  if (request instanceof Request) return { headers, body: await bytesOf(request) };
  const { body } = request;
  if (body === null || typeof body === "string" || body instanceof ReadableStream) return { headers, body };
  // A form draws another boundary each time it is serialized, and every attempt should send the same bytes.
  const serialized = new Request(url, { method, headers, body });
  return { headers: serialized.headers, body: await bytesOf(serialized) };
}

async function bytesOf(request: Request): Promise<ArrayBuffer | null> {
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > 0 ? bytes : null;
}
