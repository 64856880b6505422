// Validates a snapshot, because a file or a caller may supply invalid data.
import type { SchemaObject } from "../../../generated/json-schemas.ts";
import { bodies } from "../../../generated/request-schemas.ts";
import { findSchemaError } from "../../shared/json-schema.ts";
import type {
  Consent,
  DeliveryAttempt,
  Failure,
  Job,
  ReceivedFile,
  Snapshot,
  StoredResponse,
  UserMessage,
} from "./model.ts";

const text = { type: "string" } as const;
const number = { type: "number" } as const;
const flag = { type: "boolean" } as const;
const fields = { type: "object" } as const;
const textOrNull = { type: ["string", "null"] };
const numberOrNull = { type: ["number", "null"] };

/** A schema for each member of a type. A new member without a schema doesn't compile. */
type Members<Item> = { readonly [Name in keyof Item]-?: SchemaObject };

function object<Item>(properties: Members<Item>, optional: readonly string[] = []): SchemaObject {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", required, properties };
}

const orNull = (schema: SchemaObject): SchemaObject => ({ anyOf: [schema, { type: "null" }] });
const listOf = (items: SchemaObject): SchemaObject => ({ type: "array", items });
const texts = listOf(text);

const failure = object<Failure>({ code: text, message: text });
const job = object<Job>({ startedAt: number, readyAt: number, failure }, ["failure"]);
const mediaType = { type: "string", pattern: "^(image|video|audio|application)/[\\w.+\\-]+$" } as const;
const base64 = { type: ["string", "null"], pattern: "^[A-Za-z0-9+\\/]*={0,2}$" };
const consent = object<Consent>(
  {
    status: { enum: ["pending", "approved", "revoked"] },
    text: textOrNull,
    ticket: textOrNull,
    rerouteUrl: textOrNull,
    expiresAt: number,
    approvedAt: number,
  },
  ["expiresAt"],
);
const attempt = object<DeliveryAttempt>({
  at: number,
  status: numberOrNull,
  problem: textOrNull,
  signature: textOrNull,
});
const reply = object<UserMessage>({ text, at: number });

/** The schema of the members of a list. */
type ItemOf<List> = List extends (infer Item)[] ? Members<Item> : never;
const list = <Name extends keyof Snapshot>(_: Name, members: ItemOf<Snapshot[Name]>): SchemaObject =>
  listOf(object(members as Members<object>));

const version: Snapshot["version"] = 6;

