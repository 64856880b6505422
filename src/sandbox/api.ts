// What a call goes through: route, trouble, credentials, wishes, idempotency, check, handler.
import { contract, examples, type OperationContract } from "../../generated/contract.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import { check, isProblem } from "./check.ts";
import { handlers } from "./handlers/index.ts";
import { createMemory, type Memory } from "./idempotency.ts";
import type { Entry } from "./journal.ts";
import type { SandboxOptions } from "./options.ts";
import { type Context, refuse, refuseV2 } from "./reply.ts";
import { type Route, route } from "./router.ts";
import type { Store } from "./store.ts";
import { broken, isBreaking, type Trouble, troubleOf } from "./trouble.ts";

/** Handlers are typed by operation; here any of them is called, with what the spec has checked. */
type AnyHandler = (input: unknown, context: Context) => Promise<{ status: number; body: unknown }>;
type Code = Parameters<typeof refuse>[1];
type Fail = (status: number, code: Code, message: string, param?: string, headers?: Record<string, string>) => Answer;

/** A key that is known, and may do nothing. */
const forbiddenKey = "sandbox-forbidden";

export class Api {
  readonly #store: Store;
  readonly #options: SandboxOptions;
  readonly #memory: Memory = createMemory();
  readonly #trouble: Trouble;

  constructor(store: Store, options: SandboxOptions) {
    this.#store = store;
    this.#options = options;
    this.#trouble = troubleOf(options);
  }

  /** @param entry is told what was sent and what was wrong with it */
  async answer(request: Request, url: URL, context: Context, entry: Pick<Entry, "body" | "message">): Promise<Answer> {
    const isV2 = url.pathname.startsWith("/v2/");
    const fail: Fail = (status, code, message, param, headers) => {
      entry.message = message;
      return respond(isV2 ? refuseV2(status, code, message) : refuse(status, code, message, param), headers);
    };

    const segments = decode(url.pathname);
    if (!segments) return fail(400, "invalid_parameter", "The path has a % that starts no escape.");
    const found = route(request.method, segments);
    if (!found) return fail(404, "not_found", `There is no ${url.pathname}.`);
    if ("allow" in found) {
      const allow = found.allow.join(", ");
      return fail(405, "not_found", `${url.pathname} takes ${allow}, not ${request.method}.`, undefined, {
        Allow: allow,
      });
    }

    const latency = this.#trouble.latency() + 1000 * Number(/wait=(\d+(?:\.\d+)?)/.exec(wishes(request))?.[1] ?? 0);
    if (latency > 0) await new Promise((resolve) => setTimeout(resolve, latency));
    const fault = this.#trouble.fault();
    const answer = await this.#call(request, url, found, context, entry, fault, fail);
    if (found.operation.deprecated) {
      answer.headers.Deprecation = "true";
      answer.headers.Sunset = new Date(`${found.operation.sunset}T00:00:00Z`).toUTCString();
    }
    return isBreaking(fault) ? broken(answer, fault) : answer;
  }

