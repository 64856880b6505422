// Calls that look at one operation from all sides: near misses, documented failures, credentials, repetitions, pages.
// They tell liars apart that ordinary calls never meet.
import { type Document, type Json, type Operation, type Parameter, readDocument } from "./document.ts";
import { bodiesAround, valuesAround } from "./near-misses.ts";
import {
  type Caller,
  callerOf,
  documentedHeaders,
  latestPaths,
  pathOf,
  requestExample,
  uploadBody,
} from "./ordinary-calls.ts";
import { type MakeSubject, type Recording, recorderOf } from "./subject.ts";

/** Makes targeted calls on a fresh server and records them. */
export async function targetedCalls(spec: Json, make: MakeSubject, operationId: string): Promise<Recording> {
  const document = readDocument(spec);
  const operation = document.operations.find(({ id }) => id === operationId);
  if (!operation) throw new Error(`no operation ${operationId}`);
  const recorder = recorderOf(document, make());
  const caller = callerOf(document, recorder, 1);
  await lookAround(caller);
  for (const flow of [lives, failures, credentials, parameters, repetitions, walks, bodies, paths])
    await flow(caller, operation);
  await lookAround(caller);
  return { make, calls: recorder.calls, headers: documentedHeaders(document) };
}

type Flow = (caller: Caller, operation: Operation) => Promise<void>;

/** Every list, so that ids are known, and what writes did is seen. */
async function lookAround(caller: Caller): Promise<void> {
  for (const operation of caller.document.operations)
    if (operation.method === "GET" && !operation.path.includes("{")) await requestExample(caller, operation, undefined);
}

/** Sends a documented request with something besides. */
async function send(caller: Caller, operation: Operation, extra: Extra): Promise<void> {
  const { headers = {}, query = "", body = operation.body?.examples[0] } = extra;
  const path = `${pathOf(caller, operation)}${query}`;
  const isUpload = operation.body?.type.includes("json") === false;
  if (isUpload) {
    const sent = { "X-Api-Key": "any-key", ...headers };
    await caller.recorder.call({ method: operation.method, path, headers: sent, body: uploadBody() });
  } else {
    await caller.send(operation.method, path, operation.method === "GET" ? undefined : body, headers);
  }
}

interface Extra {
  readonly headers?: Record<string, string>;
  /** With the question mark. */
  readonly query?: string;
  readonly body?: Json;
}

/** Readings of what was made just now, until it is done. */
const lives: Flow = async (caller, operation) => {
  if (operation.method !== "GET") return;
  for (const creator of caller.document.operations)
    if (creator.method === "POST") await requestExample(caller, creator, creator.body?.examples[0]);
  const paths = latestPaths(caller, operation, 3);
  for (let reading = 0; reading < 6; reading++) {
    for (const path of paths) await caller.get(path);
    caller.recorder.wait(1_500);
  }
};

/** Each documented status, as the server is asked to play it. */
const failures: Flow = async (caller, operation) => {
  for (const { status } of operation.answers)
    if (status >= 400) await send(caller, operation, { headers: { Prefer: `code=${status}` } });
};

const credentials: Flow = async (caller, operation) => {
  const path = pathOf(caller, operation);
  const given: Record<string, string>[] = [
    {},
    { "X-Api-Key": "" },
    { "X-Api-Key": "another-key" },
    { Authorization: "Bearer any-key" },
    { Authorization: "bearer any-key" },
    { Authorization: "Bearer " },
    { Authorization: "Basic any-key" },
    { Authorization: "any-key" },
  ];
  for (const headers of given) await caller.recorder.call({ method: operation.method, path, headers });
  await caller.recorder.call({ method: operation.method, path: `${path}?x_api_key=any-key`, headers: {} });
};

/** Each query parameter with right and wrong values, and with each of the others. */
const parameters: Flow = async (caller, operation) => {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  const text = (parameter: Parameter, value: string): string => `${parameter.name}=${encodeURIComponent(value)}`;
  for (const parameter of query) {
    for (const value of [...valuesAround(parameter), ...idsFor(caller, parameter)])
      await send(caller, operation, { query: `?${text(parameter, value)}` });
    for (const other of query.filter((candidate) => candidate !== parameter))
      for (const value of usable(caller, parameter))
        for (const further of usable(caller, other))
          await send(caller, operation, { query: `?${text(parameter, value)}&${text(other, further)}` });
  }
};

/** Values of a parameter that were seen under the same name. */
function idsFor({ recorder }: Caller, { name }: Parameter): string[] {
  const texts = recorder.calls.map(({ answer }) => JSON.stringify(answer.body));
  const found = texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`"${name}":"([^"]+)"`, "g"))].map(([, id]) => id ?? ""),
  );
  return [...new Set(found)].slice(0, 2);
}

const usable = (caller: Caller, parameter: Parameter): string[] => {
  const known: string[] = parameter.schema.enum ?? idsFor(caller, parameter);
  return parameter.schema.type === "integer" ? ["1"] : known.slice(0, 3);
};

