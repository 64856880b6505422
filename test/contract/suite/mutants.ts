// Subjects that lie in one way at a time. The suite is good if it catches them.

import { operationOf } from "../../response-validator.ts";
import type { Json, Operation, SpecReader } from "../../spec.ts";
import { branchesOf, resolve, typesOf } from "./schema.ts";
import type { Subject } from "./subject.ts";

export interface Mutant {
  id: string;
  /** The operation that it lies about. */
  operation: string;
  /** The answer that is told instead. `seen` remembers what was told before, by the same instance. */
  lie(answer: Told, request: Request, seen: Map<string, Json>): Told | Promise<Told>;
}

interface Told {
  status: number;
  headers: Headers;
  body: Json;
}

/** Wraps a subject so that one operation lies. */
export function lying(subject: Subject, { operation, lie }: Mutant): Subject {
  return {
    ...subject,
    open(options) {
      const instance = subject.open(options);
      const seen = new Map<string, Json>();
      return {
        advance: (ms) => instance.advance(ms),
        async fetch(request) {
          const response = await instance.fetch(request.clone());
          if (operationOf(request.method, new URL(request.url).pathname)?.id !== operation) return response;
          const told = await lie(
            { status: response.status, headers: response.headers, body: await response.json() },
            request,
            seen,
          );
          told.headers.delete("Content-Length");
          const text = told.headers.get("Content-Type")?.includes("json") ? JSON.stringify(told.body) : "<html></html>";
          return new Response(text, { status: told.status, headers: told.headers });
        },
      };
    },
  };
}

export const mutantsOf = (reader: SpecReader): Mutant[] =>
  reader.operations.flatMap((operation) => [
    ...bodyLies(operation, reader),
    ...statusLies(operation),
    ...ruleLies(operation),
  ]);

/** Lies about what is in a success: every required part, one at a time. */
function bodyLies({ id, responses }: Operation, { spec }: SpecReader): Mutant[] {
  const success = responses.find(({ status }) => status === 200);
  const lies: Mutant[] = [];
  const change = (what: string, path: string[], to: (value: Json) => Json) =>
    lies.push({
      id: `${id}: ${what} ${path.join("/")}`,
      operation: id,
      lie: (told) => (told.status === 200 ? { ...told, body: changed(told.body, path, to) } : told),
    });
  const walk = (schema: Json, path: string[], depth: number): void => {
    const { schema: own } = resolve(schema, "", spec);
    if (branchesOf(own) || depth > 4) return;
    for (const key of own.required ?? []) {
      const { schema: part } = resolve(own.properties?.[key] ?? {}, "", spec);
      const at = [...path, key];
      change("without", at, () => undefined);
      if (branchesOf(part)) continue;
      const types = typesOf(part);
      if (types.length > 0) change("another type at", at, () => (types.includes("string") ? 7 : "no such type"));
      if (types.length > 0 && !types.includes("null")) change("null at", at, () => null);
      if (part.enum) change("an unknown value at", at, () => "no_such_value");
      if (part.type === "object") walk(part, at, depth + 1);
      if (part.type === "array") walk(part.items, [...at, "0"], depth + 1);
    }
  };
  walk(success?.schema, [], 0);
  return lies;
}

/** A copy with another value at a path; undefined takes it away. Without the path, nothing changes. */
function changed(value: Json, [key, ...rest]: string[], to: (value: Json) => Json): Json {
  if (key === undefined) return to(value);
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? changed(item, rest, to) : item));
  return { ...value, [key]: changed(value[key], rest, to) };
}

/** Lies about statuses, headers and envelopes. */
function statusLies({ id, responses, deprecated }: Operation): Mutant[] {
  const success = responses.find(({ status }) => status === 200)?.examples[0]?.value;
  const when = (status: number, what: string, lie: (told: Told) => Told): Mutant => ({
    id: `${id}: ${what}`,
    operation: id,
    lie: (told) => (told.status === status ? lie(told) : told),
  });
  const retyped = (told: Told) => {
    told.headers.set("Content-Type", "text/html");
    return told;
  };
  const without = (name: string) => (told: Told) => {
    told.headers.delete(name);
    return told;
  };
  const errors = responses.map(({ status }) => status).filter((status) => status !== 200);
  return [
    when(200, "an undocumented status", (told) => ({ ...told, status: 299 })),
    when(200, "a wrong content type", retyped),
    when(200, "a wrong envelope", (told) => ({ ...told, body: { result: told.body } })),
    when(429, "429 without Retry-After", without("Retry-After")),
    ...errors.map((status) =>
      when(status, `200 instead of ${status}`, (told) => ({ ...told, status: 200, body: success })),
    ),
    ...errors.map((status) =>
      when(status, `a wrong code for ${status}`, (told) => ({
        ...told,
        body: changed(told.body, ["error", "code"], () => "no_such_code"),
      })),
    ),
    ...[401, 404]
      .filter((status) => errors.includes(status))
      .map((status) =>
        when(status, `a wrong envelope for ${status}`, (told) => ({ ...told, body: { detail: "No." } })),
      ),
    ...(deprecated
      ? [
          when(200, "no warning", (told) => ({ ...told, body: { ...told.body, warning: undefined } })),
          when(200, "no Deprecation", without("Deprecation")),
          when(200, "no Sunset", without("Sunset")),
        ]
      : []),
  ];
}

