// Finds out what a server supports, with an ordinary request to each operation, so that a server does not fail cases about
// operations and abilities that it does not have.

import { matchTemplate } from "../../shared/path-template.ts";
import type { Ability } from "../context/case.ts";
import { type Connection, SkipCase } from "../context/connection.ts";
import { type Call, type Ids, idsNeeded, prepareRequest } from "../context/prepare-request.ts";
import type { Profile } from "../context/profile.ts";
import type { Resolver } from "../context/resolver.ts";
import type { Operation } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import { valueAt } from "../spec/resources.ts";

/** What a server lacks. */
export type Lack = Ability | "tokens" | "key validity" | "reset";

/** What the probe has found. */
export interface ProbeResult {
  /** The operationIds that the server does not implement. */
  notImplemented: string[];
  lacks: Lack[];
}

/** Probes a server, and adapts the profile of the connection to it. */
export async function probe(connection: Connection, resolver: Resolver): Promise<ProbeResult> {
  const probing = new Probe(connection, resolver);
  const notImplemented = await probing.missingOperations();
  const lacks = await probing.lacks().catch((error: unknown): Lack[] => {
    // With a small budget, the abilities are not known, and all are assumed.
    if (error instanceof SkipCase) return [];
    throw error;
  });
  connection.profile = adapted(connection.profile, lacks);
  return { notImplemented, lacks };
}

function adapted(profile: Profile, lacks: readonly Lack[]): Profile {
  const { bearer, wrong, ...credentials } = profile.credentials;
  if (bearer && !lacks.includes("tokens")) Object.assign(credentials, { bearer });
  if (wrong && !lacks.includes("key validity")) Object.assign(credentials, { wrong });
  return {
    ...profile,
    credentials,
    validates: profile.validates ?? !lacks.includes("validation"),
    stateful: profile.stateful ?? !lacks.includes("state"),
    checksCredentials: profile.checksCredentials ?? !lacks.includes("credentials"),
    idempotent: profile.idempotent ?? !lacks.includes("idempotency"),
  };
}

/** A path that no API has. */
const unknownPath = "/v3/no-such-path";
/** How many operations decide about an ability. One alone may be the one with a mistake. */
const enough = 3;

class Probe {
  readonly #connection: Connection;
  readonly #resolver: Resolver;
  /** The responses to an unknown path, by method. */
  readonly #unknown = new Map<string, string>();

  constructor(connection: Connection, resolver: Resolver) {
    this.#connection = connection;
    this.#resolver = resolver;
  }

