// Renders a logged request as code, for a shell or for the typed client, and its bodies.
import type { LoggedRequest } from "../../settings/protocol.ts";

/** The sandbox keeps bodies up to this length. */
const keptLength = 4096;

/** The headers to include. All others are set by the client. */
const telling = ["content-type", "idempotency-key", "prefer"];

/** The headers with which a request is sent again: without its key, which would give the first response. */
export const sentHeaders = ({ requestHeaders: { prefer } }: LoggedRequest): Record<string, string> =>
  prefer ? { Prefer: prefer } : {};

/** A request as a curl command. */
export function curlCommand({ method, path, requestHeaders, requestBody }: LoggedRequest, origin: string): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const parts = [`curl -X ${method} ${quote(origin + path)}`, `-H "X-Api-Key: $HEYGEN_API_KEY"`];
  for (const [name, value] of Object.entries(requestHeaders)) {
    if (telling.includes(name.toLowerCase())) parts.push(`-H ${quote(`${name}: ${value}`)}`);
  }
  if (requestBody) parts.push(`-d ${quote(requestBody)}`);
  return parts.join(" \\\n  ");
}

/**
 * A request as a call of the typed client.
 *
 * @param pathTemplate of the operation, such as `/v3/videos/{video_id}`; undefined if the operation is unknown
 */
export function clientCall({ method, path, requestBody }: LoggedRequest, pathTemplate: string | undefined): string {
  const url = new URL(path, "http://localhost");
  const template = pathTemplate ?? url.pathname;
  const pathParams = pathParamsOf(template, url.pathname);
  const query = Object.fromEntries([...url.searchParams].map(([name, value]) => [name, plainValue(value)]));
  const params = {
    ...(Object.keys(pathParams).length > 0 && { path: pathParams }),
    ...(Object.keys(query).length > 0 && { query }),
  };
  const body = parsed(requestBody);
  const init = { ...(Object.keys(params).length > 0 && { params }), ...(body !== undefined && { body }) };
  const options = Object.keys(init).length > 0 ? `, ${literal(init)}` : "";
  return `await heygen.${method}(${JSON.stringify(template)}${options});`;
}

function pathParamsOf(template: string, path: string): Record<string, string> {
  const params: Record<string, string> = {};
  const values = path.split("/");
  for (const [index, segment] of template.split("/").entries()) {
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (name) params[name] = decodeURIComponent(values[index] ?? "");
  }
  return params;
}

/** Converts a query parameter that looks like a number or a boolean. */
function plainValue(text: string): string | number | boolean {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (text === "true" || text === "false") return text === "true";
  return text;
}

/** Parses a body; undefined if it is not JSON or was truncated. */
export function parsed(body: string | undefined): unknown {
  if (!body) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Whether the sandbox has kept only the beginning of a body. */
export const isTruncated = (body: string | undefined): boolean =>
  body !== undefined && body.length >= keptLength && parsed(body) === undefined;

/** A body for display: JSON with line breaks. */
export function prettyBody(body: string | undefined): string | undefined {
  const value = parsed(body);
  if (value !== undefined) return JSON.stringify(value, null, 2);
  return isTruncated(body) ? `${body}\n… only the first 4 kB are kept` : body;
}

/** Renders an object literal, without quotes around names that need none. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}
