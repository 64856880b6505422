// The context of a case: it sends calls, and collects exchanges and findings.
import type { Operation } from "../spec/document.ts";
import { type Exchange, type SentRequest, withoutCredentials } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { pageAt, valueAt } from "../spec/resources.ts";
import type { Rule, StepFinding } from "../spec/rule.ts";
import type { RequestStep } from "./case.ts";
import { type Connection, maxPages, SkipCase } from "./connection.ts";
import { type Call, prepareRequest } from "./prepare-request.ts";
import type { ConditionName, ConditionValues, Profile } from "./profile.ts";
import type { Resolver } from "./resolver.ts";
import { readUntil } from "./waiting.ts";

export interface CaseContextOptions {
  connection: Connection;
  resolver: Resolver;
  rule: Rule;
  seed: number;
}

/** Ends a case after a finding that makes its further steps meaningless. */
export class EndCase extends Error {
  override readonly name = "EndCase";
}

export class CaseContext {
  readonly connection: Connection;
  readonly seed: number;
  /** Each call with its response. */
  readonly exchanges: Exchange[] = [];
  readonly findings: StepFinding[] = [];
  readonly #rule: Rule;
  readonly #resolver: Resolver;

  constructor({ connection, resolver, rule, seed }: CaseContextOptions) {
    this.connection = connection;
    this.seed = seed;
    this.#rule = rule;
    this.#resolver = resolver;
  }

  get profile(): Profile {
    return this.connection.profile;
  }

  /** Whether the case can advance the server's clock. */
  get isTimed(): boolean {
    return this.connection.supportsCondition("time");
  }

  /** Whether the server returns to its initial state after each case. */
  get isResettable(): boolean {
    return this.connection.supportsCondition("reset");
  }

  /** Whether requests are limited, so that a case must do with few. */
  get isFrugal(): boolean {
    return this.profile.limits?.requests !== undefined;
  }

  /** The values to try: all, or the first two if requests are limited. */
  sampled<Value>(values: readonly Value[]): readonly Value[] {
    return this.isFrugal ? values.slice(0, 2) : values;
  }

  /** Whether the server supports an operation and the profile allows it. */
  canCall(id: string): boolean {
    return this.connection.canCall(this.connection.reader.operation(id));
  }

  /** Sends a call. */
  async call(id: string, call: Call = {}): Promise<Exchange> {
    const operation = this.#operation(id);
    return this.#send(operation, await this.#prepare(operation, call), false);
  }

  /** Sends a call under a condition. Calls that prepare it are not under the condition. */
  async callUnder(name: ConditionName, values: ConditionValues, id: string, call: Call = {}): Promise<Exchange> {
    const operation = this.#operation(id);
    const request = await this.#prepare(operation, call);
    return this.#send(operation, await this.#under(name, values, request), name === "example");
  }

  /** Sends a request that is not a call of an operation, such as one to an unknown path. */
  async callOutside(method: string, path: string): Promise<Exchange> {
    const operation: Operation = { ...outside, method: method === "HEAD" ? "GET" : method, path };
    const url = `${this.connection.options.baseUrl}${path}`;
    const request = { method, url, headers: this.profile.credentials.apiKey };
    const exchange = { ...(await this.connection.send(operation, request)), isOutside: true };
    this.exchanges.push(exchange);
    return exchange;
  }

  /** Sends a step of a case. */
  take({ operation, call, condition }: RequestStep): Promise<Exchange> {
    return condition ? this.callUnder(condition.name, condition.values, operation, call) : this.call(operation, call);
  }

