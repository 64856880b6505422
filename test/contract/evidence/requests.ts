// The requests that evidence speaks of, as they are sent to a server.

import { serverUrl } from "./evidence.ts";
import type { Evidence } from "./fact.ts";
import { querySamplesOf, samplesOf, usualOf } from "./samples.ts";

/** A request, and whether a server has to refuse what it says. */
export interface EvidenceRequest {
  readonly isWrong: boolean;
  /** What it is about, in a few words. */
  readonly about: string;
  make(): Request;
}

/** Ids that the guides print, or others that a sandbox knows. */
const ids: Readonly<Record<string, string>> = {
  group_id: "group_xyz789",
  look_id: "look_abc123",
  avatar_id: "look_def456",
  video_id: "video_abc123",
  voice_id: "voice_xyz789",
  asset_id: "asset_abc123",
  session_id: "session_abc123",
  resource_id: "resource_abc123",
  endpoint_id: "endpoint_abc123",
  generation_id: "21f9b324dd814d24a6f1bad1b0573318",
  id: "look_abc123",
};

const credentials = { "X-Api-Key": "any-key" };
const token = { Authorization: "Bearer any-token" };
const json = { "Content-Type": "application/json" };

/** @param about all evidence on one operation */
export function requestsOf(about: readonly Evidence[]): EvidenceRequest[] {
  const [method = "", template = ""] = about[0]?.operation.split(" ") ?? [];
  const path = template.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? name);
  const usual = about.find(({ body }) => body)?.body;
  const body = usual && JSON.stringify(usualOf(usual));
  const request = (isWrong: boolean, name: string, init: RequestInit, query = ""): EvidenceRequest => ({
    isWrong,
    about: `${method} ${path}${query} ${name}`,
    make: () => new Request(`${serverUrl}${path}${query}`, { method, ...init }),
  });
  const plain: RequestInit = body === undefined ? {} : { body };
  const withHeaders = (headers: Record<string, string>): RequestInit => ({
    ...plain,
    headers: { ...json, ...headers },
  });

  return about.flatMap((one) => [
    ...bodyRequests(one).map(({ isWrong, text }) =>
      request(isWrong, text.slice(0, 200), { headers: { ...json, ...credentials }, body: text }),
    ),
    ...queriesOf(one).map(({ isWrong, query }) => request(isWrong, "", withHeaders(credentials), query)),
    ...keysOf(one).map(({ isWrong, key }) =>
      request(isWrong, `Idempotency-Key ${key.slice(0, 20)}`, withHeaders({ ...credentials, "Idempotency-Key": key })),
    ),
    ...(one.credentials ? credentialRequests(one.credentials) : []).map(({ isWrong, headers }) =>
      request(isWrong, Object.keys(headers).join(), withHeaders(headers)),
    ),
    ...(one.bodyType === "application/json"
      ? [request(true, "text/plain", { ...plain, headers: { "Content-Type": "text/plain", ...credentials } })]
      : []),
  ]);
}

function bodyRequests({ body }: Evidence): { isWrong: boolean; text: string }[] {
  if (!body) return [];
  const { right, wrong } = samplesOf(body);
  const texts = (values: readonly unknown[], isWrong: boolean) =>
    values.map((value) => ({ isWrong, text: JSON.stringify(value) }));
  return [...texts(right, false), ...texts(wrong, true)];
}

function queriesOf({ query = {} }: Evidence): { isWrong: boolean; query: string }[] {
  return Object.entries(query).flatMap(([name, field]) => {
    const { right, wrong } = querySamplesOf(field);
    const queries = (values: readonly string[], isWrong: boolean) =>
      values.map((value) => ({ isWrong, query: `?${name}=${encodeURIComponent(value)}` }));
    return [...queries(right, false), ...queries(wrong, true)];
  });
}

function keysOf({ idempotent }: Evidence): { isWrong: boolean; key: string }[] {
  if (idempotent === undefined) return [];
  return [
    { isWrong: false, key: "order-1234_a:b.c" },
    { isWrong: false, key: "x".repeat(255) },
    // What takes no key does not look at it either.
    { isWrong: idempotent, key: "x".repeat(256) },
    { isWrong: idempotent, key: "two words" },
  ];
}

function credentialRequests(kinds: readonly string[]): { isWrong: boolean; headers: Record<string, string> }[] {
  return [
    { isWrong: true, headers: {} },
    { isWrong: !kinds.includes("key"), headers: credentials },
    { isWrong: !kinds.includes("token"), headers: token },
  ];
}
