// The mock: Prism as a library. This way, a request that makes Prism throw gets an error response instead of ending the
// server.
import type { IHttpConfig, IHttpRequest, PrismHttpInstance } from "@stoplight/prism-http";
import { maxUploadBytes } from "../../generated/client-operations.ts";
import { corsHeaders, preflightResponse } from "../sandbox/http/cors.ts";
import { type Prefer, parsePrefer } from "../sandbox/http/prefer.ts";
import { readBody } from "../sandbox/http/read-body.ts";
import { findRoute, isRoute } from "../sandbox/http/router.ts";
import { isInvalid, validateRequest } from "../sandbox/http/validate-request.ts";
import type { Handler } from "./serve.ts";
import { UsageError } from "./usage-error.ts";

type Outcome = Awaited<ReturnType<ReturnType<PrismHttpInstance["request"]>>>;
type Diagnostic = { message: string; path?: string[] };

/** Creates a handler that answers each documented request with an example. @param file the bundled spec */
export async function createMock(file: string): Promise<Handler> {
  const { createInstance, getHttpOperationsFromSpec, ProblemJsonError } = await loadPrism();
  const operations = await getHttpOperationsFromSpec(file).catch((error: Error) => {
    throw new UsageError(`can't read ${file}: ${error.message.split("\n")[0]}`);
  });
  // Otherwise Prism would send an example to every callback_url in a request.
  for (const operation of operations) operation.callbacks = [];
  const segmentsOf = (path: string): number => path.split("/").length;
  const counted = operations.map((operation) => ({ operation, segments: segmentsOf(operation.path) }));
  /** Only operations with as many segments can match. Passing fewer is faster, because Prism compares all of them. */
  const candidates = ({ url: { path } }: IHttpRequest): typeof operations => {
    const found = counted.filter(({ segments }) => segments === segmentsOf(path));
    return found.length > 0 ? found.map(({ operation }) => operation) : operations;
  };
  const prism = createInstance(configOf(parsePrefer(null)), { logger: silent });

  return async (request) => {
    if (request.method === "OPTIONS") return preflightResponse(request);
    let outcome: Outcome;
    const body = await readBody(request, maxUploadBytes);
    if (!body) return json(413, tooLarge, { ...corsHeaders, "Content-Type": "application/json" });
    try {
      const input = toInput(request, body);
      outcome = await prism.request(input, candidates(input), configOf(parsePrefer(request.headers.get("Prefer"))))();
    } catch (error) {
      // Prism throws for invalid percent-encoding, malformed JSON, and an invalid Accept header.
      outcome = {
        _tag: "Left",
        left: Object.assign(error as Error, { status: 400, detail: "Prism can't parse this request." }),
      };
    }
    if (outcome._tag === "Left") {
      const problem = ProblemJsonError.toProblemJson(outcome.left);
      return json(problem.status, problem, { ...corsHeaders, "Content-Type": "application/problem+json" });
    }
    const { output, validations } = outcome.right;
    const violations = [...validations.input, ...validations.output] as Diagnostic[];
    const isRejected = output.statusCode === 400 && validations.input.length > 0;
    const shown = isRejected ? await withMistake(output.body, request, body) : output.body;
    return json(output.statusCode, shown, {
      ...output.headers,
      ...corsHeaders,
      ...violationsHeader(violations),
    });
  };
}

/**
 * Replaces `message` and `param` of a documented error by the first validation error of this request. It uses the
 * validation of the sandbox, because Prism ignores discriminators and may report errors in the wrong branch of a union.
 */
async function withMistake(example: unknown, request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const { method, headers } = request;
  const url = new URL(request.url);
  const route = findRoute(method, url.pathname);
  const documented = (typeof example === "string" ? JSON.parse(example) : example) as { error?: object } | undefined;
  if (!isRoute(route) || typeof documented?.error !== "object") return example;
  const { id, operation } = route;
  const input = await validateRequest({ id, operation, url, headers, bytes, ignoreUnknown: false });
  if (!isInvalid(input)) return example;
  const { message, param } = input;
  const error = { ...documented.error, message: `Invalid request: ${message}`, param };
  return { ...documented, error };
}

async function loadPrism(): Promise<typeof import("@stoplight/prism-http")> {
  try {
    return await import("@stoplight/prism-http");
  } catch {
    throw new UsageError(
      "the mock requires Prism: npm install --save-dev @stoplight/prism-http@5.12.0 (or use the sandbox)",
    );
  }
}

/** Prism's settings for a request with this `Prefer` header. */
function configOf({ code, example, dynamic }: Prefer): IHttpConfig {
  return {
    isProxy: false,
    mock: {
      dynamic,
      ...(code && { code: Number(code) }),
      ...(example && { exampleKey: example }),
    },
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
  };
}

const tooLarge = {
  error: { code: "payload_too_large", message: `The body is larger than ${maxUploadBytes / 2 ** 20} MB.` },
};

function toInput(request: Request, body: Uint8Array): IHttpRequest {
  const { pathname, searchParams } = new URL(request.url);
  const query: Record<string, string | string[]> = {};
  for (const key of searchParams.keys()) {
    const values = searchParams.getAll(key);
    query[key] = values.length === 1 ? (values[0] as string) : values;
  }
  const text = new TextDecoder().decode(body);
  const isJson = /^application\/(.+\+)?json\b/i.test(request.headers.get("Content-Type") ?? "");
  return {
    method: request.method.toLowerCase() as IHttpRequest["method"],
    url: { path: pathname, query },
    headers: Object.fromEntries(request.headers),
    body: text && isJson ? JSON.parse(text) : text || undefined,
  };
}

function json(status: number, body: unknown, headers: Record<string, string>): Response {
  const own = new Headers();
  // Prism returns some headers twice, once in lower case. `Headers` merges them.
  for (const [name, value] of Object.entries(headers)) own.set(name, value);
  return new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers: own });
}

/** The validation errors as JSON in ASCII, because headers can't contain other characters. */
function violationsHeader(violations: Diagnostic[]): Record<string, string> {
  if (violations.length === 0) return {};
  const brief = violations.slice(0, 20).map(({ message, path }) => ({ message, path }));
  const ascii = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return { "sl-violations": JSON.stringify(brief).replace(/[^\x20-\x7e]/g, ascii) };
}

const quiet = () => {};
const silent = {
  ...Object.fromEntries(["fatal", "error", "warn", "info", "debug", "trace", "success"].map((level) => [level, quiet])),
  child: () => silent,
} as never;
