// What an API call goes through: routing, scripted responses, latency, fault injection, credentials, the `Prefer`
// header, idempotency, validation, handler.

import { maxUploadBytes } from "../../../generated/client-operations.ts";
import { contract, examples, type OperationContract } from "../../../generated/sandbox-operations.ts";
import { type HandlerContext, type Refusal, refuse, refuseV2 } from "../operations/handler.ts";
import { handlers } from "../operations/operations.ts";
import type { Fault, SandboxOptions } from "../options.ts";
import type { LiveSettings } from "../settings.ts";
import type { Store } from "../state/store.ts";
import { corsHeaders } from "./cors.ts";
import { refuseCredentials } from "./credentials.ts";
import { breakResponse, breaksConnection, createFaultInjector, type FaultInjector } from "./fault-injection.ts";
import { Idempotency } from "./idempotency.ts";
import { jsonResponse, type PlainResponse } from "./plain-response.ts";
import { type Prefer, parsePrefer } from "./prefer.ts";
import { readBody } from "./read-body.ts";
import { findRoute, type Route } from "./router.ts";
import { ScriptedResponses } from "./scripted-responses.ts";
import { isInvalid, validateRequest } from "./validate-request.ts";

/** A response before it is written. */
interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

type RefusalReply = Refusal<number> & Pick<Reply, "headers">;

/** What the request log wants to know of a call besides its request and its response. */
export interface CallRecord {
  route?: Route;
  requestBody?: Uint8Array;
  refusal?: string | undefined;
}

/** A request on its way through the pipeline. */
interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly route: Route;
  readonly context: HandlerContext;
  readonly prefer: Prefer;
  /** The fault that this call meets. */
  readonly fault: Fault | undefined;
  readonly record: CallRecord;
}

/** Handlers are typed by operation; here any of them is called, with what the spec has checked. */
type AnyHandler = (input: unknown, context: HandlerContext) => Promise<Reply>;

export class Api {
  readonly scripted: ScriptedResponses = new ScriptedResponses();
  readonly #store: Store;
  readonly #options: SandboxOptions;
  readonly #idempotency: Idempotency;
  readonly #settings: LiveSettings;
  readonly #faults: FaultInjector;

  constructor(store: Store, options: SandboxOptions, settings: LiveSettings, seed: number) {
    this.#store = store;
    this.#options = options;
    this.#idempotency = new Idempotency(store);
    this.#settings = settings;
    this.#faults = createFaultInjector(settings, seed);
  }

  /** @param record is told what was sent and what was wrong with it */
  async respond(request: Request, url: URL, context: HandlerContext, record: CallRecord): Promise<PlainResponse> {
    const route = findRoute(request.method, url.pathname);
    if ("status" in route) return writeRefusal(route, url, record);
    record.route = route;

    await pause(this.#faults.latency(), request.signal);
    const fault = this.#faults.fault();
    const prefer = parsePrefer(request.headers.get("Prefer"));
    const response = await this.#call({ request, url, route, context, prefer, fault, record });
    if (this.#warns(route)) addDeprecationHeaders(response, route.operation);
    return breaksConnection(fault) ? breakResponse(response, fault) : response;
  }

  async #call(call: Call): Promise<PlainResponse> {
    const { request, url, route, prefer, record } = call;
    const { headers } = request;
    const scripted = this.#scripted(call);
    if (scripted) return scripted;
    const refused =
      this.#refuseWhatIsGone(route) ??
      this.#limit(call.fault) ??
      failOnPurpose(call.fault) ??
      refuseCredentials(headers, route.operation, this.#options.apiKey);
    if (refused) return writeRefusal(refused, url, record);
    const key = route.operation.idempotent ? headers.get("Idempotency-Key") : null;
    if (!key || isExample(prefer)) return this.#answer(call);
    const inProgress = refuse(409, "request_in_progress", "A request with this Idempotency-Key is still running.");
    return this.#idempotency.once(
      `${route.id} ${url.pathname} ${key}`,
      () => this.#answer(call),
      () => writeRefusal(inProgress, url, record),
    );
  }

  /** The response to who may have one: held back if the `Prefer` header says so, an example, or the real one. */
  async #answer(call: Call): Promise<PlainResponse> {
    await pause(call.prefer.waitMs, call.request.signal);
    return isExample(call.prefer) ? this.#preferred(call) : this.#run(call);
  }

