// Validates answers twice: by ajv against the spec, and by Prism, which reads the spec on its own.
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { type Operation, operations, project, spec } from "./spec/spec.ts";

const quiet = () => {};
const logger: Record<string, unknown> = { child: () => logger };
for (const level of ["fatal", "error", "warn", "info", "debug", "trace", "success"]) logger[level] = quiet;

const prismOperations = await getHttpOperationsFromSpec(structuredClone(spec));

/** The operation that a request is for: concrete paths win. */
export function operationOf(method: string, pathname: string): Operation | undefined {
  const fits = ({ path, method: own }: Operation) =>
    own === method && new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`).test(pathname);
  return operations.filter(fits).sort((a, b) => a.path.split("{").length - b.path.split("{").length)[0];
}

/** What ajv finds wrong with an answer, by the spec. */
export function responseErrors(
  { responses }: Operation,
  status: number,
  headers: Headers,
  body: unknown,
  violations = project.violations,
): string[] {
  const documented = responses.find((response) => response.status === status);
  if (!documented) return [`status ${status} is not documented`];
  const missing = Object.entries(documented.headers)
    .filter(([name, header]) => header.required && !headers.has(name))
    .map(([name]) => `header ${name} is missing`);
  const type = headers.get("Content-Type") ?? "";
  const wrongType = /^application\/json\b/.test(type) ? [] : [`content type ${type || "is missing"}`];
  const wrongBody = violations(documented.schema, body).map(({ pointer, message }) => `${pointer || "/"} ${message}`);
  return [...missing, ...wrongType, ...wrongBody];
}

/** What Prism finds wrong with an answer. */
export async function prismResponseErrors(
  request: Request,
  status: number,
  headers: Headers,
  body: unknown,
): Promise<string[]> {
  const { pathname, searchParams } = new URL(request.url);
  const output = { statusCode: status, headers: Object.fromEntries(headers), body };
  const config = {
    isProxy: true as const,
    upstream: new URL("http://localhost"),
    mock: { dynamic: false },
    checkSecurity: false,
    validateRequest: false,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
  };
  const forward = () => () => async () => ({ _tag: "Right" as const, right: output });
  const prism = createInstance(config, { logger: logger as never, forward });
  const input = {
    method: request.method.toLowerCase() as "get",
    url: { path: pathname, query: Object.fromEntries(searchParams) },
    headers: Object.fromEntries(request.headers),
  };
  const outcome = await prism.request(input, prismOperations)();
  if (outcome._tag === "Left") return [outcome.left.message];
  return outcome.right.validations.output.map(({ message, path }) => `${path?.join(".") ?? ""} ${message}`);
}

/** A fetch that throws when an answer breaks the spec, in the eyes of either validator. */
export function withResponseValidation(fetch: (request: Request) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const response = await fetch(request.clone());
    const operation = operationOf(request.method, new URL(request.url).pathname);
    if (!operation) return response;
    const body = await response.clone().json();
    const found = [
      ...responseErrors(operation, response.status, response.headers, body).map((fault) => `ajv: ${fault}`),
      ...(await prismResponseErrors(request, response.status, response.headers, body)).map(
        (fault) => `Prism: ${fault}`,
      ),
    ];
    if (found.length > 0) {
      throw new Error(
        `${request.method} ${request.url} → ${response.status} ${JSON.stringify(body)}\n${found.join("\n")}`,
      );
    }
    return response;
  };
}
