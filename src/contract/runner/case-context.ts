// One case at play: it sends calls, and keeps what is wrong with the responses.

import { Sightings } from "../checks/consistency.ts";
import { type Deviation, deviationsIn, deviationsInReal } from "../checks/response-checks.ts";
import type { Operation } from "../spec/document.ts";
import { type Reply, type SentRequest, type Step, shorten, stepOf } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { valueAt } from "../spec/resources.ts";
import type { Problem, Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";
import { type Connection, NotTestable } from "./connection.ts";
import type { Ledger } from "./coverage-items.ts";
import { type Call, prepareRequest } from "./prepare-request.ts";
import type { ConditionName, ConditionValues, Profile } from "./profile.ts";
import type { Things } from "./resource-ids.ts";

/** Another opinion on a response: what another validator finds wrong, a line each; undefined where it has none. */
export type SecondOpinion = (reply: Reply) => Promise<string[] | undefined>;

export interface ScenarioContext {
  connection: Connection;
  things: Things;
  ledger: Ledger;
  rule: Rule;
  secondOpinion?: SecondOpinion | undefined;
  seed: number;
}

const opinionRule: Rule = {
  title: "Two validators agree on a response.",
  source: "OpenAPI document",
  confidence: "A",
};

const steadyRule: Rule = {
  title: "A header that responses may have comes with all of them, or with none.",
  source: "OpenAPI document: headers; the vendor's command line reads the request's id of any response",
  confidence: "B",
};

function notTestable(reason: string): never {
  throw new NotTestable(reason);
}

/** The last statuses of things that can be used. */
const usable = ["completed", "complete", "ready", "success", "enabled"];

/** Whether time alone changes the status of something no more. */
export const isFinished = (value: Json): boolean =>
  !["waiting", "pending", "processing", "in_progress", "generating", "thinking", "queued"].includes(value?.status);

/** How many responses a walk over a list may take. */
const maxPages = 400;

export class Scenario {
  readonly connection: Connection;
  readonly problems: Problem[] = [];
  /** What came back to each call. */
  readonly replies: Reply[] = [];
  readonly seed: number;
  readonly #context: ScenarioContext;
  readonly #sightings: Sightings;
  /** Ids of what was made to be read, by the parameter. */
  readonly #made = new Map<string, string>();
  /** Whether documented examples were asked for. */
  #isExample = false;

  constructor(context: ScenarioContext) {
    this.connection = context.connection;
    this.seed = context.seed;
    this.#context = context;
    const { connection } = context;
    this.#sightings = new Sightings(connection.reader, connection.canBringAbout("time"));
  }

  /** The calls and their responses, for a report. */
  get steps(): Step[] {
    return this.replies.map(stepOf);
  }

  get profile(): Profile {
    return this.connection.profile;
  }

  /** Whether calls change what later calls answer. */
  get isStateful(): boolean {
    return this.profile.stateful ?? true;
  }

  /** Whether time can be let pass. */
  get isTimed(): boolean {
    return this.connection.canBringAbout("time");
  }

  get ledger(): Ledger {
    return this.#context.ledger;
  }

  /** Whether the server has an operation. */
  has(id: string): boolean {
    const { operations } = this.profile;
    return operations === undefined || operations.includes(id);
  }

  /** Sends a call, and judges the response by itself. */
  async call(id: string, call: Call = {}): Promise<Reply> {
    const operation = this.#operation(id);
    return this.#send(operation, await this.#prepare(operation, call));
  }

  /** Sends a call that meets a condition. What it takes to prepare the call does not meet it. */
  async callUnder(name: ConditionName, values: ConditionValues, id: string, call: Call = {}): Promise<Reply> {
    const operation = this.#operation(id);
    const request = await this.#prepare(operation, call);
    if (name === "example") this.#isExample = true;
    return this.#send(operation, await this.#under(name, values, request));
  }

  /** Sends calls of an operation that overlap in time. */
  async overlap(id: string, calls: readonly Call[]): Promise<Reply[]> {
    const operation = this.#operation(id);
    const requests: SentRequest[] = [];
    for (const call of calls) requests.push(await this.#under("slow", {}, await this.#prepare(operation, call)));
    return Promise.all(requests.map((request) => this.#send(operation, request)));
  }

  async #under(name: ConditionName, values: ConditionValues, request: SentRequest): Promise<SentRequest> {
    this.#sightings.change();
    const { headers, query = {} } = await this.connection.bringAbout(name, values);
    const more = Object.entries(query).map((pair) => pair.join("="));
    const url = [request.url, ...more].join(request.url.includes("?") ? "&" : "?");
    return { ...request, url, headers: { ...request.headers, ...headers } };
  }

  #operation(id: string): Operation {
    if (!this.has(id)) throw new NotTestable(`the server has no ${id}`);
    return this.connection.reader.operation(id);
  }

  async #send(operation: Operation, request: SentRequest): Promise<Reply> {
    if (operation.method !== "GET") this.#sightings.change();
    const reply = await this.connection.send(operation, request);
    await this.#check(reply);
    return reply;
  }

  /** Like `call`; what is not answered with success is a problem. */
  async succeed(id: string, call?: Call): Promise<Reply> {
    const reply = await this.call(id, call);
    this.expect(reply.status < 300, "success", `${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`);
    return reply;
  }

  /** Like `call`, with a status that must come, and a code where one is documented for just this. */
  async refuse(
    id: string,
    call: Call,
    status: number | readonly number[],
    codes: readonly string[] = [],
  ): Promise<Reply> {
    const reply = await this.call(id, call);
    const statuses = [status].flat();
    const code = String(reply.body?.error?.code ?? "").toLowerCase();
    const isExpected = statuses.includes(reply.status) && (codes.length === 0 || codes.includes(code));
    const expected = [statuses.join(" or "), codes.join(" or ")].filter(Boolean).join(" with ");
    this.expect(isExpected, expected, `${reply.status} ${code}`);
    return reply;
  }

  /** Keeps a problem unless a condition holds. */
  expect(holds: boolean, expected: string, seen: unknown): void {
    if (holds) return;
    const text = typeof seen === "string" ? seen : (JSON.stringify(seen) ?? "nothing");
    this.problems.push({ rule: this.#context.rule, expected, seen: text, step: this.replies.length });
  }

  /** Keeps a problem if two values are the same. */
  expectDifferent(seen: unknown, other: unknown, what: string): void {
    this.expect(JSON.stringify(seen) !== JSON.stringify(other), `${what}: another response`, "the same response");
  }

  /** Keeps a problem unless two values are the same. */
  expectSame(seen: unknown, expected: unknown, what: string): void {
    const [one, other] = [JSON.stringify(seen), JSON.stringify(expected)];
    this.expect(one === other, `${what}: ${shorten(other ?? "nothing")}`, shorten(one ?? "nothing"));
  }

  /** Brings a condition about that lasts. */
  async condition(name: ConditionName, values?: ConditionValues): Promise<void> {
    this.#sightings.change();
    await this.connection.bringAbout(name, values);
  }

  /** The text that has an effect, such as the name of something that shall fail. */
  async textOf(name: ConditionName): Promise<string> {
    const { text } = await this.connection.bringAbout(name);
    if (text === undefined) throw new NotTestable(`no text brings about "${name}"`);
    return text;
  }

  /** Lets time pass, in milliseconds. */
  async advance(ms: number): Promise<void> {
    await this.condition("time", { ms });
  }

  /** Lets time pass until something is done, at most for a day. */
  async until(read: () => Promise<Json>, isDone: (value: Json) => boolean): Promise<Json> {
    let value = await read();
    for (let ms = 30_000; !isDone(value) && ms < 24 * 60 * 60 * 1000; ms *= 2) {
      await this.advance(ms);
      value = await read();
    }
    this.expect(isDone(value), "an end within a day", value);
    // What has ended is read again: a server may fall back.
    for (let again = 0; again < 3; again++) value = await read();
    this.expect(isDone(value), "an end that lasts", value);
    return value;
  }

  /** The items of a list, page by page; `limit` ends the walk early. */
  async walk(
    id: string,
    query: Record<string, string> = {},
    limit: number = Number.POSITIVE_INFINITY,
  ): Promise<Json[]> {
    const operation = this.connection.reader.operation(id);
    const at = this.connection.lists.find((list) => list.operation.id === id)?.at ?? ["data"];
    const items: Json[] = [];
    const tokens = new Set<string>();
    for (let page = 0, token: string | undefined; page < maxPages; page++) {
      const { status, body } = await this.call(id, { query: token === undefined ? query : { ...query, token } });
      this.expect(status < 300, `page ${page + 1} of ${id}`, `${status}`);
      items.push(...(valueAt(body, at) ?? []));
      if (status >= 300 || body?.has_more !== true || items.length >= limit) return items;
      token = body.next_token;
      this.expect(typeof token === "string" && !tokens.has(token), "a token of a page that is yet to come", token);
      if (typeof token !== "string" || tokens.has(token)) return items;
      tokens.add(token);
      this.ledger.reach("parameters", `${operation.id} token`);
    }
    this.expect(false, `an end of ${id}`, `${maxPages} pages`);
    return items;
  }

  /** Something whose id a parameter takes, made once for this case; undefined where no operation makes one. */
  async made(parameter: string): Promise<string | undefined> {
    const id = this.#made.get(parameter) ?? (await this.create(parameter));
    if (id !== undefined) this.#made.set(parameter, id);
    return id;
  }

  /** Makes something whose id a parameter takes, and which can be used; undefined where no operation makes one. */
  async create(parameter: string): Promise<string | undefined> {
    const resource = this.connection.resources.find((one) => one.parameter === parameter);
    for (const creator of resource?.creators ?? []) {
      const { id: operationId, request } = creator.operation;
      for (const { value } of this.has(operationId) ? (request?.examples ?? []) : []) {
        const { body } = await this.call(operationId, { body: withPlaceholders(value) });
        const id = valueAt(body, creator.at);
        if (!resource || typeof id !== "string") continue;
        const read = async () => (await this.call(resource.get.id, { path: { [parameter]: id } })).body?.data;
        const { status = "completed" } = (await this.until(read, isFinished)) ?? {};
        if (usable.includes(status)) return id;
      }
    }
    return undefined;
  }

  #prepare(operation: Operation, call: Call): Promise<SentRequest> {
    const { baseUrl } = this.connection.options;
    const credentials = call.credentials ?? this.profile.credentials.apiKey;
    return prepareRequest(
      operation,
      { ...call, credentials },
      {
        baseUrl,
        idOf: (name) => this.#context.things.id(name, operation.id, this),
        idForPath: (name) => this.#idFor(name, operation),
      },
    );
  }

  /** Headers of a right OAuth token, and of a wrong key. */
  get bearer(): Record<string, string> {
    return this.profile.credentials.bearer ?? notTestable("the profile has no OAuth token");
  }

  get wrongCredentials(): Record<string, string> {
    return this.profile.credentials.wrong ?? notTestable("the profile has no wrong key");
  }

  /** The id of something that exists, for a call of an operation. */
  async idOf(name: string, operation?: Operation): Promise<string> {
    return operation ? this.#idFor(name, operation) : this.#context.things.id(name, "", this);
  }

  /** Where nothing can be undone, only what was made here is changed. */
  async #idFor(name: string, operation: Operation): Promise<string> {
    const changes = operation.method !== "GET";
    if (!changes || this.connection.canBringAbout("reset")) return this.#context.things.id(name, operation.id, this);
    const id = await this.create(name);
    if (id === undefined) throw new NotTestable(`nothing makes a ${name} to try ${operation.id} on`);
    return id;
  }

  async #check(reply: Reply): Promise<void> {
    this.replies.push(reply);
    this.ledger.answer(reply, this.#isExample);
    const { reader, options } = this.connection;
    const deviations = deviationsIn(reply, reader, options.now());
    deviations.push(...this.#unsteadyHeaders(reply));
    const second = await this.#context.secondOpinion?.(reply);
    const isValid = !deviations.some(({ rule }) => rule.source === opinionRule.source);
    if (second && isValid !== (second.length === 0)) {
      this.#keep({ rule: opinionRule, expected: "the same opinion of both", seen: second.join("; ") || "one objects" });
    }
    if (this.#isReal(reply) && deviations.length === 0) {
      deviations.push(...deviationsInReal(reply, reader), ...this.#sightings.compare(reply));
    }
    for (const deviation of deviations) this.#keep(deviation);
  }

  /** Documented headers that this response lacks and others have, or the other way round. */
  #unsteadyHeaders({ operation, status, headers }: Reply): Deviation[] {
    const documented = operation.responses.find((response) => response.status === status)?.headers ?? {};
    const found: Deviation[] = [];
    for (const [name, { required }] of Object.entries(documented)) {
      const isThere = headers.has(name);
      const isUsual = this.connection.optionalHeaders.get(name) ?? isThere;
      this.connection.optionalHeaders.set(name, isUsual);
      if (required || isThere === isUsual) continue;
      const [expected, seen] = isUsual ? [name, `no ${name}`] : [`no ${name}`, name];
      found.push({ rule: steadyRule, expected: `${expected}, as before`, seen });
    }
    return found;
  }

  /** Whether a success tells something about what exists, other than an example. */
  #isReal({ status }: Reply): boolean {
    return status < 300 && this.isStateful && !this.#isExample;
  }

  #keep(deviation: Deviation): void {
    this.problems.push({ ...deviation, step: this.replies.length });
  }
}