  /** The response that was asked for in advance, if there is one. */
  #scripted({ route, url, record }: Call): PlainResponse | undefined {
    const scripted = this.scripted.take(route);
    if (!scripted) return undefined;
    const { status, example, headers, body } = scripted;
    if (body !== undefined) return write({ status, body, ...(headers && { headers }) }, record);
    const reply = exampleReply(route.operation, String(status), example);
    if (reply) return write({ ...reply, headers: { ...reply.headers, ...headers } }, record);
    const refusal = refuse(status, "internal_error", "The sandbox was asked to answer so.");
    return writeRefusal({ ...refusal, headers: { ...headers } }, url, record);
  }

  /** The documented response that the `Prefer` header asks for, as Prism gives it. */
  #preferred({ prefer, route, url, record }: Call): PlainResponse {
    const reply = exampleReply(route.operation, prefer.code, prefer.example);
    if (reply) return write(reply, record);
    const wanted = [prefer.code && `code=${prefer.code}`, prefer.example && `example=${prefer.example}`];
    const message = `There is no such example: ${wanted.filter(Boolean).join(", ")}.`;
    return writeRefusal(refuse(400, "invalid_parameter", message, "Prefer"), url, record);
  }

  /** 429 where the rate limit is used up, or where the fault is one. */
  #limit(fault: Fault | undefined): RefusalReply | undefined {
    const retryAfter = this.#faults.limit(this.#store.now()) ?? (fault === "429" ? 1 : undefined);
    if (retryAfter === undefined) return undefined;
    const headers = { "Retry-After": String(retryAfter) };
    return { ...refuse(429, "rate_limit_exceeded", "Too many requests."), headers };
  }

  /** Validates the request and lets the handler carry it out. */
  async #run({ request, url, route, context, record }: Call): Promise<PlainResponse> {
    const { id, operation, path } = route;
    // A form has a few lines around its file.
    const maxBytes = operation.body === "multipart/form-data" ? maxUploadBytes + maxFormBytes : maxUploadBytes;
    const bytes = operation.body ? await readBody(request, maxBytes) : undefined;
    if (operation.body && !bytes) return writeRefusal(tooLarge, url, record);
    if (bytes && operation.body === "application/json") record.requestBody = bytes;
    const ignoreUnknown = this.#options.unknownFields === "ignore";
    const { headers } = request;
    const input = await validateRequest({ id, operation, url, headers, bytes, ignoreUnknown });
    if (isInvalid(input)) {
      const refusal = refuse(input.status, "invalid_parameter", `Invalid request: ${input.message}`, input.param);
      return writeRefusal(refusal, url, record);
    }

    if (input.file && input.file.size > maxUploadBytes) return writeRefusal(tooLarge, url, record);

    const costs = "402" in operation.responses;
    if (costs && this.#store.credits === 0) {
      return writeRefusal(refuse(402, "insufficient_credit", "The account has no credit left."), url, record);
    }
    const handler = handlers[id] as AnyHandler | "example";
    const reply = handler === "example" ? documentedSuccess(operation) : await handler({ path, ...input }, context);
    if (reply.status !== 200) return write(reply, record);
    if (costs && this.#store.credits !== null) this.#store.credits--;
    return write(this.#warns(route) ? withWarning(reply, operation) : reply, record);
  }

  /** Whether the responses of an operation announce its end. */
  #warns({ operation }: Route): boolean {
    return operation.deprecated && this.#settings.v2 !== "works";
  }

  /** The refusal of v2 once it has ended. Nobody knows it yet: this is how other routes of HeyGen went. */
  #refuseWhatIsGone({ operation }: Route): RefusalReply | undefined {
    if (!operation.deprecated || this.#settings.v2 !== "gone") return undefined;
    const successor = successorOf(operation);
    const hint = successor ? ` Use ${successor}.` : "";
    return refuse(410, "endpoint_sunset", `This operation of v2 ended on ${operation.sunset}.${hint}`);
  }
}

