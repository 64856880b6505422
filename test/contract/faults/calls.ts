// What holds for every call: credentials, idempotency keys, headers.
import {
  answer,
  around,
  type Change,
  copy,
  everyOperation,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  type Operations,
  onError,
  onReply,
  onResponse,
  remembering,
  sensible,
  v3Operations,
  withHeader,
} from "./fault.ts";

const credentials = faultsOf("credentials", guide.openapi);
const idempotency = faultsOf("idempotency", guide.openapi);
const headers = faultsOf("headers", guide.openapi);

/** Sends some calls with other headers. */
function resent(operations: Operations, change: (headers: Headers) => unknown): Change {
  return around(operations, ({ request }, send) => {
    const changed = new Headers(request.headers);
    change(changed);
    return send(new Request(request, { headers: changed }));
  });
}

function keyIgnored(operations: Operations): Change {
  return resent(
    operations,
    (sent) => /^[\w\-:.]{1,255}$/.test(sent.get("idempotency-key") ?? "") && sent.delete("idempotency-key"),
  );
}

/** Replays the first answer to a key, wherever `scope` says that two calls are the same. */
function replay(operations: Operations, scope: (request: Request, body: string) => string | null): Change {
  return remembering(() => {
    const first = new Map<string, Response>();
    return around(operations, async ({ request }, send) => {
      const place = scope(request, await request.clone().text());
      const kept = place === null ? undefined : first.get(place);
      if (kept) return kept.clone();
      const reply = await send(request);
      if (place !== null && reply.ok) first.set(place, reply.clone());
      return reply;
    });
  });
}

