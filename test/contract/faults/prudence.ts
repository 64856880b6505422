// What no document says and every client relies on.
import {
  alsoRejected,
  answer,
  around,
  type Change,
  everyOperation,
  type Fault,
  type Fetch,
  faultsOf,
  get,
  hasOperation,
  type Json,
  onError,
  onQuery,
  remembering,
  sensible,
  sharedAtOnce,
  v3Operations,
  withBody,
  withQuery,
} from "./fault.ts";

const fault = faultsOf("sensible", sensible);

/** Changes requests that no operation matches. The sandbox's own paths stay as they are. */
function elsewhere(change: (request: Request, send: Fetch) => Promise<Response>): Change {
  return {
    operations: everyOperation,
    wrap: (send) => (request) =>
      new URL(request.url).pathname.startsWith("/sandbox") ? send(request) : change(request, send),
  };
}

/** Pages by position: what is deleted or made between two pages moves the rest. */
const pagesByPosition = around("listAvatarLooks", async (call, send) => {
  const limit = Number(call.query.get("limit") ?? 20);
  const reply = await send(call.request.clone());
  const start = Number(/^at_(\d+)$/.exec(call.query.get("token") ?? "")?.[1] ?? Number.NaN);
  if (!call.query.has("token") && !reply.ok) return reply;
  if (call.query.has("token") && Number.isNaN(start)) return reply;
  call.query.delete("token");
  call.query.set("limit", "50");
  const first = await send(withQuery(call));
  if (!first.ok) return first;
  const { data } = await first.json();
  const end = (start || 0) + limit;
  const more = end < data.length;
  return answer(200, { data: data.slice(start || 0, end), has_more: more, next_token: more ? `at_${end}` : null });
});

export const prudence: readonly Fault[] = [
  fault("pages-by-position", "skips a look when one was deleted between two pages", pagesByPosition),
  fault(
    "token-dies-with-item",
    "rejects a token after a look was deleted",
    remembering(() => {
      let deleted = false;
      return around(["deleteAvatarLook", "listAvatarLooks"], async ({ operation, query, request }, send) => {
        if (deleted && query.has("token"))
          return answer(400, {
            error: { code: "invalid_parameter", message: "token is out of date.", param: "token" },
          });
        const reply = await send(request);
        if (operation === "deleteAvatarLook" && reply.ok) deleted = true;
        return reply;
      });
    }),
  ),
  fault(
    "limit-before-filters",
    "applies the limit before the filters, so that pages are short",
    around("listAvatarLooks", async (call, send) => {
      const reply = await send(call.request.clone());
      const type = call.query.get("avatar_type");
      if (!reply.ok || !type) return reply;
      call.query.delete("avatar_type");
      if (call.query.has("token")) return reply;
      const unfiltered = await send(withQuery(call));
      const kept = (await unfiltered.json()).data.filter((look: Json) => look.avatar_type === type);
      return answer(200, { ...(await reply.json()), data: kept });
    }),
  ),
  fault(
    "token-of-other-list",
    "takes the token of one list for another",
    around("listAvatarGroups", async (call, send) => {
      const reply = await send(call.request);
      if (reply.ok || !call.query.has("token")) return reply;
      const other = await send(
        get(call, `/v3/avatars/looks?token=${encodeURIComponent(call.query.get("token") ?? "")}`),
      );
      call.query.delete("token");
      return other.ok ? send(withQuery(call)) : reply;
    }),
  ),
  fault(
    "two-writers",
    "gives two avatars the same id that are made at once",
    sharedAtOnce("createAvatar", "avatar_item", "id"),
  ),
  fault(
    "rejected-request-changes",
    "renames a look although it rejects the request",
    alsoRejected("updateAvatarLook", 400, { name: "changed" }),
  ),
  fault(
    "rejected-request-creates",
    "makes a group although it rejects the request for an avatar",
    alsoRejected("createAvatar", 404, { type: "prompt", name: "left over", prompt: "nobody" }),
  ),
  fault(
    "rejected-endpoint-registered",
    "registers an endpoint although it rejects the request",
    alsoRejected("createWebhookEndpoint", 400, { url: "https://example.com/left-over" }),
  ),
  fault(
    "rejected-request-costs",
    "takes money for a video that it rejects",
    remembering(() => {
      let spent = 0;
      return around(["createVideo", "createAvatar", "getCurrentUser"], async ({ request, operation }, send) => {
        const reply = await send(request);
        if (operation !== "getCurrentUser") {
          if (reply.status === 400) spent++;
          return reply;
        }
        const body = await reply.json();
        if (body.data?.wallet) body.data.wallet.remaining_balance = (body.data.wallet.remaining_balance ?? 100) - spent;
        return answer(reply.status, body);
      });
    }),
  ),
  fault(
    "nulls-in-errors",
    "fills errors with null members",
    onError(v3Operations, ({ error }) => {
      error.node_id = null;
      error.errors = null;
    }),
  ),
  fault(
    "head-with-body",
    "answers 500 to HEAD",
    elsewhere(async (request, send) =>
      request.method === "HEAD" ? new Response(null, { status: 500 }) : send(request),
    ),
  ),
  fault(
    "unknown-path",
    "answers 200 with an empty object where there is no operation",
    elsewhere(async (request, send) => (hasOperation(request) ? send(request) : answer(200, { data: {} }))),
  ),
  fault(
    "wrong-method",
    "answers 500 to a method that a path does not take",
    elsewhere(async (request, send) => {
      const reply = await send(request);
      return reply.status === 405 ? answer(500, { error: { code: "internal_error", message: "No handler." } }) : reply;
    }),
  ),
  fault(
    "ids-any-case",
    "finds looks and groups by their id in upper case",
    around(["getAvatarLook", "getAvatarGroup", "getVideo"], (call, send) => {
      const [id = ""] = Object.values(call.path);
      return send(id === id.toUpperCase() ? get(call, call.request.url.replace(id, id.toLowerCase())) : call.request);
    }),
  ),
  fault(
    "ids-trimmed",
    "finds looks by their id with a space after it",
    around("getAvatarLook", (call, send) => send(get(call, call.request.url.replace(/(%20|\+)+$/, "")))),
  ),
  fault(
    "duplicate-keys",
    "takes the first of two equal keys of a body",
    around("updateAvatarLook", async (call, send) => {
      const text = await call.request.clone().text();
      const [first, second] = [...text.matchAll(/"name"\s*:\s*("[^"]*")/g)];
      return send(first && second ? withBody(call, { name: JSON.parse(first[1] as string) }) : call.request);
    }),
  ),
  fault(
    "duplicate-parameters",
    "takes the last of two limits",
    onQuery(["listAvatarLooks", "listAvatarGroups"], (query) => {
      const all = query.getAll("limit");
      if (all.length > 1) query.set("limit", all.at(-1) as string);
    }),
  ),
  fault(
    "byte-order-mark",
    "rejects a body that starts with a byte order mark",
    around(["createAvatar", "createVideo", "updateAvatarLook"], async ({ request }, send) => {
      const [first] = new Uint8Array(await request.clone().arrayBuffer());
      if (first !== 0xef) return send(request);
      return answer(400, { error: { code: "invalid_parameter", message: "The body is no JSON." } });
    }),
  ),
  fault(
    "charset-rejected",
    "rejects a body whose media type names its charset",
    around(["createAvatar", "createVideo"], async ({ request }, send) => {
      if (!/charset/i.test(request.headers.get("content-type") ?? "")) return send(request);
      return answer(400, { error: { code: "invalid_parameter", message: "The body is no JSON." } });
    }),
  ),
];
