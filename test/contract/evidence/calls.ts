// What is said of every operation alike: credentials, the idempotency key, failures, headers, and what ends.
import { type Evidence, open, orNull, required, statuses, text, whole } from "./fact.ts";

/** Every operation of v3 that the sheets name, those that take an `Idempotency-Key` apart. */
const idempotent = [
  "POST /v3/assets",
  "POST /v3/avatars",
  "POST /v3/avatars/{group_id}/consent",
  "POST /v3/videos",
  "POST /v3/webhooks/endpoints",
  "POST /v3/webhooks/endpoints/{endpoint_id}/rotate-secret",
];

const others = [
  "GET /v3/assets/{asset_id}",
  "DELETE /v3/assets/{asset_id}",
  "GET /v3/avatars",
  "GET /v3/avatars/{group_id}",
  "PATCH /v3/avatars/{group_id}",
  "DELETE /v3/avatars/{group_id}",
  "GET /v3/avatars/looks",
  "GET /v3/avatars/looks/{look_id}",
  "PATCH /v3/avatars/looks/{look_id}",
  "DELETE /v3/avatars/looks/{look_id}",
  "GET /v3/users/me",
  "GET /v3/video-agents",
  "POST /v3/video-agents",
  "GET /v3/video-agents/{session_id}",
  "POST /v3/video-agents/{session_id}",
  "GET /v3/video-agents/{session_id}/resources/{resource_id}",
  "POST /v3/video-agents/{session_id}/stop",
  "GET /v3/video-agents/{session_id}/videos",
  "GET /v3/video-agents/styles",
  "GET /v3/videos",
  "GET /v3/videos/{video_id}",
  "DELETE /v3/videos/{video_id}",
  "GET /v3/videos/{video_id}/scenes",
  "GET /v3/videos/statuses",
  "GET /v3/voices",
  "POST /v3/voices",
  "GET /v3/voices/{voice_id}",
  "DELETE /v3/voices/{voice_id}",
  "POST /v3/voices/clone",
  "POST /v3/voices/speech",
  "GET /v3/webhooks/event-types",
  "GET /v3/webhooks/endpoints",
  "PATCH /v3/webhooks/endpoints/{endpoint_id}",
  "DELETE /v3/webhooks/endpoints/{endpoint_id}",
  "GET /v3/webhooks/events",
];

/** The operations of v2, each with its successor; null where there is none, nothing where no document tells. */
const old: readonly (readonly [operation: string, successor?: string | null])[] = [
  ["GET /v2/avatars", "GET /v3/avatars/looks"],
  ["GET /v2/avatar_group.list", "GET /v3/avatars"],
  ["GET /v2/avatar_group/{group_id}/avatars", "GET /v3/avatars/looks"],
  ["GET /v2/avatar/{avatar_id}/details", "GET /v3/avatars/looks/{look_id}"],
  ["GET /v2/photo_avatar/{id}", "GET /v3/avatars/looks/{look_id}"],
  ["POST /v2/photo_avatar/photo/generate", "POST /v3/avatars"],
  ["POST /v2/photo_avatar/look/generate", "POST /v3/avatars"],
  ["POST /v2/photo_avatar/avatar_group/create", "POST /v3/avatars"],
  ["POST /v2/photo_avatar/avatar_group/add", "POST /v3/avatars"],
  ["DELETE /v2/photo_avatar/{id}", "DELETE /v3/avatars/looks/{look_id}"],
  ["DELETE /v2/photo_avatar_group/{group_id}", "DELETE /v3/avatars/{group_id}"],
  ["POST /v2/photo_avatar/train", null],
  ["GET /v2/photo_avatar/train/status/{group_id}", null],
  ["POST /v2/photo_avatar/add_motion", null],
  ["POST /v2/photo_avatar/add_sound_effect", null],
  ["POST /v2/photo_avatar/upscale", null],
  ["GET /v2/photo_avatar/generation/{generation_id}"],
];

