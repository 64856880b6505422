// Whether something is a snapshot: what a file or a caller gives may be damaged, or not be one at all.
import { bodies } from "../../../generated/request-schemas.ts";
import { schemaErrors } from "../../shared/json-schema.ts";
import type {
  AgentSession,
  Asset,
  AwaitedEnd,
  Consent,
  DeliveryAttempt,
  Generation,
  Group,
  Look,
  Snapshot,
  StoredDelivery,
  StoredEndpoint,
  StoredEvent,
  StoredResponse,
  StoredVoice,
  Video,
} from "./model.ts";

/** The type of a member; a question mark allows null. */
type MemberType = "string" | "number" | "boolean" | "object" | "list" | "string?" | "number?" | "object?" | "list?";
type Shape = Readonly<Record<string, MemberType>>;
/** Every member of a type, so that a new one does not compile until it is checked. */
type ShapeOf<Item> = Readonly<Record<keyof Item, MemberType>>;

const lists: {
  readonly groups: ShapeOf<Group>;
  readonly looks: ShapeOf<Look>;
  readonly videos: ShapeOf<Video>;
  readonly sessions: ShapeOf<AgentSession>;
  readonly generations: ShapeOf<Generation>;
  readonly voices: ShapeOf<StoredVoice>;
  readonly assets: ShapeOf<Asset>;
  readonly endpoints: ShapeOf<StoredEndpoint>;
  readonly events: ShapeOf<StoredEvent>;
  readonly deliveries: ShapeOf<StoredDelivery>;
  readonly awaitedEnds: ShapeOf<AwaitedEnd>;
  readonly responses: ShapeOf<StoredResponse>;
} = {
  groups: {
    seq: "number",
    id: "string",
    name: "string",
    ownership: "string",
    gender: "string?",
    voiceId: "string?",
    createdAt: "number",
    consent: "object?",
    training: "object?",
  },
  looks: {
    seq: "number",
    id: "string",
    groupId: "string",
    name: "string",
    type: "string",
    ownership: "string",
    gender: "string?",
    voiceId: "string?",
    tags: "list",
    engines: "list",
    origin: "string",
    job: "object",
    needsConsent: "boolean",
    isMotion: "boolean",
    upscaled: "boolean",
    soundEffect: "string?",
    aspectRatio: "string?",
  },
  videos: {
    seq: "number",
    id: "string",
    title: "string?",
    format: "string",
    lookId: "string?",
    aspectRatio: "string",
    folderId: "string?",
    request: "object?",
    job: "object",
  },
  sessions: {
    seq: "number",
    id: "string",
    mode: "string",
    prompt: "string",
    createdAt: "number",
    asksAt: "number?",
    replies: "list",
    videoIds: "list",
    isStopped: "boolean",
    callbackUrl: "string?",
    callbackId: "string?",
  },
  generations: { id: "string", groupId: "string?", job: "object" },
  voices: {
    seq: "number",
    id: "string",
    name: "string",
    language: "string",
    gender: "string",
    ownership: "string",
    createdAt: "number",
    job: "object?",
  },
  assets: {
    id: "string",
    name: "string",
    type: "string",
    size: "number",
    uploadedAt: "number",
    data: "string?",
  },
  endpoints: {
    seq: "number",
    id: "string",
    url: "string",
    events: "list?",
    entityId: "string?",
    status: "string",
    secret: "string",
    createdAt: "number",
  },
  events: {
    seq: "number",
    id: "string",
    type: "string",
    data: "object",
    entityId: "string?",
    createdAt: "number",
  },
  deliveries: {
    seq: "number",
    id: "string",
    eventId: "string",
    endpointId: "string?",
    url: "string",
    status: "string",
    nextAt: "number?",
    attempts: "list",
    createdAt: "number",
  },
  awaitedEnds: {
    id: "string",
    kind: "string",
    sessionId: "string?",
    origin: "string",
    callbackUrl: "string?",
    callbackId: "string?",
  },
  responses: { key: "string", since: "number", status: "number", headers: "object", body: "string" },
};

const top: Shape = { seq: "number", offsetMs: "number", frozenAt: "number?", credits: "number?" };
const job: Shape = { startedAt: "number", readyAt: "number" };
const consent: ShapeOf<Consent> = {
  status: "string",
  text: "string?",
  ticket: "string?",
  rerouteUrl: "string?",
  approvedAt: "number",
};
/** The shapes of members that are objects. */
const nested: Readonly<Record<string, Shape>> = { job, training: job, consent };
const attempt: ShapeOf<DeliveryAttempt> = {
  at: "number",
  status: "number?",
  problem: "string?",
  signature: "string?",
};
const version: Snapshot["version"] = 4;

