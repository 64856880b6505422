// The way to the server: credentials, writes that are allowed, budget, pace; and a list of what was made.

import { resourcesIn } from "../checks/consistency.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Exchange, SentRequest } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { createdIn, type ListOperation, listsOf, type Resource, resourcesOf, successOf } from "../spec/resources.ts";
import type { Condition, ConditionName, ConditionValues, Profile } from "./profile.ts";

/** Sends a request. */
export type Fetch = (request: Request) => Promise<Response>;

export interface ConnectionOptions {
  profile: Profile;
  /** Where the server is, without a slash at the end. */
  baseUrl: string;
  fetch: Fetch;
  /** How long to wait for a response, in milliseconds. */
  timeoutMs: number;
  sleep(ms: number): Promise<void>;
  now(): number;
  /** Told of everything that was made and of everything that was deleted again. */
  onLeftover?: ((leftovers: readonly Leftover[]) => void) | undefined;
  /** What an earlier run has made and not deleted, to be deleted with what this one makes. */
  leftovers?: readonly Leftover[] | undefined;
  /** Told of every response to a call of an operation. */
  onExchange?: ((reply: Exchange) => void) | undefined;
}

/** Something that a case has made. */
export interface Leftover {
  /** The operationId that deletes it. */
  operation: string;
  id: string;
}

/** Why a case can't be tested on this server. */
export class SkipCase extends Error {
  override readonly name = "SkipCase";
}