const snapshotSchema: SchemaObject = object<Snapshot>({
  version: { const: version },
  seq: { type: "integer" },
  offsetMs: number,
  frozenAt: numberOrNull,
  credits: numberOrNull,
  groups: list("groups", {
    seq: number,
    id: text,
    name: text,
    ownership: text,
    gender: textOrNull,
    voiceId: textOrNull,
    createdAt: number,
    consent: orNull(consent),
    training: orNull(job),
  }),
  looks: list("looks", {
    seq: number,
    id: text,
    groupId: text,
    name: text,
    type: text,
    ownership: text,
    gender: textOrNull,
    voiceId: textOrNull,
    tags: texts,
    engines: texts,
    origin: text,
    job,
    needsConsent: flag,
    isMotion: flag,
    upscaled: flag,
    soundEffect: textOrNull,
    aspectRatio: textOrNull,
  }),
  videos: list("videos", {
    seq: number,
    id: text,
    title: textOrNull,
    format: text,
    lookId: textOrNull,
    aspectRatio: text,
    folderId: textOrNull,
    request: orNull(bodies.createVideo as SchemaObject),
    job,
  }),
  sessions: list("sessions", {
    seq: number,
    id: text,
    mode: text,
    prompt: text,
    createdAt: number,
    asksAt: numberOrNull,
    messages: listOf(reply),
    videoIds: texts,
    isStopped: flag,
    callbackUrl: textOrNull,
    callbackId: textOrNull,
  }),
  generations: list("generations", { id: text, groupId: textOrNull, job }),
  voices: list("voices", {
    seq: number,
    id: text,
    name: text,
    language: text,
    gender: text,
    ownership: text,
    createdAt: number,
    job: orNull(job),
  }),
  assets: list("assets", { id: text, name: text, type: mediaType, size: number, uploadedAt: number, data: base64 }),
  uploads: list("uploads", {
    id: text,
    name: text,
    type: text,
    size: number,
    checksum: textOrNull,
    ticket: text,
    expiresAt: number,
    received: orNull(object<ReceivedFile>({ type: orNull(mediaType), data: base64, checksum: textOrNull })),
    completedAt: numberOrNull,
    failure: orNull(failure),
  }),
  batches: list("batches", {
    seq: number,
    id: text,
    kind: { enum: ["video", "asset"] },
    title: textOrNull,
    createdAt: number,
    itemIds: texts,
  }),
  endpoints: list("endpoints", {
    seq: number,
    id: text,
    url: text,
    events: orNull(texts),
    entityId: textOrNull,
    status: text,
    secret: text,
    createdAt: number,
  }),
  events: list("events", { seq: number, id: text, type: text, data: fields, entityId: textOrNull, createdAt: number }),
  deliveries: list("deliveries", {
    seq: number,
    id: text,
    eventId: text,
    endpointId: textOrNull,
    url: text,
    status: text,
    nextAt: numberOrNull,
    attempts: listOf(attempt),
    createdAt: number,
  }),
  pendingCompletions: list("pendingCompletions", {
    id: text,
    kind: text,
    sessionId: textOrNull,
    origin: text,
    callbackUrl: textOrNull,
    callbackId: textOrNull,
  }),
  responses: list("responses", { key: text, since: number, status: number, headers: fields, body: text }),
});

/**
 * Validates a snapshot.
 *
 * @returns what is wrong with it and where, or undefined if it can be restored
 */
export function checkSnapshot(snapshot: unknown): string | undefined {
  const { version: given } = Object(snapshot) as Partial<Snapshot>;
  // Another version may differ everywhere, so other errors would be noise.
  if (given !== undefined && given !== version) return `version is ${JSON.stringify(given)}, not ${version}`;
  const error = findSchemaError(snapshotSchema, snapshot);
  if (!error) return checkLinks(snapshot as Snapshot);
  return `${placeOf(error.path)} ${error.message}`.trim();
}

/** The path as in JavaScript, such as `looks[3].job.readyAt`. */
function placeOf(path: readonly (string | number)[]): string {
  const place = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return place.replace(/^\./, "") || "it";
}

/** Checks what a schema can't: looks belong to existing groups, lists are sorted, and responses are valid. */
function checkLinks(snapshot: Snapshot): string | undefined {
  const { groups, looks, videos, sessions, voices, batches, endpoints, events, deliveries, responses } = snapshot;
  const unsendable = responses.findIndex((response) => !canBeSent(response));
  if (unsendable >= 0) return `responses[${unsendable}] is not a valid response`;
  const ids = new Set(groups.map(({ id }) => id));
  const orphan = looks.findIndex(({ groupId }) => !ids.has(groupId));
  if (orphan >= 0) return `looks[${orphan}].groupId matches no group`;
  const ordered = { groups, looks, videos, sessions, voices, batches, endpoints, events, deliveries };
  for (const [name, items] of Object.entries(ordered)) {
    const unordered = items.findIndex(({ seq }, index) => index > 0 && seq <= (items[index - 1]?.seq ?? 0));
    if (unordered >= 0) return `${name}[${unordered}].seq is not higher than that of the item before`;
  }
  return undefined;
}

function canBeSent({ status, headers, body }: StoredResponse): boolean {
  try {
    JSON.parse(body);
    return new Response(null, { status, headers }).status === status;
  } catch {
    return false;
  }
}