export const calls: readonly Fault[] = [
  credentials(
    "none-needed-for-styles",
    "lists styles and event types without a key",
    resent(
      ["listVideoAgentStyles", "listWebhookEventTypes"],
      (sent) => !sent.get("x-api-key") && sent.set("x-api-key", "any"),
    ),
  ),
  credentials(
    "no-token",
    "rejects OAuth tokens in v3",
    resent(v3Operations, (sent) => sent.delete("authorization")),
  ),
  credentials(
    "basic",
    "accepts Basic for Bearer",
    resent(v3Operations, (sent) =>
      sent.set("authorization", (sent.get("authorization") ?? "").replace("Basic ", "Bearer ")),
    ),
  ),
  credentials(
    "not-found-first",
    "says that a look is not found before it asks for the key",
    around(["getAvatarLook", "getVideo", "getAvatarGroup"], async ({ request }, send) => {
      const reply = await send(request);
      if (reply.status !== 401) return reply;
      return answer(404, { error: { code: "not_found", message: "There is no such thing." } });
    }),
    sensible,
  ),
  credentials(
    "body-first",
    "checks the body before it asks for the key",
    around(["createAvatar", "createVideo"], async ({ request, body }, send) => {
      const reply = await send(request);
      if (reply.status !== 401 || body?.type) return reply;
      return answer(400, { error: { code: "invalid_parameter", message: "type is missing.", param: "type" } });
    }),
    sensible,
  ),
  credentials(
    "key-echoed",
    "repeats the key in the message of a 401",
    onError(v3Operations, ({ error }, { request }) => {
      const key = request.headers.get("x-api-key") ?? request.headers.get("authorization");
      if (key) error.message += ` (${key})`;
    }),
    sensible,
  ),
  credentials(
    "token-echoed",
    "repeats the token in the message of any error",
    onError(v3Operations, ({ error }, { request }) => {
      const token = request.headers.get("authorization");
      if (token) error.message += ` (${token})`;
    }),
    sensible,
  ),
  idempotency("ignored-for-videos", "makes a second video for the same key", keyIgnored("createVideo")),
  idempotency(
    "ignored-for-endpoints",
    "registers a second endpoint for the same key",
    keyIgnored("createWebhookEndpoint"),
  ),
  idempotency(
    "ignored-for-rotation",
    "rotates a secret a second time for the same key",
    keyIgnored("rotateWebhookEndpointSecret"),
  ),
  idempotency(
    "ignored-for-consent",
    "starts consent a second time for the same key",
    keyIgnored("createAvatarConsent"),
  ),
  idempotency(
    "other-body-rejected",
    "rejects a key that comes with another body",
    remembering(() => {
      const first = new Map<string, string>();
      return around(["createAvatar", "createVideo"], async (call, send) => {
        const key = `${call.operation} ${call.request.headers.get("idempotency-key")}`;
        const body = JSON.stringify(call.body);
        if (call.request.headers.has("idempotency-key") && (first.get(key) ?? body) !== body)
          return answer(409, { error: { code: "conflict", message: "The key was used with another body." } });
        const reply = await send(call.request);
        if (reply.ok) first.set(key, body);
        return reply;
      });
    }),
  ),
  idempotency(
    "other-body-runs",
    "runs a second request when the same key comes with another body",
    around(["createAvatar", "createVideo"], ({ request, body }, send) => {
      const changed = new Headers(request.headers);
      const key = changed.get("idempotency-key");
      if (key && /^[\w\-:.]{1,150}$/.test(key)) changed.set("idempotency-key", `${key}-${hash(JSON.stringify(body))}`);
      return send(new Request(request, { headers: changed }));
    }),
  ),
  idempotency(
    "shared-by-operations",
    "replays the answer to a video for the same key of an avatar",
    replay(["createAvatar", "createVideo"], (request) => request.headers.get("idempotency-key")),
  ),
  idempotency(
    "shared-by-groups",
    "replays the consent of one group for another with the same key",
    replay("createAvatarConsent", (request) => request.headers.get("idempotency-key")),
  ),
  idempotency(
    "by-body-alone",
    "replays the first video for the same body without any key",
    replay("createVideo", (request, body) => (request.headers.has("idempotency-key") ? null : body)),
  ),
  idempotency(
    "odd-key",
    "accepts a key with spaces and slashes",
    resent(["createAvatar", "createVideo", "createAvatarConsent"], (sent) => {
      if (/[^\w\-:.]/.test(sent.get("idempotency-key") ?? "")) sent.delete("idempotency-key");
    }),
  ),
  idempotency(
    "case-ignored",
    "takes two keys for the same that differ in case",
    resent(["createAvatar", "createVideo"], (sent) => {
      const key = sent.get("idempotency-key");
      if (key) sent.set("idempotency-key", key.toLowerCase());
    }),
    sensible,
  ),
  idempotency(
    "replay-with-other-time",
    "changes the time of creation in a replayed answer",
    remembering(() => {
      let answers = 0;
      return onResponse("createAvatar", ({ data }) => {
        data.avatar_group.created_at += answers++;
      });
    }),
  ),
  headers(
    "no-retry-after",
    "does not say with 429 how long to wait",
    onReply(everyOperation, (reply) => (reply.status === 429 ? withHeader(reply, "retry-after", null) : reply)),
  ),
  headers(
    "retry-after-fraction",
    "gives half seconds in Retry-After",
    onReply(everyOperation, (reply) => (reply.status === 429 ? withHeader(reply, "retry-after", "0.5") : reply)),
  ),
  headers(
    "deprecated-v3",
    "announces the end of v3 as well",
    onReply(v3Operations, (reply) => withHeader(reply, "deprecation", "true")),
    guide.v2,
  ),
  headers(
    "charset",
    "says that its JSON is Latin-1",
    onReply(everyOperation, (reply) => withHeader(reply, "content-type", "application/json; charset=iso-8859-1")),
    sensible,
  ),
  headers(
    "shared-caching",
    "lets shared caches keep what belongs to one account",
    onReply(everyOperation, (reply) => withHeader(reply, "cache-control", "public, max-age=300")),
    sensible,
  ),
  headers(
    "created-201",
    "answers 201 to creations",
    onReply(["createAvatar", "createVideo", "createWebhookEndpoint"], (reply) =>
      reply.ok ? copy(reply, reply.body, 201) : reply,
    ),
  ),
  headers(
    "stale-look",
    "answers a look from a cache after it was renamed",
    remembering(() => {
      const cache = new Map<string, Json>();
      return around(["getAvatarLook", "updateAvatarLook"], async (call, send) => {
        const id = call.path.look_id as string;
        if (call.operation === "updateAvatarLook") {
          cache.set(id, await (await send(get(call, `/v3/avatars/looks/${id}`))).json());
          return send(call.request);
        }
        const reply = await send(call.request);
        return reply.ok && cache.has(id) ? answer(200, cache.get(id)) : reply;
      });
    }),
  ),
];

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (value * 31 + letter.charCodeAt(0)) | 0;
  return Math.abs(value);
}