/** What is wrong with a snapshot, with the place; undefined for one that can be restored. */
export function checkSnapshot(snapshot: unknown): string | undefined {
  if (!isObject(snapshot)) return "it is no JSON object";
  if (snapshot.version !== version) return `version is ${JSON.stringify(snapshot.version)}, not ${version}`;
  const problem = checkMembers(snapshot, top, "");
  if (problem) return problem;
  for (const [name, shape] of Object.entries(lists)) {
    const found = checkList(snapshot[name], shape, name);
    if (found) return found;
  }
  return checkLinks(snapshot as unknown as Snapshot);
}

function checkList(items: unknown, shape: Shape, name: string): string | undefined {
  if (!Array.isArray(items)) return `${name} is no list`;
  for (const [index, item] of items.entries()) {
    const place = `${name}[${index}]`;
    if (!isObject(item)) return `${place} is no object`;
    const problem = checkMembers(item, shape, `${place}.`);
    if (problem) return problem;
    for (const [member, memberShape] of Object.entries(nested)) {
      const value = item[member];
      const wrong = isObject(value) ? checkMembers(value, memberShape, `${place}.${member}.`) : undefined;
      if (wrong) return wrong;
    }
  }
  return undefined;
}

function checkMembers(value: Record<string, unknown>, shape: Shape, place: string): string | undefined {
  for (const [name, type] of Object.entries(shape)) {
    if (!isOfType(value[name], type)) return `${place}${name} is no ${type.replace("?", " or null")}`;
  }
  return undefined;
}

function isOfType(value: unknown, type: MemberType): boolean {
  if (type.endsWith("?") && value === null) return true;
  const expected = type.replace("?", "");
  if (expected === "list") return Array.isArray(value);
  if (expected === "object") return isObject(value);
  if (expected === "number") return Number.isFinite(value);
  return typeof value === expected;
}

/** Lists are ordered by number, every look has a group, and what is served can be. */
function checkLinks(snapshot: Snapshot): string | undefined {
  const { seq, groups, looks, videos, sessions, voices, assets, endpoints, events, responses } = snapshot;
  const { deliveries } = snapshot;
  if (!Number.isSafeInteger(seq)) return "seq is no whole number";
  const badAsset = assets.findIndex(({ type, data }) => !mediaType.test(type) || !base64.test(data ?? ""));
  if (badAsset >= 0) return `assets[${badAsset}] has a type or data that it can't have`;
  const badResponse = responses.findIndex((response) => !canBeSent(response));
  if (badResponse >= 0) return `responses[${badResponse}] can't be sent`;
  const badVideo = videos.findIndex(({ request }) => request !== null && !isVideoRequest(request));
  if (badVideo >= 0) return `videos[${badVideo}].request is none`;
  const badSession = sessions.findIndex(({ replies }) => !replies.every(isReply));
  if (badSession >= 0) return `sessions[${badSession}].replies are none`;
  const badDelivery = deliveries.findIndex(({ attempts }) => !attempts.every(isAttempt));
  if (badDelivery >= 0) return `deliveries[${badDelivery}].attempts are none`;
  const ids = new Set(groups.map(({ id }) => id));
  const orphan = looks.findIndex(({ groupId }) => !ids.has(groupId));
  if (orphan >= 0) return `looks[${orphan}].groupId names no group`;
  const ordered = { groups, looks, videos, sessions, voices, endpoints, events, deliveries };
  for (const [name, items] of Object.entries(ordered)) {
    const unordered = items.findIndex(({ seq }, index) => index > 0 && seq <= (items[index - 1]?.seq ?? 0));
    if (unordered >= 0) return `${name}[${unordered}].seq is not higher than the one before`;
  }
  return undefined;
}

const mediaType = /^(image|video|audio|application)\/[\w.+-]+$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

const isVideoRequest = (request: unknown): boolean => schemaErrors(bodies.createVideo ?? {}, request).length === 0;

const isReply = (reply: unknown): boolean =>
  isObject(reply) && checkMembers(reply, { text: "string", at: "number" }, "") === undefined;

const isAttempt = (value: unknown): boolean => isObject(value) && checkMembers(value, attempt, "") === undefined;

function canBeSent({ status, headers }: StoredResponse): boolean {
  try {
    return new Response(null, { status, headers }).status === status;
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
