// The context of a case: it sends calls, checks each response, and collects findings.

import { ConsistencyCheck } from "../checks/consistency.ts";
import { type Finding, findingsIn, findingsInReal } from "../checks/response-checks.ts";
import type { Operation } from "../spec/document.ts";
import { type Exchange, type SentRequest, type Step, shorten, stepOf } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { valueAt } from "../spec/resources.ts";
import type { Rule, StepFinding } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";
import { type Connection, SkipCase } from "./connection.ts";
import type { CoverageRecorder } from "./coverage-items.ts";
import { type Call, prepareRequest } from "./prepare-request.ts";
import type { ConditionName, ConditionValues, Profile } from "./profile.ts";
import type { ResourceIds } from "./resource-ids.ts";

export interface CaseContextOptions {
  connection: Connection;
  resourceIds: ResourceIds;
  coverage: CoverageRecorder;
  rule: Rule;
  seed: number;
}

const steadyRule: Rule = {
  title: "An optional header is in all responses or in none.",
  source: "OpenAPI document: headers; the vendor's command line tool reads the request id of any response",
  confidence: "B",
};

function skip(reason: string): never {
  throw new SkipCase(reason);
}

/** The statuses of resources that are ready to use. */
const usable = ["completed", "complete", "ready", "success", "enabled"];

/** Whether the status no longer changes by itself. */
export const isFinished = (value: Json): boolean =>
  !["waiting", "pending", "processing", "in_progress", "generating", "thinking", "queued"].includes(value?.status);

/** The maximum number of pages that are read of a list. */
const maxPages = 400;

export class CaseContext {
  readonly connection: Connection;
  readonly findings: StepFinding[] = [];
  /** Each call with its response. */
  readonly exchanges: Exchange[] = [];
  readonly seed: number;
  readonly #context: CaseContextOptions;
  readonly #consistency: ConsistencyCheck;
  /** Ids of resources that this case has created, by parameter. */
  readonly #created = new Map<string, string>();
  /** Whether this case has requested documented examples. */
  #isExample = false;

  constructor(context: CaseContextOptions) {
    this.connection = context.connection;
    this.seed = context.seed;
    this.#context = context;
    const { connection } = context;
    this.#consistency = new ConsistencyCheck(connection.reader, connection.supportsCondition("time"));
  }

  /** The calls and their responses, for a report. */
  get steps(): Step[] {
    return this.exchanges.map(stepOf);
  }

  get profile(): Profile {
    return this.connection.profile;
  }

  /** Whether calls affect the responses to later calls. */
  get isStateful(): boolean {
    return this.profile.stateful ?? true;
  }

  /** Whether the case can advance the server's clock. */
  get isTimed(): boolean {
    return this.connection.supportsCondition("time");
  }

  get coverage(): CoverageRecorder {
    return this.#context.coverage;
  }

  /** Whether the server supports an operation. */
  has(id: string): boolean {
    const { operations } = this.profile;
    return operations === undefined || operations.includes(id);
  }

  /** Sends a call and checks the response. */
  async call(id: string, call: Call = {}): Promise<Exchange> {
    const operation = this.#operation(id);
    return this.#send(operation, await this.#prepare(operation, call));
  }

  /** Sends a call under a condition. Calls that prepare it are not under the condition. */
  async callUnder(name: ConditionName, values: ConditionValues, id: string, call: Call = {}): Promise<Exchange> {
    const operation = this.#operation(id);
    const request = await this.#prepare(operation, call);
    if (name === "example") this.#isExample = true;
    return this.#send(operation, await this.#under(name, values, request));
  }

  /** Sends calls of an operation that overlap in time. */
  async overlap(id: string, calls: readonly Call[]): Promise<Exchange[]> {
    const operation = this.#operation(id);
    const requests: SentRequest[] = [];
    for (const call of calls) requests.push(await this.#under("slow", {}, await this.#prepare(operation, call)));
    return Promise.all(requests.map((request) => this.#send(operation, request)));
  }

  async #under(name: ConditionName, values: ConditionValues, request: SentRequest): Promise<SentRequest> {
    this.#consistency.change();
    const { headers, query = {} } = await this.connection.applyCondition(name, values);
    const more = Object.entries(query).map((pair) => pair.join("="));
    const url = [request.url, ...more].join(request.url.includes("?") ? "&" : "?");
    return { ...request, url, headers: { ...request.headers, ...headers } };
  }

  #operation(id: string): Operation {
    if (!this.has(id)) throw new SkipCase(`the server does not support ${id}`);
    return this.connection.reader.operation(id);
  }

  async #send(operation: Operation, request: SentRequest): Promise<Exchange> {
    if (operation.method !== "GET") this.#consistency.change();
    const reply = await this.connection.send(operation, request);
    await this.#check(reply);
    return reply;
  }

  /** Like `call`, but anything except a success is a finding. */
  async succeed(id: string, call?: Call): Promise<Exchange> {
    const reply = await this.call(id, call);
    this.expect(reply.status < 300, "success", `${reply.status} ${JSON.stringify(reply.body).slice(0, 200)}`);
    return reply;
  }

  /** Like `call`, but anything except the given status is a finding, and so is any other code if codes are given. */
  async expectError(
    id: string,
    call: Call,
    status: number | readonly number[],
    codes: readonly string[] = [],
  ): Promise<Exchange> {
    const reply = await this.call(id, call);
    const statuses = [status].flat();
    const code = String(reply.body?.error?.code ?? "").toLowerCase();
    const isExpected = statuses.includes(reply.status) && (codes.length === 0 || codes.includes(code));
    const expected = [statuses.join(" or "), codes.join(" or ")].filter(Boolean).join(" with ");
    this.expect(isExpected, expected, `${reply.status} ${code}`);
    return reply;
  }

