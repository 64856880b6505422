// What every client relies on though no document says it: paging, rejections, order of checks, two writers at once.
import {
  alsoRejected,
  answer,
  around,
  type Call,
  type Change,
  everyOperation,
  type Fault,
  type Fetch,
  faultsOf,
  get,
  type Json,
  onReply,
  onRequest,
  onResponse,
  remembering,
  sensible,
  sharedAtOnce,
  visit,
  withBody,
  withHeader,
  withQuery,
} from "./fault.ts";

const fault = faultsOf("habits", sensible);

/** Changes all requests but those of the sandbox's own paths. */
function anywhere(change: (request: Request, send: Fetch) => Promise<Response>): Change {
  return {
    operations: everyOperation,
    wrap: (send) => (request) =>
      new URL(request.url).pathname.startsWith("/sandbox") ? send(request) : change(request, send),
  };
}

/** Asks the correct server under another path. */
function atPath(change: (pathname: string) => string): Change {
  return anywhere((request, send) => {
    const url = new URL(request.url);
    url.pathname = change(url.pathname);
    return send(url.href === request.url ? request : new Request(url, request));
  });
}

/** Whether a response of v3 says that there is no such operation. Unknown resources have codes of their own. */
async function isNowhere({ url }: Request, reply: Response): Promise<boolean> {
  if (reply.status !== 404 || !new URL(url).pathname.startsWith("/v3/")) return false;
  return (await reply.clone().json()).error.code === "not_found";
}

/** The same call with another address and no body. */
function bare({ request }: Call, method: string): Request {
  const headers = new Headers(request.headers);
  for (const name of ["content-type", "content-length"]) headers.delete(name);
  headers.set("x-api-key", "any");
  return new Request(request.url, { method, headers });
}