const bodies = new Set([
  "PATCH /v3/avatars/{group_id}",
  "PATCH /v3/avatars/looks/{look_id}",
  "PATCH /v3/webhooks/endpoints/{endpoint_id}",
]);
const noBody = new Set(["POST /v3/assets", "POST /v3/webhooks/endpoints/{endpoint_id}/rotate-secret"]);
const takesJson = (operation: string): boolean =>
  bodies.has(operation) || (operation.startsWith("POST") && !noBody.has(operation));

const pays = (operation: string): boolean => operation.startsWith("POST");
/** Whether it has an id in its path or body, which may be unknown. */
const namesSomething = (operation: string): boolean =>
  /\{|POST/.test(operation) && !operation.endsWith("photo/generate");

const withQuery = new Set([
  "GET /v3/avatars",
  "GET /v3/avatars/looks",
  "GET /v3/video-agents",
  "GET /v3/video-agents/styles",
  "GET /v3/videos",
  "GET /v3/videos/statuses",
  "GET /v3/voices",
  "GET /v3/webhooks/endpoints",
  "GET /v3/webhooks/events",
  "GET /v2/avatar_group.list",
]);

const failure = open({
  error: required(
    open({
      code: required({ ...text, like: "invalid_parameter" }),
      message: required(text),
      param: orNull(text),
      doc_url: orNull(text),
    }),
  ),
});

const onEach = (operations: readonly string[], facts: Omit<Evidence, "operation">): Evidence[] =>
  operations.map((operation) => ({ operation, ...facts }));

const v3 = [...idempotent, ...others];
const v2 = old.map(([operation]) => operation);

export const calls: readonly Evidence[] = [
  ...onEach(v3, { source: "fact sheet, security schemes: either scheme", credentials: ["key", "token"] }),
  ...onEach(v2, { source: "fact sheet, security schemes: v2 knows the key only", credentials: ["key"] }),
  ...onEach(idempotent, { source: "fact sheet, Idempotency-Key: listed for", idempotent: true }),
  ...onEach([...others, ...v2], { source: "fact sheet, Idempotency-Key: not listed for", idempotent: false }),
  ...onEach(v3, { source: "fact sheet, v3 error", failure }),
  ...onEach(v3, {
    source: "fact sheet, other headers: whole seconds",
    headers: { status: 429, fields: { "Retry-After": required({ ...whole, like: 30, also: [0, 86_400] }) } },
  }),
  ...onEach(v3, {
    source: "fact sheet, other headers: HeyGen's command line reads it, and not every answer has it",
    headers: { status: "failures", fields: { "X-Request-Id": { ...text, like: "req_abc123" } } },
  }),
  ...onEach(v2, {
    source: "fact sheet, other headers: on every route of v2",
    headers: {
      status: 200,
      fields: {
        Deprecation: { ...text, like: "true" },
        Sunset: { ...text, like: "Sat, 31 Oct 2026 00:00:00 GMT" },
      },
    },
  }),
  ...onEach(v2, {
    source: "fact sheet, v2: a code and a message, or text; no data",
    failure: {
      is: "object",
      like: { data: null, error: { code: "internal_error", message: "Unauthorized" } },
      also: [{ data: null, error: "Unauthorized" }],
      not: [
        { data: null, error: { code: 7, message: "Unauthorized" } },
        { data: null, error: 7 },
      ],
    },
  }),
  ...v2.map((operation) => ({
    source: "fact sheet, v2 avatar operations; statuses as recommended for v3",
    operation,
    statuses: statuses(...(pays(operation) ? [402] : []), ...(namesSomething(operation) ? [404] : [])),
  })),
  ...onEach(v3, { source: "fact sheet, lifecycle: v3 stays", ends: false }),
  ...old.map(([operation, successor]) => {
    const source = "fact sheet, replacement map and announced end";
    return successor === undefined
      ? { source, operation, ends: { on: "2026-10-31" } }
      : { source, operation, ends: { on: "2026-10-31", successor } };
  }),
  ...onEach([...v3, ...v2].filter(takesJson), { source: "fact sheet, content types", bodyType: "application/json" }),
  ...onEach(
    [...v3, ...v2].filter((operation) => !withQuery.has(operation)),
    { source: "fact sheets: no query parameter is named", query: {} },
  ),
];
