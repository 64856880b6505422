// The connection to the server: it enforces the profile's limits, applies conditions, and tracks created resources.

import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Exchange, SentRequest } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { resourcesIn } from "../spec/resource-views.ts";
import {
  type Creatable,
  creatablesOf,
  createdIn,
  type ListOperation,
  listsOf,
  type Resource,
  resourcesOf,
  successOf,
} from "../spec/resources.ts";
import type { Condition, ConditionName, ConditionValues, Profile } from "./profile.ts";

/** The maximum number of pages that are read of a list, so that an endless one ends. */
export const maxPages = 400;

/** Sends a request. */
export type Fetch = (request: Request) => Promise<Response>;

export interface ConnectionOptions {
  profile: Profile;
  /** URL of the server, without a slash at the end. */
  baseUrl: string;
  fetch: Fetch;
  /** Timeout of a request, in milliseconds. */
  timeoutMs: number;
  sleep(ms: number): Promise<void>;
  now(): number;
  /** Called with the current leftovers when a resource is created or deleted. */
  onLeftover?: ((leftovers: readonly Leftover[]) => void) | undefined;
  /** Leftover resources of an earlier run, which are deleted together with those of this run. */
  leftovers?: readonly Leftover[] | undefined;
  /** Called with each response to a call of an operation. */
  onExchange?: ((reply: Exchange) => void) | undefined;
}

/** A resource that a case created. */
export interface Leftover {
  /** The operationId that deletes it. */
  operation: string;
  id: string;
}

/** Why a case was not run. */
export type SkipKind =
  /** The server lacks the operation, or an ability or a condition that the case needs. */
  | "unsupported"
  /** The profile does not allow it, or its budget is used up. */
  | "not allowed"
  /** A resource that the case needs does not exist. */
  | "no resource";

/** Skips a case that can't run on this server. The message is the reason. */
export class SkipCase extends Error {
  override readonly name = "SkipCase";
  readonly kind: SkipKind;

  constructor(kind: SkipKind, reason: string) {
    super(reason);
    this.kind = kind;
  }
}

