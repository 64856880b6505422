// What a call must satisfy before it is sent, and what its answer is searched for. The facts come from the spec.
import type { Middleware } from "openapi-fetch";
import { operations as facts, type OperationFacts } from "../../generated/operations.ts";
import { findings, operations } from "./call.ts";
import { addCredentials, type Credentials } from "./credentials.ts";

/** A deprecated operation has answered. */
export interface DeprecationNotice {
  /** Method and path template, such as `GET /v2/avatars`. */
  readonly operation: string;
  /** The operationId of the successor, where there is one. */
  readonly replacedBy?: string | undefined;
  /** When the operation was announced to end: a date from the spec, or what the header Sunset says. */
  readonly sunset?: string | undefined;
  /** The API's own words, from the `warning` of a v2 answer. */
  readonly warning?: unknown;
}

export interface GuardOptions {
  readonly credentials: Credentials;
  readonly baseUrl: string;
  readonly fetch: unknown;
  readonly onDeprecated?: ((notice: DeprecationNotice) => void) | undefined;
}

export function guard({ credentials, baseUrl, fetch, onDeprecated }: GuardOptions): Middleware {
  const told = new Set<string>();

  return {
    async onRequest({ request, schemaPath, params, options }) {
      const operation = `${request.method} ${schemaPath}`;
      const { idempotent, keyOnly }: Partial<OperationFacts> = facts[operation] ?? {};
      // openapi-fetch sets options that a Request does not know as properties of it.
      const [unknown] = Object.keys(request);
      if (unknown) throw new TypeError(`${operation}: unknown option "${unknown}"`);
      if (options.baseUrl !== baseUrl || options.fetch !== fetch) {
        throw new TypeError(`${operation}: baseUrl and fetch can't be changed per call; give them to createClient`);
      }
      checkPath(operation, params.path);
      if (credentials.accessToken && keyOnly) {
        throw new TypeError(`${operation} takes an API key and no access token: give createClient an apiKey`);
      }
      await addCredentials(request.headers, credentials);
      if (idempotent && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", crypto.randomUUID());
      }
      operations.set(request, operation);
    },

    onResponse({ request, response, schemaPath }) {
      const operation = `${request.method} ${schemaPath}`;
      const { deprecated, replacedBy, sunset } = facts[operation] ?? ({} as Partial<OperationFacts>);
      const { warning } = (findings.get(response)?.body ?? {}) as { warning?: unknown };
      const announced = response.headers.get("Sunset") ?? undefined;
      if (!deprecated && !warning && !announced && !response.headers.has("Deprecation")) return;
      if (told.has(operation)) return;
      told.add(operation);
      onDeprecated?.({ operation, replacedBy, sunset: sunset ?? announced, warning });
    },
  };
}

/** A path parameter that is empty or a dot segment would lead to another path than the one that is typed. */
function checkPath(operation: string, values: Record<string, unknown> = {}): void {
  for (const [, name = ""] of operation.matchAll(/\{(\w+)\}/g)) {
    const value = values[name];
    const fine =
      typeof value === "number" ? Number.isFinite(value) : typeof value === "string" && !/^\.{0,2}$/.test(value);
    if (!fine) throw new TypeError(`${operation}: path parameter ${name} can't be ${show(value)}`);
  }
}

const show = (value: unknown): string =>
  typeof value === "string"
    ? `"${value}"`
    : typeof value === "number"
      ? `${value}`
      : value === undefined
        ? "missing"
        : `of type ${typeof value}`;
