// Answers a request of v1 or v2 by calling v3.
import { type Migration, migrations, sunset } from "../../../generated/migration.ts";
import { bodies, queries } from "../../../generated/request-schemas.ts";
import { findSchemaError, fromText, type SchemaError } from "../../shared/json-schema.ts";
import { compareTemplates, matchTemplate } from "../../shared/path-template.ts";
import { errorBody, V3Error } from "./errors.ts";
import { type CallV3, callOf, flows, once } from "./flows.ts";
import { type LegacyRequest, lossesOf } from "./move.ts";
import { sunsetWarning } from "./sunset.ts";

/** An operation of v1 or v2, and the values in the path of a request. */
export interface LegacyRoute {
  readonly migration: Migration;
  readonly path: Record<string, string>;
}

const sorted = [...migrations].sort((one, other) => compareTemplates(one.path, other.path));

/** Finds the operation of a request; undefined if neither v1 nor v2 is known to have it. */
export function findLegacyRoute(method: string, pathname: string): LegacyRoute | undefined {
  const segments = pathname.slice(1).split("/").map(decoded);
  for (const migration of sorted) {
    const path = methodsOf(migration).includes(method) ? matchTemplate(migration.path, segments) : undefined;
    if (path) return { migration, path };
  }
  return undefined;
}

/** A segment of a path without percent-encoding, or as it is if that is wrong. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Public programs also send POST to what is documented as DELETE. */
const methodsOf = ({ method, path }: Migration): string[] =>
  method === "DELETE" && path.startsWith("/v1/") ? [method, "POST"] : [method];

/** The response to a request of v1 or v2. */
export interface LegacyAnswer {
  readonly status: number;
  readonly body: object;
  /** The operations of v3 that were called. */
  readonly calls: readonly string[];
  /** What was left out, a sentence each. */
  readonly warnings: readonly string[];
  /** Seconds to wait before a retry, if v3 told it. */
  readonly retryAfter?: number | undefined;
}

export interface AnswerOptions {
  readonly call: CallV3;
  /** What happens if v3 can't do all that a request asks for. `warn` still rejects a request of which nothing is left. */
  readonly losses: "ignore" | "warn" | "reject";
  /** Whether responses have the `warning` with which v2 announces its end. */
  readonly announcesSunset: boolean;
  /** Resolves after some milliseconds. */
  pause(ms: number): Promise<void>;
}

/** Answers a request. It has no exceptions: errors become error responses. */
export async function answerLegacy(
  { migration, path }: LegacyRoute,
  request: Request,
  { call, losses, announcesSunset, pause }: AnswerOptions,
): Promise<LegacyAnswer> {
  const calls: string[] = [];
  const warnings: string[] = [];
  try {
    const bytes = new Uint8Array(await request.arrayBuffer());
    const contentType = request.headers.get("Content-Type") ?? "";
    checkRequest(migration, new URL(request.url), bytes, contentType);
    const parsed = {
      path,
      query: Object.fromEntries(new URL(request.url).searchParams),
      body: bodyOf(bytes, contentType),
    };
    checkLosses(migration, parsed, losses, warnings);
    const flow = migration.bridge ? flows[migration.bridge] : once;
    const body = await flow({
      migration,
      request: parsed,
      bytes,
      contentType,
      call(operation, parts) {
        calls.push(operation);
        return call(callOf(operation, parts));
      },
      warn: (text) => warnings.push(text),
      pause,
    });
    const warning = announcesSunset ? warningOf(migration, warnings) : {};
    return { status: 200, body: { ...(body as object), ...warning }, calls, warnings };
  } catch (error) {
    const problem = error instanceof V3Error ? error : new V3Error(500, "internal_error", String(error));
    const { status, retryAfter } = problem;
    return { status, body: errorBody(migration, problem), calls, warnings, retryAfter };
  }
}

/** The warning that v2 adds to its responses, and what was left out. */
function warningOf({ successor, bridge, response }: Migration, warnings: readonly string[]): object {
  if (bridge === "same" || !("error" in response || "warning" in response)) return {};
  return { warning: sunsetWarning(sunset, successor, warnings) };
}

/** @throws V3Error for a request that v2 would have rejected, if the spec describes the operation */
function checkRequest({ id = "" }: Migration, url: URL, bytes: Uint8Array, contentType: string): void {
  const [query, body] = [queries[id], bodies[id]];
  const sent = [...url.searchParams].map(([name, value]) => [name, fromText(query?.properties?.[name] ?? {}, value)]);
  const problem = query && findSchemaError(query, Object.fromEntries(sent));
  if (problem) throw invalidRequest(problem);
  if (!body) return;
  if (!contentType.toLowerCase().startsWith("application/json")) {
    throw new V3Error(400, "invalid_parameter", "Content-Type must be application/json.");
  }
  const wrong = findSchemaError(body, bodyOf(bytes, contentType));
  if (wrong) throw invalidRequest(wrong);
}

const invalidRequest = ({ path, message }: SchemaError): V3Error =>
  new V3Error(400, "invalid_parameter", `Invalid request: ${path.join(".") || "the body"} ${message}.`);

/** @throws V3Error for something that v3 can't do, and without which the request makes no sense */
function checkLosses(
  migration: Migration,
  request: LegacyRequest,
  losses: AnswerOptions["losses"],
  warnings: string[],
): void {
  if (losses === "ignore" || !migration.operation || migration.bridge === "same") return;
  for (const { field, reason, isRequired } of lossesOf(migration, request)) {
    const name = field.replace(/^(body|query)\./, "");
    if (losses === "reject" || isRequired)
      throw new V3Error(410, "endpoint_sunset", `v3 has no ${name} like this. ${reason}`);
    warnings.push(`${name} was left out. ${reason}`);
  }
}

function bodyOf(bytes: Uint8Array, contentType: string): unknown {
  if (bytes.length === 0 || /^(image|video|audio|application\/octet-stream)/.test(contentType)) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new V3Error(400, "invalid_parameter", "The body is not valid JSON.");
  }
}