/** Lies about how answers belong together. */
function ruleLies(operation: Operation): Mutant[] {
  const { id, path, parameters } = operation;
  const lies: [string, Mutant["lie"]][] = [];
  const ok =
    (lie: Mutant["lie"]): Mutant["lie"] =>
    (told, request, seen) =>
      told.status === 200 ? lie(told, request, seen) : told;
  const filters = parameters.filter(
    ({ in: place, name, schema }) =>
      place === "query" && !["limit", "token", "engine", "language", "gender"].includes(name) && schema,
  );
  if (path.startsWith("/v3/") && id.startsWith("list")) {
    const page = (change: (body: Json) => Json) => ok((told) => ({ ...told, body: change(told.body) }));
    lies.push(
      ["has_more never false", page((body) => ({ ...body, has_more: true, next_token: body.next_token ?? "again" }))],
      ["has_more never true", page((body) => ({ ...body, has_more: false }))],
      ["a page skips an item", page((body) => (body.has_more ? { ...body, data: body.data.slice(1) } : body))],
      ["a page repeats an item", page((body) => ({ ...body, data: [...body.data, ...body.data.slice(-1)] }))],
      ["the token is missing", page((body) => ({ ...body, next_token: null }))],
      [
        "every page is the first",
        ok((told, { url }, seen) => {
          const query = new URL(url).searchParams;
          query.delete("token");
          const key = String(query);
          seen.set(key, seen.get(key) ?? told.body);
          return { ...told, body: seen.get(key) };
        }),
      ],
    );
  }
  for (const { name } of filters) {
    lies.push([
      `the filter ${name} lets nothing through`,
      ok((told, { url }) => {
        const used = new URL(url).searchParams.has(name);
        const list = (value: Json): Json =>
          Array.isArray(value)
            ? []
            : value && typeof value === "object"
              ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, list(inner)]))
              : value;
        return used ? { ...told, body: { ...list(told.body), has_more: false } } : told;
      }),
    ]);
  }
  if (parameters.some(({ name }) => name === "Idempotency-Key")) {
    let told = 0;
    const fresh = (body: Json) =>
      JSON.parse(
        JSON.stringify(body)
          .replace(/"((?:look|video|asset|consent)_)(\w+)"/g, (_, kind, rest) => `"${kind}${rest}${++told}"`)
          .replace(/consent\/(\w+)"/g, () => `consent/${++told}"`),
      );
    lies.push([
      "idempotency is ignored",
      ok((answer, request) =>
        request.headers.has("Idempotency-Key") ? { ...answer, body: fresh(answer.body) } : answer,
      ),
    ]);
    lies.push([
      "all keys are one",
      ok((answer, request, seen) => {
        if (!request.headers.has("Idempotency-Key")) return answer;
        seen.set("first", seen.get("first") ?? answer.body);
        return { ...answer, body: seen.get("first") };
      }),
    ]);
  }
  if (/^get(AvatarLook|AvatarGroup|PhotoAvatar)$/.test(id)) {
    const example = operation.responses.find(({ status }) => status === 200)?.examples[0]?.value;
    lies.push([
      "what is deleted is still served",
      (told, { url }) =>
        told.status === 404 && !url.includes("no_such") ? { ...told, status: 200, body: example } : told,
    ]);
  }
  if (/^get(AvatarLook|AvatarGroup|PhotoAvatar|Video|PhotoAvatarGeneration|PhotoAvatarTrainingStatus)$/.test(id)) {
    const status =
      { getVideo: "processing", getPhotoAvatar: "pending", getPhotoAvatarGeneration: "in_progress" }[id] ??
      "processing";
    lies.push([
      "the status never completes",
      ok((told) => ({ ...told, body: changed(told.body, ["data", "status"], () => status) })),
    ]);
    lies.push([
      "the status is always final",
      ok((told) => ({
        ...told,
        body: changed(told.body, ["data", "status"], () =>
          id === "getPhotoAvatarGeneration" ? "success" : id === "getPhotoAvatarTrainingStatus" ? "ready" : "completed",
        ),
      })),
    ]);
  }
  if (id === "updateAvatarLook")
    lies.push([
      "a rename is forgotten",
      ok((told) => ({ ...told, body: changed(told.body, ["data", "name"], () => "Sarah") })),
    ]);
  return lies.map(([what, lie]) => ({ id: `${id}: ${what}`, operation: id, lie }));
}