  /** Sends calls of an operation that overlap in time. */
  async overlap(id: string, calls: readonly Call[]): Promise<Exchange[]> {
    const operation = this.#operation(id);
    const requests: SentRequest[] = [];
    const isSlow = this.connection.supportsCondition("slow");
    for (const call of calls) {
      const request = await this.#prepare(operation, call);
      requests.push(isSlow ? await this.#under("slow", {}, request) : request);
    }
    return Promise.all(requests.map((request) => this.#send(operation, request, false)));
  }

  async #under(name: ConditionName, values: ConditionValues, request: SentRequest): Promise<SentRequest> {
    const { headers, query = {} } = await this.connection.applyCondition(name, values);
    const more = Object.entries(query).map((pair) => pair.join("="));
    const url = [request.url, ...more].join(request.url.includes("?") ? "&" : "?");
    return { ...request, url, headers: { ...request.headers, ...headers } };
  }

  #operation(id: string): Operation {
    if (!this.connection.has(id)) throw new SkipCase("unsupported", `the server does not support ${id}`);
    const operation = this.connection.reader.operation(id);
    // Before the ids are looked up, so that no request is wasted.
    if (this.connection.allows(operation)) return operation;
    throw new SkipCase("not allowed", `the profile does not allow ${id}`);
  }

  async #prepare(operation: Operation, call: Call): Promise<SentRequest> {
    const ids = await this.#resolver.idsFor(operation, call);
    const credentials = call.credentials ?? this.profile.credentials.apiKey;
    return prepareRequest(operation, { ...call, credentials }, ids, this.connection.options.baseUrl);
  }