  /** Adds a finding unless a condition holds. */
  expect(holds: boolean, expected: string, seen: unknown): void {
    if (holds) return;
    const text = typeof seen === "string" ? seen : (JSON.stringify(seen) ?? "nothing");
    this.findings.push({ rule: this.#context.rule, expected, seen: text, step: this.exchanges.length });
  }

  /** Adds a finding if two values are the same. */
  expectDifferent(seen: unknown, other: unknown, what: string): void {
    this.expect(JSON.stringify(seen) !== JSON.stringify(other), `${what}: a different response`, "the same response");
  }

  /** Adds a finding unless two values are the same. */
  expectSame(seen: unknown, expected: unknown, what: string): void {
    const [one, other] = [JSON.stringify(seen), JSON.stringify(expected)];
    this.expect(one === other, `${what}: ${shorten(other ?? "nothing")}`, shorten(one ?? "nothing"));
  }

  /** Applies a condition that lasts. */
  async condition(name: ConditionName, values?: ConditionValues): Promise<void> {
    this.#consistency.change();
    await this.connection.applyCondition(name, values);
  }

  /** The text that triggers a condition, such as a name that makes a resource fail. */
  async textOf(name: ConditionName): Promise<string> {
    const { text } = await this.connection.applyCondition(name);
    if (text === undefined) throw new SkipCase(`the profile has no text for the condition "${name}"`);
    return text;
  }

  /** Advances the server's clock by a number of milliseconds. */
  async advance(ms: number): Promise<void> {
    await this.condition("time", { ms });
  }

  /** Advances the clock until a resource is done, by a day at most. */
  async until(read: () => Promise<Json>, isDone: (value: Json) => boolean): Promise<Json> {
    let value = await read();
    for (let ms = 30_000; !isDone(value) && ms < 24 * 60 * 60 * 1000; ms *= 2) {
      await this.advance(ms);
      value = await read();
    }
    this.expect(isDone(value), "a final status within a day", value);
    // Read again, because a faulty server may return to an earlier status.
    for (let again = 0; again < 3; again++) value = await read();
    this.expect(isDone(value), "a final status that stays", value);
    return value;
  }

  /** Lists all items, page by page, and stops after `limit` items. */
  async listAll(
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
      this.expect(typeof token === "string" && !tokens.has(token), "a token of a further page", token);
      if (typeof token !== "string" || tokens.has(token)) return items;
      tokens.add(token);
      this.coverage.reach("parameters", `${operation.id} token`);
    }
    this.expect(false, `a last page of ${id}`, `${maxPages} pages`);
    return items;
  }

  /** Creates a resource for a parameter, once per case, and returns its id; undefined if no operation creates one. */
  async resource(parameter: string): Promise<string | undefined> {
    const id = this.#created.get(parameter) ?? (await this.create(parameter));
    if (id !== undefined) this.#created.set(parameter, id);
    return id;
  }

  /** Creates a usable resource for a parameter and returns its id; undefined if no operation creates one. */
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
        idOf: (name) => this.#context.resourceIds.id(name, operation.id, this),
        idForPath: (name) => this.#idFor(name, operation),
      },
    );
  }

  /** The headers of a valid OAuth token. */
  get bearer(): Record<string, string> {
    return this.profile.credentials.bearer ?? skip("the profile has no OAuth token");
  }

  /** The headers of an invalid key. */
  get wrongCredentials(): Record<string, string> {
    return this.profile.credentials.wrong ?? skip("the profile has no invalid key");
  }

  /** The id of an existing resource, for a call of an operation. */
  async idOf(name: string, operation?: Operation): Promise<string> {
    return operation ? this.#idFor(name, operation) : this.#context.resourceIds.id(name, "", this);
  }

  /** If the server can't be reset, only resources that this case created are changed. */
  async #idFor(name: string, operation: Operation): Promise<string> {
    const changes = operation.method !== "GET";
    if (!changes || this.connection.supportsCondition("reset"))
      return this.#context.resourceIds.id(name, operation.id, this);
    const id = await this.create(name);
    if (id === undefined) throw new SkipCase(`no operation creates a ${name} to test ${operation.id} with`);
    return id;
  }

  async #check(reply: Exchange): Promise<void> {
    this.exchanges.push(reply);
    this.coverage.answer(reply, this.#isExample);
    const { reader, options } = this.connection;
    const findings = findingsIn(reply, reader, options.now());
    findings.push(...this.#unsteadyHeaders(reply));
    if (this.#isReal(reply) && findings.length === 0) {
      findings.push(...findingsInReal(reply, reader), ...this.#consistency.compare(reply));
    }
    for (const finding of findings) this.#keep(finding);
  }

  /** Documented headers that are in this response but not in others, or the other way round. */
  #unsteadyHeaders({ operation, status, headers }: Exchange): Finding[] {
    const documented = operation.responses.find((response) => response.status === status)?.headers ?? {};
    const found: Finding[] = [];
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

  /** Whether a success is about existing resources and not an example. */
  #isReal({ status }: Exchange): boolean {
    return status < 300 && this.isStateful && !this.#isExample;
  }

  #keep(finding: Finding): void {
    this.findings.push({ ...finding, step: this.exchanges.length });
  }
}
