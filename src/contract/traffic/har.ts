// Checks recorded traffic (HAR 1.2), as saved by a browser or a proxy, against the document. It sends no requests.

import { fromBase64 } from "../../shared/base64.ts";
import { compareTemplates, matchTemplate } from "../../shared/path-template.ts";
import { ResourceMemory } from "../checks/consistency.ts";
import { findingsIn, findingsInReal } from "../checks/response-checks.ts";
import { itemsIn, noItems } from "../context/coverage-items.ts";
import type { CaseResult, Outcome, RunResult } from "../runner/runner.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import { type Exchange, type SentRequest, stepOf } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { type Finding, isBinding, type Rule, type StepFinding } from "../spec/rule.ts";
import { DriftReport } from "./drift.ts";

/** The members of a HAR file that are read. */
export interface Har {
  log: { entries: HarEntry[] };
}

interface HarEntry {
  startedDateTime?: string;
  request: { method: string; url: string; headers?: HarHeader[]; postData?: { text?: string } };
  response: {
    status: number;
    headers?: HarHeader[];
    content?: { text?: string; encoding?: string; size?: number };
  };
}

interface HarHeader {
  name: string;
  value: string;
}

/** The file is not a HAR file. */
export class HarError extends Error {
  override readonly name = "HarError";
}

export interface HarOptions {
  /** URL of the API. Default: the servers of the document. */
  baseUrl?: string | undefined;
}

/** The result of checking recorded traffic. */
export interface HarResult {
  /** One case per recorded response. */
  result: RunResult;
  drift: DriftReport;
  /** The number of requests to other hosts, by host. */
  otherHosts: Map<string, number>;
  /** The number of requests to undocumented operations, by method and path. */
  unknownPaths: Map<string, number>;
  /** The number of requests without a response, and of responses whose body was not recorded. */
  unreadable: number;
}

const recordedRule: Rule = {
  kind: "traffic/recorded",
  title: "A recorded response matches the document.",
  source: "OpenAPI document",
  confidence: "A",
};

/** Checks the responses in a HAR file. @throws {@link HarError} if it is not a HAR file */
export function checkHar(har: unknown, reader: DocumentReader, { baseUrl }: HarOptions = {}): HarResult {
  const servers = baseUrl === undefined ? serversOf(reader) : [baseUrl.replace(/\/+$/, "")];
  const recording = new Recording(reader, servers);
  const started = performance.now();
  for (const entry of entriesOf(har)) recording.add(entry);
  const { cases, coverage, drift, otherHosts, unknownPaths, unreadable } = recording;
  const durationMs = performance.now() - started;
  const server = `recorded traffic of ${servers.join(", ")}`;
  const result: RunResult = {
    server,
    seed: 1,
    cases,
    coverage,
    requests: 0,
    notImplemented: [],
    lacks: [],
    leftovers: [],
    durationMs,
  };
  return { result, drift, otherHosts, unknownPaths, unreadable };
}

const serversOf = ({ document }: DocumentReader): string[] =>
  (document.servers ?? []).map(({ url }: Json) => String(url).replace(/\/+$/, ""));

function entriesOf(har: unknown): HarEntry[] {
  const entries = (har as Partial<Har> | null)?.log?.entries;
  if (!Array.isArray(entries)) throw new HarError("Not a HAR file: the list log.entries is missing.");
  for (const [index, { request, response }] of entries.entries()) {
    const isWhole =
      typeof request?.method === "string" && typeof response?.status === "number" && URL.canParse(request.url);
    if (!isWhole) throw new HarError(`Not a HAR file: log.entries[${index}] lacks a request or a response.`);
  }
  return entries;
}

/** After a longer pause, resources may have changed by themselves. In milliseconds. */
const pauseMs = 2_000;

class Recording {
  readonly cases: CaseResult[] = [];
  readonly coverage = noItems();
  readonly drift: DriftReport;
  readonly otherHosts = new Map<string, number>();
  readonly unknownPaths = new Map<string, number>();
  unreadable = 0;
  readonly #reader: DocumentReader;
  readonly #servers: readonly string[];
  readonly #memory: ResourceMemory;
  #lastAt = 0;
  /** Counts writes and pauses. */
  #epoch = 0;

  constructor(reader: DocumentReader, servers: readonly string[]) {
    this.#reader = reader;
    this.#servers = servers;
    this.drift = new DriftReport(reader);
    this.#memory = new ResourceMemory(reader);
  }

