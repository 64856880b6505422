// Answers a request of v1 or v2 by calling v3.
import { type Migration, migrations, sunset } from "../../../generated/migration.ts";
import { bodies, queries } from "../../../generated/request-schemas.ts";
import { isDeeper, maxDepth } from "../../shared/json-depth.ts";
import { findSchemaError, fromText, type SchemaError } from "../../shared/json-schema.ts";
import { compareTemplates, matchTemplate } from "../../shared/path-template.ts";
import { errorBody, V3Error } from "./errors.ts";
import { type CallV3, callOf, flows, once } from "./flows.ts";
import { type LegacyRequest, type Loss, lossesOf } from "./move.ts";
import { sunsetWarning } from "./sunset.ts";

/** An operation of v1 or v2, and the values in the path of a request. */
export interface LegacyRoute {
  readonly migration: Migration;
  readonly path: Record<string, string>;
}

const sorted = [...migrations].sort((one, other) => compareTemplates(one.path, other.path));

/** Finds the operation of a request; undefined if neither v1 nor v2 is known to have it. */
export function findLegacyRoute(method: string, pathname: string): LegacyRoute | undefined {
  const segments = pathname
    .replace(/(?<=.)\/$/, "")
    .slice(1)
    .split("/")
    .map(decoded);
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
  /** Whether a creation that failed may have taken effect. */
  readonly isUnknown?: boolean;
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
      body: bodyOf(migration, bytes),
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
      lose(text) {
        if (losses === "reject") throw new V3Error(410, "endpoint_sunset", `v3 can't do this. ${text}`);
        if (losses === "warn") warnings.push(text);
      },
      note(text) {
        if (losses !== "ignore") warnings.push(text);
      },
      pause,
    });
    const warning = announcesSunset ? warningOf(migration, warnings) : {};
    return { status: 200, body: { ...(body as object), ...warning }, calls, warnings };
  } catch (error) {
    const problem = error instanceof V3Error ? error : unreadable(error);
    const { status, retryAfter, isUnknown } = problem;
    return { status, body: errorBody(migration, problem), calls, warnings, retryAfter, isUnknown };
  }
}

/** The error for members of the wrong type, which the schema of v2 does not tell. */
const unreadable = (error: unknown): V3Error =>
  error instanceof TypeError
    ? new V3Error(400, "invalid_parameter", "A field of the request, or of the response of v3, has the wrong type.")
    : new V3Error(500, "internal_error", String(error));

/** The warning that v2 adds to its responses, and what was left out. */
function warningOf({ successor, bridge, response }: Migration, warnings: readonly string[]): object {
  if (bridge === "same" || !("error" in response || "warning" in response)) return {};
  return { warning: sunsetWarning(sunset, successor, warnings) };
}

/** @throws V3Error for a request that v2 would have rejected, if the spec describes the operation */
function checkRequest(migration: Migration, url: URL, bytes: Uint8Array, contentType: string): void {
  const { id = "" } = migration;
  const [query, body] = [queries[id], bodies[id]];
  const sent = [...url.searchParams].map(([name, value]) => [name, fromText(query?.properties?.[name] ?? {}, value)]);
  const problem = query && findSchemaError(query, Object.fromEntries(sent));
  if (problem) throw invalidRequest(problem);
  if (!body) return;
  if (!contentType.toLowerCase().startsWith("application/json")) {
    throw new V3Error(400, "invalid_parameter", "Content-Type must be application/json.");
  }
  const wrong = findSchemaError(body, bodyOf(migration, bytes));
  if (wrong) throw invalidRequest(wrong);
}

const invalidRequest = ({ path, message }: SchemaError): V3Error =>
  new V3Error(400, "invalid_parameter", `Invalid request: ${path.join(".") || "the body"} ${message}.`);

/** More are most likely those of an attack, or of another API. */
const maxWarnings = 20;

const nameOf = ({ field }: Loss): string => field.replace(/^(body|query)\./, "");

/** @throws V3Error for something that v3 can't do, and without which the request makes no sense */
function checkLosses(
  migration: Migration,
  request: LegacyRequest,
  losses: AnswerOptions["losses"],
  warnings: string[],
): void {
  if (losses === "ignore" || !migration.operation || migration.bridge === "same") return;
  const all = lossesOf(migration, request);
  const strictly = losses === "reject" ? all : all.filter(({ isRequired }) => isRequired);
  const [first] = strictly;
  if (first) throw new V3Error(410, "endpoint_sunset", `v3 can't do this: ${nameOf(first)}. ${first.reason}`);
  for (const loss of all.slice(0, maxWarnings)) warnings.push(`${nameOf(loss)} was left out. ${loss.reason}`);
  if (all.length > maxWarnings) warnings.push(`So were ${all.length - maxWarnings} other fields.`);
}

/** Far more than any program sends in JSON. Files are uploaded as they are. */
const maxJsonBytes = 2_000_000;

function bodyOf({ bridge }: Migration, bytes: Uint8Array): unknown {
  if (bytes.length === 0 || bridge === "upload" || bridge === "talkingPhoto") return undefined;
  if (bytes.length > maxJsonBytes) throw new V3Error(413, "request_too_large", "The body is larger than 2 MB.");
  const body = parseJson(bytes);
  if (isDeeper(body, maxDepth)) {
    throw new V3Error(400, "invalid_parameter", `The body is nested more than ${maxDepth} levels deep.`);
  }
  return body;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new V3Error(400, "invalid_parameter", "The body is not valid JSON.");
  }
}
