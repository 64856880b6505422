// Servers that do not keep what the header for safe repetition promises.
import type { Document, Operation, Parameter } from "../document.ts";
import {
  type Ask,
  type Behaviour,
  type Call,
  changed,
  copyOf,
  type Mutant,
  mutantOf,
  onCall,
  type Reply,
  refusalOf,
  succeeded,
} from "../mutant.ts";

type Named = readonly [operator: string, make: () => Behaviour, others?: readonly Operation[] | "all"];

const keyParameter = ({ parameters }: Operation): Parameter | undefined =>
  parameters.find((parameter) => parameter.in === "header" && /idempotency/i.test(parameter.name));

export function idempotencyMutants(document: Document): Mutant[] {
  const isRepeatable = (operation: Operation): boolean => keyParameter(operation) !== undefined;
  const name = document.operations.map(keyParameter).find((parameter) => parameter !== undefined)?.name;
  if (name === undefined) return [];
  return document.operations.flatMap((operation) => {
    const parameter = keyParameter(operation);
    const named = parameter
      ? promised(operation, parameter, document.operations.filter(isRepeatable))
      : unpromised(operation, name);
    return named.map(([operator, make, others]) =>
      mutantOf(document, { operator, class: "idempotency", operation }, make, others),
    );
  });
}

function withKey(call: Call, name: string, key: string | undefined): Call {
  const headers = new Headers(call.headers);
  if (key === undefined) headers.delete(name);
  else headers.set(name, key);
  return changed(call, { headers });
}

/** A server that answers from its memory where the same is asked again. */
function replaying(memoryKey: (call: Call) => string | undefined, keep: (reply: Reply) => boolean): Behaviour {
  const memory = new Map<string, Reply>();
  return async (call, ask) => {
    const key = memoryKey(call);
    const known = key === undefined ? undefined : memory.get(key);
    if (known) return copyOf(known);
    const reply = await ask(call);
    if (key !== undefined && keep(reply)) memory.set(key, copyOf(reply));
    return reply;
  };
}

