// Asks a live API, carefully: read-only unless told otherwise, within a budget, no faster than allowed.
import type { Json, Operation, SpecReader } from "../../spec.ts";
import { DriftReport } from "./drift.ts";

export interface LiveOptions {
  baseUrl: string;
  apiKey: string;
  /** Requests at most. Default: 60. */
  budget?: number;
  /** Requests per second at most. Default: 2. */
  rate?: number;
  /** Sends creations too, which cost money, and deletes what they made. Default: false. */
  allowWrites?: boolean;
  fetch?: typeof fetch;
  sleep?: (ms: number) => Promise<void>;
}

/** One valid request per operation. Reads take ids that the lists gave; writes only those that the probe has made. */
export async function probe(
  reader: SpecReader,
  options: LiveOptions,
): Promise<{ report: DriftReport; skipped: string[] }> {
  const { baseUrl, apiKey, budget = 60, rate = 2, allowWrites = false } = options;
  const { fetch: send = fetch, sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = options;
  const report = new DriftReport(reader);
  const known = new Map<string, string>();
  const made = new Map<string, string>();
  const skipped: string[] = [];
  const isRead = ({ method }: Operation) => method === "GET";
  // Lists first: they give the ids that the others need. Deletions last.
  const rank = ({ method, path }: Operation) =>
    method === "DELETE" ? 3 : method === "GET" ? (path.includes("{") ? 1 : 0) : 2;
  const planned = reader.operations
    .filter((operation) => allowWrites || isRead(operation))
    .sort((a, b) => rank(a) - rank(b));

  for (const operation of planned) {
    const ids = isRead(operation) ? known : made;
    const missing = [...operation.path.matchAll(/\{(\w+)\}/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !ids.has(name));
    if (report.requests >= budget || missing.length > 0) {
      skipped.push(
        `${operation.id}: ${missing.length > 0 ? `no ${missing.join(", ")} is known` : "the budget is spent"}`,
      );
      continue;
    }
    if (report.requests > 0) await sleep(1000 / rate);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids.get(name) ?? ""));
    const body =
      operation.request?.type === "application/json" ? JSON.stringify(operation.request.examples[0]?.value) : null;
    const headers = { "X-Api-Key": apiKey, ...(body && { "Content-Type": "application/json" }) };
    const signal = AbortSignal.timeout(30_000);
    const response = await send(baseUrl + path, {
      method: operation.method,
      headers,
      body,
      signal,
      redirect: "manual",
    });
    const answer = await response.json().catch(() => "(no JSON)");
    report.add(operation, response.status, answer);
    // A refusal fits the spec, but tells nothing about what a success would look like.
    if (!response.ok) skipped.push(`${operation.id}: answered ${response.status}`);
    learn(operation.id, answer, known, made);
  }
  return { report, skipped };
}

/** Keeps the first id of each kind that an answer shows, and apart from them the ids of what was made. */
function learn(id: string, answer: Json, known: Map<string, string>, made: Map<string, string>): void {
  const keep = (ids: Map<string, string>, names: string[], value: unknown) => {
    for (const name of names) if (typeof value === "string" && !ids.has(name)) ids.set(name, value);
  };
  if (id === "listAvatarGroups") keep(known, ["group_id"], answer?.data?.[0]?.id);
  if (id === "listAvatarLooks") keep(known, ["look_id", "avatar_id"], answer?.data?.[0]?.id);
  if (id === "listV2Avatars") keep(known, ["id"], answer?.data?.talking_photos?.[0]?.talking_photo_id);
  if (id === "createAvatar") {
    keep(made, ["look_id", "id"], answer?.data?.avatar_item?.id);
    keep(made, ["group_id"], answer?.data?.avatar_group?.id);
  }
}