  async #send(operation: Operation, request: SentRequest, isExample: boolean): Promise<Exchange> {
    const reply = await this.connection.send(operation, request, isExample);
    this.exchanges.push(reply);
    return reply;
  }

  /** Like `call`, but the case ends with a finding if the response is not a success. */
  async succeed(id: string, call?: Call): Promise<Exchange> {
    const reply = await this.call(id, call);
    if (reply.status < 300) return reply;
    this.#add({ place: id, symptom: `${reply.status}`, expected: "a success", got: responseText(reply) });
    throw new EndCase();
  }

  /**
   * Like `call`, but anything except the given status is a finding, and so is any other code if codes are given.
   *
   * @param what what is wrong with the call, for the report
   */
  async expectError(
    id: string,
    call: Call,
    status: number | readonly number[],
    codes: readonly string[] = [],
    what: string = id,
  ): Promise<Exchange> {
    const reply = await this.call(id, call);
    const statuses = [status].flat();
    const code = String(reply.body?.error?.code ?? "").toLowerCase();
    const isExpected = statuses.includes(reply.status) && (codes.length === 0 || codes.includes(code));
    if (!isExpected) {
      const expected = [statuses.join(" or "), codes.join(" or ")].filter(Boolean).join(" with ");
      this.#add({ place: what, symptom: "", expected, got: responseText(reply) });
    }
    return reply;
  }

  /** Adds a finding unless a condition holds. */
  expect(holds: boolean, expected: string, got: unknown): void {
    if (!holds) this.#add({ place: expected, symptom: "", expected, got: textOf(got) });
  }

  /** Adds a finding if two values are the same. */
  expectDifferent(got: unknown, other: unknown, what: string): void {
    if (JSON.stringify(got) !== JSON.stringify(other)) return;
    this.#add({ place: what, symptom: "", expected: "a different response", got: "the same response" });
  }

  /** Adds a finding unless two values are the same. */
  expectSame(got: unknown, expected: unknown, what: string): void {
    if (JSON.stringify(got) === JSON.stringify(expected)) return;
    this.#add({ place: what, symptom: "", expected: textOf(expected), got: textOf(got) });
  }

  /** Adds a finding unless two lists have the same ids in the same order. */
  expectItems(got: readonly string[], expected: readonly string[], what: string): void {
    if (JSON.stringify(got) === JSON.stringify(expected)) return;
    const parts = {
      missing: expected.filter((id) => !got.includes(id)),
      unexpected: got.filter((id) => !expected.includes(id)),
      twice: got.filter((id, index) => got.indexOf(id) !== index),
    };
    const differences = Object.entries(parts)
      .filter(([, ids]) => ids.length > 0)
      .map(([name, ids]) => `${ids.length} ${name}, such as ${ids[0]}`);
    const text = `${got.length}: ${differences.join("; ") || "in another order"}`;
    this.#add({ place: what, symptom: "", expected: `${expected.length} items`, got: text });
  }

  #add(finding: Omit<StepFinding, "rule" | "step">): void {
    this.findings.push({ rule: this.#rule, ...finding, step: this.exchanges.length });
  }

  /** The text at a path in a success. The case ends without it: if the spec requires it, the body is a finding. */
  textAt({ body }: Exchange, at: readonly string[]): string {
    const text = valueAt(body, at);
    if (typeof text === "string") return text;
    this.expect(false, `a text at ${at.join(".")}`, text);
    throw new EndCase();
  }

  /** Applies a condition that lasts. */
  async condition(name: ConditionName, values?: ConditionValues): Promise<void> {
    await this.connection.applyCondition(name, values);
  }

  /** The text that triggers a condition, such as a name that makes a resource fail. */
  async triggerText(name: ConditionName): Promise<string> {
    const { text } = await this.connection.applyCondition(name);
    if (text === undefined) throw new SkipCase("unsupported", `the profile has no text for the condition "${name}"`);
    return text;
  }

  /** Advances the server's clock by a number of milliseconds, if it can be advanced. */
  async advance(ms: number): Promise<void> {
    if (this.isTimed) await this.condition("time", { ms });
  }

  /** Lets time pass until a resource is done, by a day at most. */
  async until(read: () => Promise<Json>, isDone: (value: Json) => boolean): Promise<Json> {
    let value = await readUntil(this.connection, read, isDone);
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
    const at = this.connection.lists.find((list) => list.operation.id === id)?.at ?? ["data"];
    const items: Json[] = [];
    const tokens = new Set<string>();
    for (let page = 0, token: string | undefined; page < maxPages; page++) {
      const { body } = await this.succeed(id, { query: token === undefined ? query : { ...query, token } });
      const found = valueAt(body, at);
      if (!Array.isArray(found)) throw new EndCase();
      items.push(...found);
      const { has_more: hasMore, next_token: next } = pageAt(body, { at });
      if (hasMore !== true || items.length >= limit) return items;
      token = next;
      this.expect(typeof token === "string" && !tokens.has(token), `a token of a further page of ${id}`, token);
      if (typeof token !== "string" || tokens.has(token)) return items;
      tokens.add(token);
    }
    this.expect(false, `a last page of ${id}`, `${maxPages} pages`);
    return items;
  }

  /** The id of an existing resource, by the name of the parameter or field. */
  idOf(name: string): Promise<string> {
    return this.#resolver.id(name);
  }

  /** The id of a new resource, which this case may delete. @throws {@link SkipCase} if no operation creates one */
  async newId(name: string, isUsable = true): Promise<string> {
    const id = await this.#resolver.create(name, isUsable);
    if (id !== undefined) return id;
    throw new SkipCase("no resource", `no operation creates a ${name}`);
  }

  /** The id of a resource that a call of an operation may change. */
  idToChange(name: string, operation: Operation): Promise<string> {
    return this.#resolver.pathId(name, operation);
  }

  /** The headers of a valid OAuth token. */
  get bearer(): Record<string, string> {
    const { bearer } = this.profile.credentials;
    if (bearer) return bearer;
    throw new SkipCase("unsupported", "no OAuth token is known that the server accepts");
  }

  /** The headers of an invalid key. */
  get wrongCredentials(): Record<string, string> {
    const { wrong } = this.profile.credentials;
    if (wrong) return wrong;
    throw new SkipCase("unsupported", "no key is known that the server rejects");
  }
}

/** Stands for an operation where there is none. */
const outside: Omit<Operation, "method" | "path"> = {
  id: "unknown",
  tag: "",
  parameters: [],
  deprecated: false,
  security: [],
  replacedBy: undefined,
  sunset: undefined,
  request: undefined,
  responses: [],
};

const maxResponseText = 200;

function responseText({ request, status, body }: Exchange): string {
  const text = withoutCredentials(typeof body === "string" ? body : (JSON.stringify(body) ?? ""), request);
  return `${status} ${text.length > maxResponseText ? `${text.slice(0, maxResponseText)}…` : text}`.trim();
}

const textOf = (value: unknown): string => (typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing"));