/** The server can't be reached at all, or answers nothing in time. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

export class Connection {
  readonly options: ConnectionOptions;
  readonly reader: DocumentReader;
  readonly resources: readonly Resource[];
  readonly lists: readonly ListOperation[];
  /** Whether the server sends each documented header that it may leave out. */
  readonly optionalHeaders: Map<string, boolean> = new Map();
  /** Requests that were sent to the API. */
  requests = 0;
  /** Whether the server may differ from how it was at the start. */
  #isChanged = true;
  #paidCalls = 0;
  #lastSentAt = Number.NEGATIVE_INFINITY;
  #leftovers: Leftover[];

  constructor(reader: DocumentReader, options: ConnectionOptions) {
    this.reader = reader;
    this.lists = listsOf(reader);
    this.resources = resourcesOf(reader);
    this.options = options;
    this.#leftovers = [...(options.leftovers ?? [])];
  }

  get profile(): Profile {
    return this.options.profile;
  }

  /** Sends a call of an operation. Throws SkipCase where the profile does not allow it. */
  async send(operation: Operation, request: SentRequest): Promise<Exchange> {
    const isWrite = operation.method !== "GET";
    if (isWrite) this.#allowWrite(operation);
    const { limits } = this.profile;
    if (limits?.requests !== undefined && this.requests >= limits.requests) {
      throw new SkipCase(`the budget of ${limits.requests} requests is spent`);
    }
    await this.#pace();
    this.requests++;
    if (isWrite) this.#isChanged = true;
    const { status, headers, body } = await this.#fetch(request);
    const reply = { operation, request, status, headers, body };
    if (isWrite && status >= 200 && status < 300) this.#remember(reply);
    this.options.onExchange?.(reply);
    return reply;
  }

  /** Brings a condition about; resolves to what the call itself needs. */
  async applyCondition(name: ConditionName, values: ConditionValues = {}): Promise<Condition> {
    const means = this.profile.conditions?.[name];
    if (!means) throw new SkipCase(`nothing brings about "${name}"`);
    this.#isChanged = true;
    const condition = typeof means === "function" ? ((await means(values)) ?? {}) : means;
    for (const { method, path, headers, body } of condition.calls ?? []) {
      const address = String(fill(path, values));
      const url = /^https?:/.test(address) ? address : `${this.options.baseUrl}${address}`;
      const request: SentRequest = { method, url, headers: { "Content-Type": "application/json", ...headers } };
      if (body !== undefined) request.body = JSON.stringify(fill(body, values));
      const { status } = await this.#fetch(request);
      if (status >= 400) throw new SkipCase(`"${name}" was answered ${status} by ${method} ${path}`);
    }
    return { ...condition, headers: fill(condition.headers ?? {}, values) as Record<string, string> };
  }

  supportsCondition(name: ConditionName): boolean {
    return this.profile.conditions?.[name] !== undefined;
  }

  /** Makes the server as it was at the start, or at least deletes what was made. */
  async reset(): Promise<void> {
    if (!this.#isChanged) return;
    if (this.supportsCondition("reset")) {
      await this.applyCondition("reset");
      this.#leftovers = [];
    } else {
      await this.deleteLeftovers();
    }
    this.#isChanged = false;
  }

  /** Deletes what was made and is still there; what can't be deleted stays on the list. */
  async deleteLeftovers(): Promise<readonly Leftover[]> {
    const stuck: Leftover[] = [];
    for (const leftover of this.#leftovers.reverse()) {
      const { method, path } = this.reader.operation(leftover.operation);
      const url = this.options.baseUrl + path.replace(/\{\w+\}/, encodeURIComponent(leftover.id));
      await this.#pace();
      const { status } = await this.#fetch({ method, url, headers: { ...this.profile.credentials.apiKey } });
      // What is gone already was deleted by the case, or went with something else.
      if (status >= 400 && status !== 404) stuck.push(leftover);
    }
    this.#leftovers = stuck;
    this.options.onLeftover?.(stuck);
    return stuck;
  }

  async #fetch({ method, url, headers, body }: SentRequest): Promise<{ status: number; headers: Headers; body: Json }> {
    const { fetch, timeoutMs } = this.options;
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error(`no response within ${timeoutMs} ms`)), timeoutMs);
    try {
      const { signal } = patience;
      const request = new Request(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
      const response = await fetch(request);
      return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
    } catch (error) {
      const reason = (error as Error).cause ?? error;
      throw new Unreachable(`${method} ${url}: ${(reason as Error).message}`);
    } finally {
      clearTimeout(timer);
    }
  }

  #allowWrite({ id, responses }: Operation): void {
    const { writes = false, limits } = this.profile;
    const isAllowed = Array.isArray(writes) ? writes.includes(id) : writes;
    if (!isAllowed) throw new SkipCase(`the profile does not allow ${id}`);
    // What can be refused for lack of credit costs money.
    const costs = responses.some(({ status }) => status === 402);
    if (!costs) return;
    if (limits?.paidCalls !== undefined && this.#paidCalls >= limits.paidCalls) {
      throw new SkipCase(`the budget of ${limits.paidCalls} paid calls is spent`);
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
    const creation = createdBy(reply, this.resources, this.reader);
    if (creation.length === 0) return;
    this.#leftovers.push(...creation);
    this.options.onLeftover?.(this.#leftovers);
  }
}

/** Ids of looks and groups in a request: what is made then belongs to something that was there before. */
const namesOwner = /"(avatar|look|reference_look|avatar_group|group)_ids?":/;

/** What a call has made that can be deleted: nothing that was there before, such as the group that a look is added to. */
function createdBy(reply: Exchange, resources: readonly Resource[], reader: DocumentReader): Leftover[] {
  const { request, body } = reply;
  const sent = typeof request.body === "string" ? request.body : "";
  const received = JSON.stringify(body);
  const visible = reply.operation.method === "POST" ? resourcesShownIn(reply, resources, reader) : [];
  const created = new Map(
    [...createdIn(reply, resources), ...visible].map((one) => [`${one.operation} ${one.id}`, one]),
  );
  return [...created.values()].filter(({ id }) => {
    const isNamed = sent.includes(`"${id}"`) || request.url.includes(encodeURIComponent(id));
    const isOwner = new RegExp(`"\\w+_id":"${id.replace(/\W/g, "\\$&")}"`).test(received);
    return !isNamed && !(isOwner && namesOwner.test(sent));
  });
}

/** The things that a response shows, also those of a list, as far as they can be deleted. */
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

/** Puts values in the place of `{names}`; a text that is nothing but a name becomes the value itself. */
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