/** Lies where the spec declares the header. */
function promised(operation: Operation, { name, schema }: Parameter, repeatable: readonly Operation[]): Named[] {
  const keyOf = (call: Call): string | undefined => call.headers.get(name) ?? undefined;
  const mapped = (value: (key: string, call: Call) => string | undefined) => () =>
    onCall((call) => {
      const key = keyOf(call);
      return key === undefined ? undefined : withKey(call, name, value(key, call));
    });
  const bodyOf = (call: Call): string => JSON.stringify(call.json) ?? `${call.bytes?.byteLength}`;
  const repeated = (change: (reply: Reply, call: Call, ask: Ask) => Promise<Reply> | Reply) => (): Behaviour => {
    const seen = new Set<string>();
    return async (call, ask) => {
      const key = `${keyOf(call)} ${call.url.pathname}`;
      const reply = await ask(call);
      if (keyOf(call) === undefined || !succeeded(reply)) return reply;
      if (seen.has(key)) return change(reply, call, ask);
      seen.add(key);
      return reply;
    };
  };
  const pattern = new RegExp(schema.pattern ?? ".", "u");
  const others = repeatable.filter((other) => other !== operation);
  const sharedByPaths: Named = ["key-shared-by-paths", () => replaying((call) => keyOf(call), succeeded)];
  return [
    ["key-ignored", mapped(() => undefined)],
    ["key-forgotten-after-one-repetition", () => mapped(countedKey())()],
    ["key-together-with-body", mapped((key, call) => shortened(key, bodyOf(call)))],
    ["key-in-any-case", mapped((key) => key.toLowerCase())],
    ["key-cut-at-sixteen-characters", mapped((key) => key.slice(0, 16))],
    ...(operation.path.includes("{") ? [sharedByPaths] : []),
    ["key-shared-by-operations", () => replaying((call) => keyOf(call), succeeded), others],
    [
      "failure-replayed",
      () =>
        replaying(
          (call) => keyOf(call) && `${keyOf(call)} ${call.url.pathname}`,
          () => true,
        ),
    ],
    [
      "failure-not-replayed",
      () => {
        const failures = new Map<string, number>();
        return async (call, ask) => {
          const key = keyOf(call);
          if (key === undefined) return ask(call);
          const count = failures.get(key) ?? 0;
          const reply = await ask(count === 0 ? call : withKey(call, name, `${key}-${count}`));
          if (reply.status >= 400) failures.set(key, count + 1);
          return reply;
        };
      },
    ],
    [
      "other-body-refused",
      () => {
        const bodies = new Map<string, string>();
        return async (call, ask) => {
          const key = keyOf(call);
          if (key !== undefined && (bodies.get(key) ?? bodyOf(call)) !== bodyOf(call)) return refusalOf(operation, 409);
          if (key !== undefined) bodies.set(key, bodyOf(call));
          return ask(call);
        };
      },
    ],
    ["repetition-conflicts", repeated(() => refusalOf(operation, 409))],
    ["repetition-has-status-201", repeated((reply) => ({ ...reply, status: 201 }))],
    ["repetition-without-data", repeated((reply) => ({ ...reply, json: { data: null } }))],
    [
      "repetition-executed-again",
      repeated(async (reply, call, ask) => {
        await ask(withKey(call, name, undefined));
        return reply;
      }),
    ],
    [
      "concurrent-calls-both-executed",
      () => {
        const running = new Set<string>();
        return async (call, ask) => {
          const key = `${keyOf(call)} ${call.url.pathname}`;
          if (running.has(key)) return ask(withKey(call, name, undefined));
          running.add(key);
          try {
            return await ask(call);
          } finally {
            running.delete(key);
          }
        };
      },
    ],
    [
      "concurrent-call-waits",
      () => {
        const running = new Map<string, Promise<Reply>>();
        return async (call, ask) => {
          const key = keyOf(call);
          const first = key === undefined ? undefined : running.get(key);
          if (first) return copyOf(await first);
          const reply = ask(call);
          if (key === undefined) return reply;
          running.set(key, reply);
          return reply.finally(() => running.delete(key));
        };
      },
    ],
    ["key-needed", () => async (call, ask) => (keyOf(call) === undefined ? refusalOf(operation, 400) : ask(call))],
    ["key-refused", () => async (call, ask) => (keyOf(call) === undefined ? ask(call) : refusalOf(operation, 400))],
    ["key-too-long-accepted", mapped((key) => key.slice(0, schema.maxLength))],
    ["key-empty-accepted", mapped((key) => (key === "" ? undefined : key))],
    [
      "key-with-other-characters-accepted",
      mapped((key) => (pattern.test(key) ? key : key.replace(/[^\w:.-]/g, "_").slice(0, schema.maxLength))),
    ],
    ["key-of-full-length-refused", refusingKey(operation, name, (key) => key.length === schema.maxLength)],
    ["key-of-one-character-refused", refusingKey(operation, name, (key) => key.length === 1)],
    ["key-with-punctuation-refused", refusingKey(operation, name, (key) => /[:.]/.test(key))],
    ["key-that-is-no-uuid-refused", refusingKey(operation, name, (key) => !/^[\da-f-]{36}$/i.test(key))],
  ];
}

/** Lets each key work for its first call and one repetition. */
function countedKey(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= 2 ? key : `${key}-${count}`.slice(-255);
  };
}

const refusingKey =
  (operation: Operation, name: string, isRefused: (key: string) => boolean) => (): Behaviour => async (call, ask) => {
    const key = call.headers.get(name);
    return key !== null && isRefused(key) ? refusalOf(operation, 400) : ask(call);
  };

/** A key that differs where the bodies do. */
function shortened(key: string, body: string): string {
  let hash = 0;
  for (const letter of body) hash = (hash * 31 + letter.charCodeAt(0)) % 1_000_000_007;
  return `${key.slice(0, 200)}-${hash}`;
}

/** Lies where the spec does not declare the header. */
function unpromised(operation: Operation, name: string): Named[] {
  if (operation.method === "GET") return [];
  return [
    [
      "undeclared-key-obeyed",
      () =>
        replaying((call) => {
          const key = call.headers.get(name);
          return key === null ? undefined : `${key} ${call.url.pathname}`;
        }, succeeded),
    ],
    ["undeclared-key-refused", refusingKey(operation, name, () => true)],
  ];
}