/** The same key again: with the same body, another one, on another path, and keys at their limits. */
const repetitions: Flow = async (caller, operation) => {
  if (operation.method === "GET") return;
  const keys = [
    "first-key",
    "first-key",
    "FIRST-KEY",
    "first-key",
    "a",
    "k:1.2",
    "k".repeat(255),
    "k".repeat(256),
    "",
    "a b",
    "ä",
  ];
  const examples = operation.body?.examples ?? [undefined];
  for (const [index, key] of keys.entries())
    await send(caller, operation, {
      headers: { "Idempotency-Key": encodeURI(key) },
      body: examples[index % examples.length],
    });
  const long = "one-key-of-more-than-sixteen-characters";
  for (const end of ["-1", "-2"]) await send(caller, operation, { headers: { "Idempotency-Key": long + end } });
  for (const other of caller.document.operations.filter(({ parameters: all }) =>
    all.some(({ in: where }) => where === "header"),
  )) {
    if (other !== operation) await send(caller, other, { headers: { "Idempotency-Key": "first-key" } });
  }
  const path = pathOf(caller, operation);
  const headers = { "X-Api-Key": "any-key", "Idempotency-Key": "at-once", "Content-Type": "application/json" };
  if (operation.body?.type.includes("json"))
    await caller.recorder.twice({ method: operation.method, path, headers, body: JSON.stringify(examples[0]) });
  // A refusal first, and then what would succeed, under one key.
  await send(caller, operation, { headers: { "Idempotency-Key": "second-key" }, body: {} });
  await send(caller, operation, { headers: { "Idempotency-Key": "second-key" } });
  await send(caller, operation, { headers: { "Idempotency-Key": "third-key", Prefer: "code=429" } });
  await send(caller, operation, { headers: { "Idempotency-Key": "third-key" } });
};

/** A list page by page, in several sizes and with each filter. */
const walks: Flow = async (caller, operation) => {
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  if (!query.some(({ name }) => name === "token")) return;
  const filters = query.flatMap((parameter) =>
    parameter.schema.type === "integer" ? [] : usable(caller, parameter).map((value) => `&${parameter.name}=${value}`),
  );
  for (const limit of [1, 3, 7, 50]) await walk(caller, `${operation.path}?limit=${limit}`);
  for (const filter of filters) await walk(caller, `${operation.path}?limit=2${filter}`);
};

/** All pages of a list, and its last token in other places. */
async function walk({ get }: Caller, path: string): Promise<void> {
  let token: string | undefined;
  for (let page = 0; page < 25; page++) {
    const { body } = await get(token === undefined ? path : `${path}&token=${token}`);
    if (typeof body?.next_token !== "string") break;
    token = encodeURIComponent(body.next_token);
  }
  if (token === undefined) return;
  await get(`${path}&token=${token}`);
  await get(`${path.replace(/\?.*/, "")}?token=${token}`);
}

/** Bodies on both sides of each constraint, and bodies that are none. */
const bodies: Flow = async (caller, operation) => {
  if (operation.method === "GET" || !operation.body) return;
  for (const example of operation.body.examples) {
    await requestExample(caller, operation, example);
    await requestExample(caller, operation, example);
  }
  const path = pathOf(caller, operation);
  for (const body of bodiesAround(caller.document, operation)) await caller.send(operation.method, path, body);
  const headers = { "X-Api-Key": "any-key" };
  const text = JSON.stringify(operation.body.examples[0]);
  await caller.recorder.call({ method: operation.method, path, headers });
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-8"])
    await caller.recorder.call({
      method: operation.method,
      path,
      headers: { ...headers, "Content-Type": type },
      body: text,
    });
  for (const body of ["", "{", "null", "[]", '"text"', `${text}x`]) await caller.send(operation.method, path, body);
};

/** Each id that was seen, and ids that are none; things that are written are read before, after and later. */
const paths: Flow = async (caller, operation) => {
  if (!operation.path.includes("{")) return;
  const own = pathOf(caller, operation);
  const other = pathOf(caller, operation);
  const id = /[^/]+$/.exec(own)?.[0] ?? "none";
  for (const path of [
    own,
    other,
    own.replace(id, id.toUpperCase()),
    own.replace(id, `%20${id}`),
    own.replace(id, "none"),
    own,
    other,
  ])
    await caller.send(operation.method, path, operation.method === "GET" ? undefined : operation.body?.examples[0]);
  await readAll(caller, id);
  caller.recorder.wait(10_000);
  await readAll(caller, id);
};

/** Reads a thing wherever it can be read. */
async function readAll({ document, get }: Caller, id: string): Promise<void> {
  for (const { method, path } of readersIn(document)) if (method === "GET") await get(path.replace(/\{\w+\}/, id));
}

const readersIn = ({ operations }: Document): readonly Operation[] =>
  operations.filter(({ path }) => path.includes("{"));