  /** Sends a request to each operation: lists first, because they have the ids that others need, deletions last. */
  async missingOperations(): Promise<string[]> {
    const connection = this.#connection;
    const operations = [...connection.reader.operations].sort((one, other) => rankOf(one) - rankOf(other));
    const missing: string[] = [];
    for (const operation of operations.filter((one) => connection.allows(one))) {
      if (await this.#isImplemented(operation).catch(assumedIfNotAllowed)) continue;
      missing.push(operation.id);
      const known = operations.map(({ id }) => id).filter((id) => !missing.includes(id));
      connection.profile = { ...connection.profile, operations: known };
    }
    return missing;
  }

  async lacks(): Promise<Lack[]> {
    const lacks: Lack[] = [];
    const { bearer, wrong } = this.#connection.profile.credentials;
    const answersOf = async (credentials: Call["credentials"]) => {
      const reads = this.#implemented(({ method, path }) => method === "GET" && !path.includes("{")).slice(0, enough);
      const replies: Exchange[] = [];
      for (const operation of reads) replies.push(await this.#send(operation, credentials ? { credentials } : {}));
      return replies.map(({ status }) => status);
    };
    const isRejected = async (credentials: Call["credentials"]) => {
      const statuses = await answersOf(credentials);
      return statuses.length === 0 || statuses.includes(401) || statuses.includes(403);
    };
    if (!(await isRejected({}))) lacks.push("credentials");
    if (wrong && lacks.length === 0 && !(await isRejected(wrong))) lacks.push("key validity");
    const withToken = bearer ? await answersOf(bearer) : [];
    if (withToken.length > 0 && withToken.every((status) => status >= 300)) lacks.push("tokens");
    if (await this.#acceptsAnyBody()) lacks.push("validation");
    if (await this.#isStateless()) lacks.push("state");
    else if (await this.#ignoresKeys()) lacks.push("idempotency");
    if (!this.#connection.supportsCondition("reset")) lacks.push("reset");
    return lacks;
  }

  #implemented(isWanted: (operation: Operation) => boolean): Operation[] {
    const { reader } = this.#connection;
    return reader.operations.filter((operation) => this.#connection.canCall(operation) && isWanted(operation));
  }

  async #isImplemented(operation: Operation): Promise<boolean> {
    const reply = await this.#send(operation, {});
    const { status } = reply;
    if (status === 405 || status === 501) return false;
    if (status === 404 && (await this.#isUnknown(operation, reply))) return false;
    // A server without lists has no ids to offer but those in the examples of the documents, if it knows them.
    if (status >= 400) this.#resolver.distrustExamples(operation);
    return true;
  }

  /** Whether a 404 means that there is no such operation, rather than no such resource. */
  async #isUnknown(operation: Operation, reply: Exchange): Promise<boolean> {
    const isApiError = (reply.body?.error?.code ?? reply.body?.code) !== undefined;
    if (!isApiError || textOf(reply) === (await this.#unknownAnswer(operation))) return true;
    const { pathname } = new URL(reply.request.url);
    const [last = ""] = pathname.split("/").slice(-1);
    return textOf(reply).replaceAll(last, unknownId) === (await this.#siblingAnswer(operation));
  }

  /** What the server answers to an unknown id, if it may take the last part of a fixed path for one. */
  async #siblingAnswer({ method, path }: Operation): Promise<string | undefined> {
    const segments = path.split("/").slice(1);
    const sibling = this.#implemented(
      (other) => other.method === method && other.path !== path && matchTemplate(other.path, segments) !== undefined,
    )[0];
    return sibling && textOf(await this.#send(sibling, { path: unknownIds(sibling) }));
  }

  /** Whether each write that takes a body accepts one that is no object. */
  async #acceptsAnyBody(): Promise<boolean> {
    const writes = this.#implemented(({ request }) => request?.type === "application/json").slice(0, enough);
    const statuses: number[] = [];
    for (const operation of writes) statuses.push((await this.#send(operation, { body: "[]" })).status);
    return statuses.length > 0 && statuses.every((status) => status < 300);
  }

  /** What the server answers to the method at a path that does not exist. */
  async #unknownAnswer(operation: Operation): Promise<string> {
    const { method } = operation;
    const known = this.#unknown.get(method);
    if (known !== undefined) return known;
    const answer = textOf(await this.#send({ ...operation, path: unknownPath }, {}));
    this.#unknown.set(method, answer);
    return answer;
  }

  /** Whether each read of an unknown id succeeds, as with a mock that only returns examples. */
  async #isStateless(): Promise<boolean> {
    const reads = this.#implemented(({ method, path }) => method === "GET" && /\{\w+\}$/.test(path)).slice(0, enough);
    const statuses: number[] = [];
    for (const operation of reads) statuses.push((await this.#send(operation, { path: unknownIds(operation) })).status);
    return statuses.length > 0 && statuses.every((status) => status < 300);
  }

  /** Whether each creation with the same key creates another resource. */
  async #ignoresKeys(): Promise<boolean> {
    const { resources, creatables } = this.#connection;
    const creators = [...resources, ...creatables].flatMap((one) => one.creators);
    const creatorOf = ({ id }: Operation) => creators.find(({ operation }) => operation.id === id);
    const keyed = this.#implemented(
      (operation) =>
        creatorOf(operation) !== undefined && operation.parameters.some(({ name }) => name === "Idempotency-Key"),
    ).slice(0, enough);
    const verdicts: boolean[] = [];
    for (const operation of keyed) {
      const at = creatorOf(operation)?.at ?? [];
      const call = { headers: { "Idempotency-Key": "contract:probe" } };
      const [first, second] = [await this.#send(operation, call), await this.#send(operation, call)];
      const isTelling = first.status < 300 && second.status < 300;
      if (isTelling) verdicts.push(valueAt(first.body, at) !== valueAt(second.body, at));
    }
    return verdicts.length > 0 && verdicts.every((isIgnored) => isIgnored);
  }

  /** Sends a call with existing ids, or with unknown ones if there are none. */
  async #send(operation: Operation, call: Call): Promise<Exchange> {
    const { profile, options } = this.#connection;
    const credentials = call.credentials ?? profile.credentials.apiKey;
    const ids = await this.#resolver.idsFor(operation, call).catch((error: unknown): Ids => {
      if (error instanceof SkipCase) return unknownIdsFor(operation, call);
      throw error;
    });
    return this.#connection.send(operation, prepareRequest(operation, { ...call, credentials }, ids, options.baseUrl));
  }
}

/** What the profile does not allow, or has no budget for, is assumed to be there. */
function assumedIfNotAllowed(error: unknown): true {
  if (error instanceof SkipCase) return true;
  throw error;
}

const unknownId = "no_such_id";

function unknownIdsFor(operation: Operation, call: Call): Ids {
  const { path, content } = idsNeeded(operation, call);
  const asUnknown = (names: readonly string[]) => new Map(names.map((name) => [name, unknownId]));
  return { path: asUnknown(path), content: asUnknown(content) };
}

const unknownIds = ({ path }: Operation): Record<string, string> =>
  Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, unknownId]));

function rankOf({ method, path }: Operation): number {
  const isList = !path.includes("{");
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].indexOf(method) * 2 + (isList ? 0 : 1);
}

/** A response without what differs between two requests of the same kind: method, path, ids of requests. */
function textOf({ status, body, request }: Exchange): string {
  const { pathname } = new URL(request.url);
  const text = `${status} ${typeof body === "string" ? body : JSON.stringify(body)}`;
  return text
    .replaceAll(pathname, "")
    .replaceAll(request.method, "")
    .replace(/[\da-f-]{8,}/gi, "");
}
