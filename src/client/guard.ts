// What a call must satisfy before it is sent, and what its answer is searched for. The facts come from the spec.
import type { Middleware } from "openapi-fetch";
import { type OperationFacts, operationFacts } from "../../generated/operations.ts";
import { findings, operations } from "./call.ts";

/** A secret, or a function that fetches it, asked once per call. */
export type Secret = string | (() => string | Promise<string>);

/** A deprecated operation has answered. */
export interface DeprecationNotice {
  /** Method and path template, such as `GET /v2/avatars`. */
  readonly operation: string;
  /** The operationId of the successor, where there is one. */
  readonly replacedBy?: string | undefined;
  /** When it was announced to end: a date from the spec, else the header Sunset. */
  readonly sunset?: string | undefined;
  /** The API's own words, from the `warning` of a v2 answer. */
  readonly warning?: unknown;
}

export interface GuardOptions {
  readonly apiKey?: Secret | undefined;
  readonly accessToken?: Secret | undefined;
  /** What no call may change: the key goes to one origin, through one transport. */
  readonly fixed: { readonly baseUrl: string; readonly fetch: unknown };
  readonly onDeprecated?: ((notice: DeprecationNotice) => void) | undefined;
}

const factsOf = (operation: string): Partial<OperationFacts> => operationFacts[operation] ?? {};

export function guard({ apiKey, accessToken, fixed, onDeprecated }: GuardOptions): Middleware {
  const told = new Set<string>();

  return {
    async onRequest({ request, schemaPath, params, options }) {
      const operation = `${request.method} ${schemaPath}`;
      const refuse = (problem: string) => new TypeError(`${operation}: ${problem}`);
      operations.set(request, operation);
      // openapi-fetch makes options that a Request does not know properties of it.
      const [unknown] = Object.keys(request);
      if (unknown) throw refuse(`there is no option "${unknown}"`);
      if (options.baseUrl !== fixed.baseUrl || options.fetch !== fixed.fetch) {
        throw refuse("baseUrl and fetch are options of createClient, not of a call");
      }
      // An empty value or a dot segment would lead to another path than the one that is typed.
      for (const [, name = ""] of schemaPath.matchAll(/{(\w+)}/g)) {
        const value = params.path?.[name];
        if (!Number.isFinite(value) && (typeof value !== "string" || /^\.{0,2}$/.test(value))) {
          throw refuse(`path parameter ${name} must be a number or a text other than "", "." and ".."`);
        }
      }
      const { headers } = request;
      const { idempotent, keyOnly } = factsOf(operation);
      if (accessToken && keyOnly) throw refuse("takes an apiKey, no accessToken");
      if (apiKey) headers.set("X-Api-Key", await reveal(apiKey));
      if (accessToken) headers.set("Authorization", `Bearer ${await reveal(accessToken)}`);
      if (idempotent && !headers.has("Idempotency-Key")) headers.set("Idempotency-Key", crypto.randomUUID());
    },

    onResponse({ request, response, schemaPath }) {
      const operation = `${request.method} ${schemaPath}`;
      const { deprecated, replacedBy, sunset = response.headers.get("Sunset") ?? undefined } = factsOf(operation);
      const { warning } = (findings.get(response)?.body ?? {}) as { warning?: unknown };
      if (!(deprecated || warning || sunset || response.headers.has("Deprecation")) || told.has(operation)) return;
      told.add(operation);
      onDeprecated?.({ operation, replacedBy, sunset, warning });
    },
  };
}

async function reveal(secret: Secret): Promise<string> {
  const value = typeof secret === "function" ? await secret() : secret;
  // Headers would refuse it too, but repeat it in the error.
  if (!/^[!-~]+$/.test(value)) throw new TypeError("apiKey and accessToken must be printable ASCII without spaces");
  return value;
}