/** The server can't be reached, or sends no response in time. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
  readonly request: SentRequest;

  constructor(request: SentRequest, reason: string) {
    super(reason);
    this.request = request;
  }
}

export class Connection {
  readonly options: ConnectionOptions;
  readonly reader: DocumentReader;
  readonly resources: readonly Resource[];
  readonly creatables: readonly Creatable[];
  readonly lists: readonly ListOperation[];
  profile: Profile;
  /** The number of requests to the API. */
  requests = 0;
  /** Counts what may have changed resources: writes, and conditions. */
  epoch = 0;
  /** How long a resource has taken at most to be done, in milliseconds of real time. */
  slowestWaitMs: number | undefined;
  /** Whether the server's state may differ from its initial state. */
  #isChanged = true;
  #paidCalls = 0;
  #lastSentAt = Number.NEGATIVE_INFINITY;
  #waitedMs = 0;
  #leftovers: Leftover[];
  /** The leftovers that serve more than one case. */
  readonly #kept = new Set<string>();

  constructor(reader: DocumentReader, options: ConnectionOptions) {
    this.reader = reader;
    this.lists = listsOf(reader);
    this.resources = resourcesOf(reader);
    this.creatables = creatablesOf(reader);
    this.options = options;
    this.profile = options.profile;
    this.#leftovers = [...(options.leftovers ?? [])];
  }

  /** The resources that were created and not deleted yet. */
  get leftovers(): readonly Leftover[] {
    return this.#leftovers;
  }

  /** Whether the server supports an operation. */
  has(id: string): boolean {
    const { operations } = this.profile;
    return operations === undefined || operations === "probe" || operations.includes(id);
  }

  /** Whether the server supports an operation and the profile allows it. */
  canCall(operation: Operation): boolean {
    return this.has(operation.id) && this.allows(operation);
  }

  /** Whether the profile allows calls of an operation. */
  allows({ id, method }: Operation): boolean {
    const { writes = false } = this.profile;
    return method === "GET" || (Array.isArray(writes) ? writes.includes(id) : writes);
  }

  /** Sends a call of an operation. @throws {@link SkipCase} if the profile does not allow it */
  async send(operation: Operation, request: SentRequest, isExample = false): Promise<Exchange> {
    const isWrite = operation.method !== "GET";
    this.#checkPermission(operation);
    const { limits } = this.profile;
    if (limits?.requests !== undefined && this.requests >= limits.requests) {
      throw new SkipCase("not allowed", `the budget of ${limits.requests} requests is used up`);
    }
    await this.#pace();
    this.requests++;
    if (isWrite) this.epoch++;
    const { status, headers, body } = await this.#fetch(request).catch((error: unknown) => {
      this.#isChanged ||= isWrite;
      throw error;
    });
    // A reset after each of the thousands of rejected requests would take longer than all the rest.
    const isRejected = status >= 400 && status < 500;
    if (isWrite && !isRejected) this.#isChanged = true;
    const reply = { operation, request, status, headers, body, epoch: this.epoch, isExample };
    if (isWrite && status >= 200 && status < 300) this.#remember(reply);
    this.options.onExchange?.(reply);
    return reply;
  }

  /** Applies a condition. Returns what must be added to the call itself. */
  async applyCondition(name: ConditionName, values: ConditionValues = {}): Promise<Condition> {
    const means = this.profile.conditions?.[name];
    if (!means) throw new SkipCase("unsupported", `the profile does not support the condition "${name}"`);
    this.#isChanged = true;
    this.epoch++;
    const condition = typeof means === "function" ? ((await means(values)) ?? {}) : means;
    for (const { method, path, headers, body } of condition.calls ?? []) {
      const address = String(fill(path, values));
      const url = /^https?:/.test(address) ? address : `${this.options.baseUrl}${address}`;
      const request: SentRequest = { method, url, headers: { "Content-Type": "application/json", ...headers } };
      if (body !== undefined) request.body = JSON.stringify(fill(body, values));
      const { status } = await this.#fetch(request);
      if (status >= 400) {
        throw new SkipCase("unsupported", `the condition "${name}" failed: ${method} ${path} returned ${status}`);
      }
    }
    return { ...condition, headers: fill(condition.headers ?? {}, values) as Record<string, string> };
  }

  supportsCondition(name: ConditionName): boolean {
    return this.profile.conditions?.[name] !== undefined;
  }

  /** The milliseconds that may still be spent waiting, if the clock of the server can't be advanced. */
  get remainingWaitMs(): number {
    return (this.profile.limits?.waitMs ?? 0) - this.#waitedMs;
  }

  /** Waits in real time. */
  async wait(ms: number): Promise<void> {
    this.#waitedMs += ms;
    this.epoch++;
    await this.options.sleep(ms);
  }

  /** Resets the server, or at least deletes created resources. */
  async reset(): Promise<void> {
    if (!this.#isChanged) return;
    if (this.supportsCondition("reset")) {
      await this.applyCondition("reset");
      this.#leftovers = [];
    } else {
      await this.#deleteLeftovers(({ id }) => !this.#kept.has(id));
    }
    this.#isChanged = false;
  }

  /** Keeps what `create` creates until the end of the run: a look, for example, together with its group. */
  async keeping<Result>(create: () => Promise<Result>): Promise<Result> {
    const before = new Set(this.#leftovers);
    const result = await create();
    for (const leftover of this.#leftovers) if (!before.has(leftover)) this.#kept.add(leftover.id);
    return result;
  }

  /** Deletes all leftover resources. Returns those that could not be deleted. */
  deleteLeftovers(): Promise<readonly Leftover[]> {
    return this.#deleteLeftovers(() => true);
  }

  async #deleteLeftovers(isDue: (leftover: Leftover) => boolean): Promise<readonly Leftover[]> {
    const stuck: Leftover[] = [];
    for (const leftover of this.#leftovers.toReversed()) {
      if (isDue(leftover) && (await this.#delete(leftover))) continue;
      stuck.push(leftover);
    }
    this.#leftovers = stuck.reverse();
    this.options.onLeftover?.(this.#leftovers);
    return this.#leftovers;
  }

  async #delete({ operation, id }: Leftover): Promise<boolean> {
    const { method, path } = this.reader.operation(operation);
    const url = this.options.baseUrl + path.replace(/\{\w+\}/, encodeURIComponent(id));
    await this.#pace();
    const { status } = await this.#fetch({ method, url, headers: { ...this.profile.credentials.apiKey } });
    // After a 404 the resource is already gone: deleted by the case, or together with another resource.
    return status < 400 || status === 404;
  }

  /** Whether the server answers a request to its root at all. */
  async isAlive(): Promise<boolean> {
    try {
      await this.#fetch({ method: "GET", url: `${this.options.baseUrl}/`, headers: {} });
      return true;
    } catch {
      return false;
    }
  }

  async #fetch(sent: SentRequest): Promise<{ status: number; headers: Headers; body: Json }> {
    const { url, method, headers, body } = sent;
    const { fetch, timeoutMs } = this.options;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`no response within ${timeoutMs / 1000} s`)), timeoutMs);
    try {
      const { signal } = patience;
      const request = new Request(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
      const response = await fetch(request);
      return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
    } catch (error) {
      throw new Unreachable(sent, reasonOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  #checkPermission(operation: Operation): void {
    if (!this.allows(operation)) throw new SkipCase("not allowed", `the profile does not allow ${operation.id}`);
    const { limits } = this.profile;
    // An operation that can be rejected for lack of credit costs money.
    const costs = operation.method !== "GET" && operation.responses.some(({ status }) => status === 402);
    if (!costs || limits?.paidCalls === undefined) return;
    if (this.#paidCalls >= limits.paidCalls) {
      throw new SkipCase("not allowed", `the budget of ${limits.paidCalls} paid calls is used up`);
    }
    this.#paidCalls++;
  }

  async #pace(): Promise<void> {
    const { now, sleep } = this.options;
    const perSecond = this.profile.limits?.requestsPerSecond;
    if (perSecond === undefined) return;
    const waitMs = this.#lastSentAt + 1000 / perSecond - now();
    if (waitMs > 0) await sleep(waitMs);
    this.#lastSentAt = now();
  }

  #remember(reply: Exchange): void {
    if (this.supportsCondition("reset")) return;
    const creation = createdBy(reply, this).filter(({ operation }) => this.has(operation));
    if (creation.length === 0) return;
    this.#leftovers.push(...creation);
    this.options.onLeftover?.(this.#leftovers);
  }
}

/** Why `fetch` failed. It wraps the original error in `cause`, which in Node has a code when its message is empty. */
function reasonOf(error: unknown): string {
  const cause: { message?: string; code?: string } = (error as { cause?: object })?.cause ?? (error as object);
  return cause?.message || cause?.code || String(error);
}

/** A look's or group's id in a request: the created resource then belongs to an existing one. */
const namesOwner = /"(avatar|look|reference_look|avatar_group|group)_ids?":/;

/** The deletable resources that a call created, without existing ones such as the group that a look is added to. */
function createdBy(reply: Exchange, { resources, creatables, reader }: Connection): Leftover[] {
  const { request, body } = reply;
  const sent = typeof request.body === "string" ? request.body : "";
  const received = JSON.stringify(body);
  const visible = reply.operation.method === "POST" ? resourcesShownIn(reply, resources, reader) : [];
  const created = new Map(
    [...createdIn(reply, [...resources, ...creatables]), ...visible].map((one) => [`${one.operation} ${one.id}`, one]),
  );
  return [...created.values()].filter(({ id }) => {
    const isNamed = sent.includes(`"${id}"`) || request.url.includes(encodeURIComponent(id));
    const isOwner = new RegExp(`"\\w+_id":"${id.replace(/\W/g, "\\$&")}"`).test(received);
    return !isNamed && !(isOwner && namesOwner.test(sent));
  });
}

/** The deletable resources in a response, including those in lists. */
function resourcesShownIn(
  { operation, body }: Exchange,
  resources: readonly Resource[],
  reader: DocumentReader,
): Leftover[] {
  return resourcesIn(body, successOf(operation), reader).flatMap(({ component, id }) => {
    const remove = resources.find((one) => one.component === component)?.remove;
    return remove ? [{ operation: remove.id, id }] : [];
  });
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Replaces `{names}` with values. A text that is only a name becomes the value itself. */
function fill(template: unknown, values: ConditionValues): unknown {
  if (typeof template === "string") {
    const whole = /^\{(\w+)\}$/.exec(template)?.[1];
    if (whole !== undefined && whole in values) return values[whole];
    return template.replace(/\{(\w+)\}/g, (placeholder, name) => String(values[name] ?? placeholder));
  }
  if (Array.isArray(template)) return template.map((item) => fill(item, values));
  if (template === null || typeof template !== "object") return template;
  return Object.fromEntries(Object.entries(template).map(([key, inner]) => [key, fill(inner, values)]));
}