  add(entry: HarEntry): void {
    const { method, url } = entry.request;
    const path = this.#pathOf(url);
    if (path === undefined) return void count(this.otherHosts, new URL(url).host);
    // CORS preflight requests.
    if (method === "OPTIONS") return;
    const operation = operationAt(this.#reader, method, path);
    if (!operation) return void count(this.unknownPaths, `${method} ${path}`);
    const body = bodyOf(entry.response);
    if (body === undefined) {
      this.unreadable++;
      return;
    }
    const { status, headers = [] } = entry.response;
    const at = Date.parse(entry.startedDateTime ?? "") || Date.now();
    if (operation.method !== "GET" || at - this.#lastAt > pauseMs) this.#epoch++;
    this.#lastAt = at;
    const exchange = { request: sentRequest(entry), status, headers: headersOf(headers), body };
    this.#check({ operation, ...exchange, epoch: this.#epoch, isExample: false }, at);
  }

  #check(reply: Exchange, at: number): void {
    const { status } = reply;
    for (const { kind, item } of itemsIn(reply)) this.coverage[kind].add(item);
    this.drift.add(reply);
    const findings: StepFinding[] = findingsIn(reply, this.#reader, at).map(inFirstStep);
    if (findings.length === 0 && status < 300) {
      // A resource is compared with what an earlier case has received, so there is no step to cite.
      const changes = this.#memory.compare(reply, 1).map(({ contradicts: _, ...finding }) => finding);
      findings.push(...findingsInReal(reply, this.#reader).map(inFirstStep), ...changes);
    }
    this.cases.push(caseOf(reply, findings, this.cases.length + 1));
  }

  /** The path relative to the URL of the API; undefined for other hosts. */
  #pathOf(url: string): string | undefined {
    const server = this.#servers.find((one) => url.startsWith(`${one}/`));
    return server && new URL(url).pathname.slice(new URL(server).pathname.replace(/\/$/, "").length);
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The operation of a path. */
function operationAt({ operations }: DocumentReader, method: string, path: string): Operation | undefined {
  const segments = path.split("/").slice(1);
  return operations
    .filter((operation) => operation.method === method && matchTemplate(operation.path, segments))
    .sort((one, other) => compareTemplates(one.path, other.path))[0];
}

/** The parsed JSON, or the text if it is not JSON. Undefined without a response or a recorded body. */
function bodyOf({ status, content = {} }: HarEntry["response"]): Json {
  // With 304 the body is in the browser's cache; 0 means no response.
  if (status < 200 || status === 304) return undefined;
  const { text, encoding, size = 0 } = content;
  if (text === undefined) return size > 0 ? undefined : "";
  const plain = encoding === "base64" ? decoded(text) : text;
  try {
    return JSON.parse(plain);
  } catch {
    return plain;
  }
}

function decoded(base64: string): string {
  try {
    return new TextDecoder().decode(fromBase64(base64));
  } catch {
    return base64;
  }
}

function sentRequest({ request }: HarEntry): SentRequest {
  const headers = Object.fromEntries(headersOf(request.headers ?? []));
  const common = { method: request.method, url: request.url, headers };
  const text = request.postData?.text;
  return text === undefined ? common : { ...common, body: text };
}

/** The valid headers, without the pseudo-headers of HTTP/2. */
function headersOf(recorded: readonly HarHeader[]): Headers {
  const headers = new Headers();
  for (const { name, value } of recorded) {
    if (/^[\w!#$%&'*+.^`|~-]+$/.test(name) && !/[\r\n\0]/.test(value) && isLatin(value)) headers.append(name, value);
  }
  return headers;
}

const isLatin = (text: string): boolean => [...text].every((character) => character.charCodeAt(0) < 256);

const inFirstStep = (finding: Finding): StepFinding => ({ ...finding, step: 1 });

function caseOf(reply: Exchange, findings: StepFinding[], number: number): CaseResult {
  const { operation, request, status } = reply;
  return {
    id: `${operation.id}/${recordedRule.kind}/${number}`,
    operation: operation.id,
    rule: recordedRule,
    title: `${number}. ${request.method} ${new URL(request.url).pathname} ${status}`,
    outcome: outcomeOf(findings),
    findings,
    steps: findings.length > 0 ? [stepOf(reply)] : [],
    durationMs: 0,
  };
}

function outcomeOf(findings: readonly StepFinding[]): Outcome {
  if (findings.length === 0) return "passed";
  return findings.some(({ rule }) => isBinding(rule)) ? "failed" : "warned";
}
