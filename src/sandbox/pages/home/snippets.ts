// A call of the log as something to paste: for a shell, or for the typed client.
import type { LoggedRequest } from "../../settings/protocol.ts";

/** The headers that say something about a call; the others come from whoever sends it. */
const telling = ["content-type", "idempotency-key", "prefer"];

/** A call as a curl command. */
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
 * A call as one of the typed client's.
 *
 * @param pathTemplate of the operation, such as `/v3/videos/{video_id}`; undefined where the API has none
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

/** A value of a query as its type has it: numbers and booleans lose their quotes. */
function plainValue(text: string): string | number | boolean {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  if (text === "true" || text === "false") return text === "true";
  return text;
}

/** The JSON of a body; undefined for what is none, or was cut. */
export function parsed(body: string | undefined): unknown {
  if (!body) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** An object as one writes it: without quotes around names that need none. */
function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/^( *)"([A-Za-z_$][\w$]*)":/gm, "$1$2:");
}