export const habits: readonly Fault[] = [
  fault(
    "new-video-repeats-one",
    "repeats a video on the next page when a new one was made between two pages",
    remembering(() => {
      let made = 0;
      let last: Json;
      return onResponse(["createVideo", "listVideos"], (body, { operation, query }) => {
        if (operation === "createVideo") made++;
        else {
          if (query.has("token") && made > 0 && last) body.data.unshift(last);
          made = 0;
          last = body.data.at(-1);
        }
      });
    }),
  ),
  fault(
    "token-with-other-filter",
    "takes the token of a filtered list for the same list without the filter",
    around("listAvatarLooks", async (call, send) => {
      const reply = await send(call.request.clone());
      if (reply.status !== 400 || !call.query.has("token") || call.query.has("avatar_type")) return reply;
      for (const type of ["photo_avatar", "digital_twin", "studio_avatar"]) {
        call.query.set("avatar_type", type);
        const filtered = await send(withQuery(call));
        if (filtered.ok) return filtered;
      }
      return reply;
    }),
  ),
  fault(
    "two-endpoints-at-once",
    "gives two endpoints the same secret that are registered at once",
    sharedAtOnce("createWebhookEndpoint", "secret"),
  ),
  fault(
    "two-renames-at-once",
    "answers two changes of a name at once with the same name",
    remembering(() => {
      let name: string | undefined;
      let running = 0;
      return around("updateAvatarLook", async (call, send) => {
        running++;
        const shared = running > 1 ? name : undefined;
        name = call.body?.name;
        await Promise.resolve();
        const reply = await send(call.request);
        running--;
        if (!reply.ok || shared === undefined) return reply;
        const { data } = await reply.json();
        return answer(200, { data: { ...data, name: shared } });
      });
    }),
  ),
  fault(
    "two-uploads-at-once",
    "gives two files the same id that are uploaded at once",
    sharedAtOnce("uploadAsset", "asset_id"),
  ),
  fault(
    "rejected-consent-starts",
    "starts a consent although it rejects the request",
    alsoRejected("createAvatarConsent", 400, {}),
  ),
  fault(
    "rejected-voice-taken",
    "changes the voice of a group although it rejects the request",
    alsoRejected("updateAvatarGroup", 400, { default_voice_id: "voice_jkl345" }),
  ),
  fault(
    "rejected-address-taken",
    "changes the events of an endpoint although it rejects the new address",
    around("updateWebhookEndpoint", async (call, send) => {
      const reply = await send(call.request);
      if (reply.status === 400 && call.body?.url) await send(withBody(call, { ...call.body, url: null }));
      return reply;
    }),
  ),
  fault(
    "rejected-deletion-hides",
    "does not list a look any more whose deletion it rejected",
    remembering(() => {
      const hidden = new Set<string>();
      return around(["deleteAvatarLook", "listAvatarLooks"], async (call, send) => {
        const reply = await send(call.request);
        if (call.operation === "deleteAvatarLook") {
          if (reply.status === 400 || reply.status === 403) hidden.add(call.path.look_id as string);
          return reply;
        }
        if (!reply.ok) return reply;
        const page = await reply.json();
        return answer(200, { ...page, data: page.data.filter(({ id }: Json) => !hidden.has(id)) });
      });
    }),
  ),
  fault(
    "rejected-video-listed",
    "lists a video that it rejected to make",
    around("createVideo", async (call, send) => {
      const reply = await send(call.request);
      if (reply.status === 400 || reply.status === 404)
        await send(withBody(call, { type: "avatar", avatar_id: "look_def456", script: "left over" }));
      return reply;
    }),
  ),
  fault(
    "rejected-message-kept",
    "keeps a message to the video agent that it rejects",
    around("sendVideoAgentMessage", async (call, send) => {
      const reply = await send(call.request);
      if (reply.status === 400 || reply.status === 404) await send(withBody(call, { message: "left over" }));
      return reply;
    }),
  ),
  fault(
    "unauthorized-deletion",
    "deletes what it has to reject for want of a key",
    around(["deleteAvatarLook", "deleteVideo", "deleteAsset"], async (call, send) => {
      const reply = await send(call.request);
      if (reply.status === 401) await send(bare(call, "DELETE"));
      return reply;
    }),
  ),
  fault(
    "limit-before-key",
    "rejects a wrong limit before it asks for the key",
    around(["listAvatarLooks", "listAvatarGroups", "listVideos"], async (call, send) => {
      const reply = await send(call.request);
      if (reply.status !== 401) return reply;
      const asked = await send(bare(call, "GET"));
      return asked.status === 400 ? asked : reply;
    }),
  ),
  fault(
    "upload-before-key",
    "rejects a form without a file before it asks for the key",
    around("uploadAsset", async ({ request }, send) => {
      const reply = await send(request.clone());
      const form = reply.status === 401 ? await request.formData().catch(() => undefined) : undefined;
      if (reply.status !== 401 || form?.has("file")) return reply;
      return answer(400, { error: { code: "invalid_parameter", message: "file is missing.", param: "file" } });
    }),
  ),
  fault(
    "failures-cached",
    "lets clients keep what is not found for an hour",
    onReply(everyOperation, (reply) =>
      reply.status === 404 ? withHeader(reply, "cache-control", "public, max-age=3600") : reply,
    ),
  ),
  fault(
    "expires-tomorrow",
    "says that the statuses of looks and videos hold until tomorrow",
    onReply(["getAvatarLook", "getVideo", "getVideoAgentSession"], (reply) =>
      withHeader(reply, "expires", new Date(Date.now() + 86_400_000).toUTCString()),
    ),
  ),
  fault(
    "secrets-cached",
    "lets shared caches keep the secrets of endpoints",
    onReply(["createWebhookEndpoint", "rotateWebhookEndpointSecret"], (reply) =>
      withHeader(reply, "cache-control", "public, s-maxage=60"),
    ),
  ),
  fault(
    "unknown-path-as-page",
    "answers with an HTML page where there is no operation",
    anywhere(async (request, send) => {
      const reply = await send(request);
      if (!(await isNowhere(request, reply))) return reply;
      return new Response("<h1>Not Found</h1>", { status: 404, headers: { "content-type": "text/html" } });
    }),
  ),
  fault(
    "unknown-path-500",
    "answers 500 where there is no operation below a known one",
    anywhere(async (request, send) => {
      const reply = await send(request);
      const error = { code: "internal_error", message: "No handler." };
      return (await isNowhere(request, reply)) ? answer(500, { error }) : reply;
    }),
  ),
  fault(
    "paths-any-case",
    "finds operations by their path in capitals",
    atPath((path) => (/^\/V3\//.test(path) ? path.toLowerCase() : path)),
  ),
  fault(
    "ids-any-case-in-bodies",
    "finds looks, voices and groups in bodies by their id in capitals",
    onRequest(["createVideo", "createAvatar", "createVideoAgentSession", "createSpeech"], (body) =>
      visit(body, (object) => {
        for (const key of ["avatar_id", "voice_id", "avatar_group_id"]) {
          const id = object[key];
          if (typeof id === "string" && id === id.toUpperCase()) object[key] = id.toLowerCase();
        }
      }),
    ),
  ),
  fault(
    "ids-by-beginning",
    "finds a look by the beginning of its id",
    around("getAvatarLook", async (call, send) => {
      const reply = await send(call.request);
      if (reply.status !== 404) return reply;
      const page = await (await send(get(call, "/v3/avatars/looks?limit=50"))).json();
      const found = page.data?.find(({ id }: Json) => id.startsWith(call.path.look_id as string));
      return found ? answer(200, { data: found }) : reply;
    }),
  ),
  fault(
    "ids-trimmed-in-bodies",
    "finds looks and voices in bodies by their id with a space after it",
    onRequest(["createVideo", "createVideoAgentSession", "createSpeech"], (body) =>
      visit(body, (object) => {
        for (const key of ["avatar_id", "voice_id"])
          if (typeof object[key] === "string") object[key] = object[key].trim();
      }),
    ),
  ),
];
