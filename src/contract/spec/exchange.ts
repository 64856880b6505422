// Requests and responses as plain data, so that they can be stored, reported and resent.
import type { Operation } from "./document.ts";
import type { Json } from "./openapi.ts";

export interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** JSON text, or a form. */
  body?: string | FormData;
}

export interface Exchange {
  operation: Operation;
  request: SentRequest;
  status: number;
  headers: Headers;
  /** The parsed JSON, or the text if it is not JSON. */
  body: Json;
  /** Counts what may have changed resources before this response: writes, and conditions such as time. */
  epoch: number;
  /** Whether a documented example was requested, which is not about an existing resource. */
  isExample: boolean;
  /** Whether the request is not a call of an operation of the document. */
  isOutside?: boolean;
}

/** A request and its response, shortened for a report. */
export interface Step {
  request: string;
  response: string;
  /** The curl command that resends the request, without credentials. */
  curl: string;
}

const maxTextLength = 400;

/** Describes a request and its response for a report. */
export function stepOf({ request, status, body }: Exchange): Step {
  const { pathname, search } = new URL(request.url);
  const sent = typeof request.body === "string" ? ` ${shorten(request.body)}` : "";
  const received = typeof body === "string" ? body : JSON.stringify(body);
  return {
    request: `${request.method} ${pathname}${search}${sent}`,
    response: `${status} ${shorten(withoutCredentials(received, request))}`,
    curl: curlOf(request),
  };
}

/** A text without the credentials of the request, which a faulty server may repeat. */
export const withoutCredentials = (text: string, request: SentRequest): string =>
  secretsOf(request).reduce((rest, { secret }) => rest.replaceAll(secret, "***"), text);

/** The credentials of a request, by the name of their header. */
export function secretsOf({ headers }: SentRequest): { name: string; secret: string }[] {
  return Object.entries(headers)
    .filter(([name]) => credentialHeaders.test(name))
    .map(([name, value]) => ({ name, secret: value.replace(/^\w+ /, "") }))
    .filter(({ secret }) => secret.length >= shortestSecret);
}

/** Shorter values, such as those of tests, may occur by chance. */
const shortestSecret = 8;

export function shorten(text: string, length: number = maxTextLength): string {
  return text.length > length ? `${text.slice(0, length)}… (${text.length} characters)` : text;
}

const credentialHeaders = /^(x-api-key|authorization|cookie)$/i;

/** The curl command that resends a request. Credentials come from environment variables. */
export function curlOf({ method, url, headers, body }: SentRequest): string {
  // With -X HEAD, curl would wait for a body.
  const flags = method === "GET" ? "" : method === "HEAD" ? "-I " : `-X ${method} `;
  const parts = [`curl ${flags}${quote(url)}`];
  for (const [name, value] of Object.entries(headers)) {
    if (!credentialHeaders.test(name)) parts.push(`-H ${quote(`${name}: ${value}`)}`);
    else if (value !== "") parts.push(name.toLowerCase() === "authorization" ? bearerFlag : keyFlag);
  }
  if (typeof body === "string") parts.push(`-d ${quote(body)}`);
  if (body instanceof FormData) parts.push("-F file=@FILE");
  return parts.join(" ");
}

const keyFlag = '-H "X-Api-Key: $HEYGEN_API_KEY"';
const bearerFlag = '-H "Authorization: Bearer $HEYGEN_ACCESS_TOKEN"';

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