  async #call(
    request: Request,
    url: URL,
    found: Route,
    context: Context,
    entry: Pick<Entry, "body" | "message">,
    fault: string | undefined,
    fail: Fail,
  ): Promise<Answer> {
    const { id, operation } = found;
    const wait = this.#trouble.limit(this.#store.now()) ?? (fault === "429" ? 1 : undefined);
    if (wait !== undefined) {
      return fail(429, "rate_limit_exceeded", "Too many requests.", undefined, { "Retry-After": String(wait) });
    }
    if (fault && /^5/.test(fault)) return fail(Number(fault), "internal_error", "The sandbox plays a fault.");
    const refusal = this.#refuseCredentials(request, operation);
    if (refusal) return fail(...refusal);
    const wished = preferred(wishes(request), operation);
    if (wished) return wished;

    const run = async () => {
      const checked = await check(id, operation, request, url);
      if (isProblem(checked)) {
        const code = checked.status === 413 ? "payload_too_large" : "invalid_parameter";
        return fail(checked.status, code, `Invalid request: ${checked.message}`, checked.param);
      }
      if (checked.body !== undefined) entry.body = JSON.stringify(checked.body);
      const costs = "402" in operation.responses;
      if (costs && this.#store.credits === 0)
        return fail(402, "insufficient_credit", "The account has no credit left.");
      const handler = handlers[id] as AnyHandler | "example";
      if (handler === "example") return exampleOf(operation, "200") ?? fail(500, "internal_error", "No example.");
      const reply = await handler({ path: found.path, ...checked }, context);
      if (reply.status !== 200) entry.message = (reply.body as { error?: { message?: string } }).error?.message;
      if (costs && reply.status === 200 && this.#store.credits !== null) this.#store.credits--;
      return respond(operation.deprecated && reply.status === 200 ? withWarning(reply, operation) : reply);
    };
    const key = operation.idempotent ? request.headers.get("Idempotency-Key") : null;
    if (!key) return run();
    const busy = () => fail(409, "request_in_progress", "A request with this Idempotency-Key is still running.");
    return this.#memory.once(`${id} ${url.pathname} ${key}`, this.#store.now(), run, busy);
  }

  #refuseCredentials({ headers }: Request, { keyOnly }: OperationContract): [number, Code, string] | undefined {
    const token = keyOnly ? undefined : /^Bearer (.+)$/i.exec(headers.get("Authorization") ?? "")?.[1];
    const given = headers.get("X-Api-Key") || token;
    const { apiKey } = this.#options;
    if (given === forbiddenKey) return [403, "forbidden", "This account may do nothing."];
    if (!given || (apiKey && given !== apiKey))
      return [401, keyOnly ? "internal_error" : "unauthorized", "Unauthorized"];
    return undefined;
  }
}

const wishes = (request: Request): string => request.headers.get("Prefer") ?? "";

/** What lets a page of any origin read an answer. */
export const cors = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "Retry-After, Deprecation, Sunset, Allow",
};

const respond = ({ status, body }: { status: number; body: unknown }, headers?: Record<string, string>): Answer =>
  jsonAnswer(status, body, { ...cors, ...headers });

/** The segments of a path, decoded; undefined where they can't be. */
function decode(pathname: string): string[] | undefined {
  try {
    return pathname.slice(1).split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** The answer that `Prefer: code=…, example=…` asks for, as Prism gives it. */
function preferred(prefer: string, operation: OperationContract): Answer | undefined {
  const [, status] = /code=(\d+)/.exec(prefer) ?? [];
  const [, example] = /example=(\w+)/.exec(prefer) ?? [];
  if (!status && !example) return undefined;
  const owner = status ?? Object.entries(operation.responses).find(([, names]) => example && example in names)?.[0];
  return (
    exampleOf(operation, owner ?? "", example) ??
    respond(refuse(400, "invalid_parameter", `There is no such example: ${prefer}.`, "Prefer"))
  );
}

function exampleOf({ responses }: OperationContract, status: string, name?: string): Answer | undefined {
  const names = responses[status] ?? {};
  const component = name ? names[name] : Object.values(names)[0];
  if (!component) return undefined;
  return respond(
    { status: Number(status), body: examples[component] },
    status === "429" ? { "Retry-After": "30" } : {},
  );
}

/** What v2 adds to its successes since its end was announced. */
function withWarning(reply: { status: number; body: unknown }, { replacedBy, sunset }: OperationContract) {
  const successor = replacedBy && contract[replacedBy as keyof typeof contract];
  const warning = {
    message: `This operation of v2 was announced to end on ${sunset}.`,
    ...(successor && { v3_endpoint: `${successor.method} ${successor.path}` }),
    docs_url: "https://developers.heygen.com/docs",
    sunset_date: sunset,
  };
  return { ...reply, body: { ...(reply.body as object), warning } };
}