/** What a form may have besides its file, in bytes. */
const maxFormBytes = 64 * 2 ** 10;
/** Whether the `Prefer` header asks for a documented response. */
const isExample = ({ code, example }: Prefer): boolean => code !== undefined || example !== undefined;

const tooLarge = refuse(
  413,
  "payload_too_large",
  `Invalid request: the body is larger than ${maxUploadBytes / 2 ** 20} MB.`,
);

/** Waits, unless the client goes first. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end, { once: true });
    if (signal.aborted) end();
  });
}

function write({ status, body, headers }: Reply, record: CallRecord): PlainResponse {
  if (status >= 400) record.refusal = (body as Partial<Refusal<number>["body"]> | null)?.error?.message;
  return jsonResponse(status, body, { ...corsHeaders, ...headers });
}

/** Writes a refusal of the pipeline in the envelope of the version that was called. */
function writeRefusal(refusal: RefusalReply, url: URL, record: CallRecord): PlainResponse {
  if (!url.pathname.startsWith("/v2/")) return write(refusal, record);
  const { code, message } = refusal.body.error;
  return write({ ...refusal, body: refuseV2(refusal.status, code, message).body }, record);
}

/** The refusal that a fault with a status of 5xx is. */
function failOnPurpose(fault: Fault | undefined): RefusalReply | undefined {
  if (!fault?.startsWith("5")) return undefined;
  return refuse(Number(fault), "internal_error", "The sandbox plays a fault.");
}

/** A documented response: by status, by the name of its example, or both; undefined where there is no such example. */
function exampleReply({ responses }: OperationContract, code?: string, example?: string): Reply | undefined {
  const owner = Object.entries(responses).find(([, names]) => ownMember(names, example));
  const status = code ?? owner?.[0];
  const names = ownMember(responses, status) ?? {};
  const component = example === undefined ? Object.values(names)[0] : ownMember(names, example);
  if (!component) return undefined;
  const reply = { status: Number(status), body: examples[component] };
  return status === "429" ? { ...reply, headers: { "Retry-After": "30" } } : reply;
}

/** A member of a record, and nothing that every object has, such as `constructor`. */
function ownMember<Value>(record: Readonly<Record<string, Value>>, name: string | undefined): Value | undefined {
  return name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

function documentedSuccess(operation: OperationContract): Reply {
  return exampleReply(operation, "200") ?? refuse(500, "internal_error", "The spec has no example of a success.");
}

function addDeprecationHeaders(response: PlainResponse, { sunset }: OperationContract): void {
  response.headers.Deprecation = "true";
  response.headers.Sunset = new Date(`${sunset}T00:00:00Z`).toUTCString();
}

/** What v2 adds to its successes since its end was announced. */
function withWarning(reply: Reply, operation: OperationContract): Reply {
  const { sunset } = operation;
  const successor = successorOf(operation);
  const warning = {
    message: `This operation of v2 was announced to end on ${sunset}.`,
    ...(successor && { v3_endpoint: successor }),
    docs_url: "https://developers.heygen.com/docs",
    sunset_date: sunset,
  };
  return { ...reply, body: { ...(reply.body as object), warning } };
}

/** Method and path of an operation's successor, where it has one. */
function successorOf({ replacedBy }: OperationContract): string | undefined {
  const successor = replacedBy ? contract[replacedBy as keyof typeof contract] : undefined;
  return successor && `${successor.method} ${successor.path}`;
}
