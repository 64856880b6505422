// Pages, limits, tokens, filters and order of lists.
import {
  accept,
  answer,
  around,
  type Call,
  type Change,
  type Fault,
  faultsOf,
  get,
  guide,
  onQuery,
  onResponse,
  pages,
  remembering,
} from "./fault.ts";

const fault = faultsOf("lists", guide.looks);
const looksAndGroups = ["listAvatarLooks", "listAvatarGroups"] as const;

/** Puts a look that the filter excludes in the place of a page's last one. */
function withStranger(applies: (call: Call) => boolean, filter: string): Change {
  return around("listAvatarLooks", async (call, send) => {
    const reply = await send(call.request);
    if (reply.status !== 200 || !applies(call)) return reply;
    const page = await reply.json();
    const all = await (await send(get(call, "/v3/avatars/looks?limit=50"))).json();
    const stranger = all.data.find((look: Record<string, unknown>) => look[filter] !== call.query.get(filter));
    if (stranger && page.data.length > 0) page.data.splice(-1, 1, stranger);
    return answer(200, page);
  });
}

export const lists: readonly Fault[] = [
  fault(
    "last-item-missing",
    "forgets the last item of every page that another page follows",
    onResponse(pages, (page) => page.has_more && page.data.pop()),
  ),
  fault(
    "item-twice",
    "starts each further page with the last item of the page before",
    remembering(() => {
      let last: unknown;
      return onResponse(pages, (page, { query }) => {
        if (query.has("token") && last) page.data.unshift(last);
        last = page.data.at(-1);
      });
    }),
  ),
  fault(
    "always-more",
    "says has_more: true on the last page too",
    onResponse(pages, (page) => Object.assign(page, { has_more: true })),
  ),
  fault(
    "token-ignored",
    "gives the first page whatever the token",
    onQuery(pages, (query) => query.delete("token")),
    guide.groups,
  ),
  fault(
    "unknown-token-accepted",
    "takes a token that no page gave for the start of the list",
    accept(pages, { param: /token/ }, (_, { query }) => query.delete("token")),
    guide.openapi,
  ),
  fault(
    "filter-forgotten-on-second-page",
    "puts a look of another type on the second page of a list filtered by type",
    withStranger(({ query }) => query.has("token") && query.has("avatar_type"), "avatar_type"),
  ),
  fault(
    "one-too-many",
    "gives one item more than the limit allows",
    onQuery(looksAndGroups, (query) => {
      const limit = Number(query.get("limit"));
      if (limit >= 1 && limit < 50) query.set("limit", String(limit + 1));
    }),
    guide.groups,
  ),
  fault(
    "default-limit-of-looks",
    "gives 10 looks a page when no limit is asked for",
    onQuery("listAvatarLooks", (query) => !query.has("limit") && query.set("limit", "10")),
  ),
  fault(
    "ownership-ignored-beside-group",
    "ignores the ownership of looks when a group is given too",
    onQuery("listAvatarLooks", (query) => query.has("group_id") && query.delete("ownership")),
  ),
  fault(
    "type-ignored-beside-ownership",
    "ignores the type of looks when an ownership is given too",
    onQuery("listAvatarLooks", (query) => query.has("ownership") && query.delete("avatar_type")),
  ),
  fault(
    "old-type-accepted",
    "takes the old name video_avatar for digital_twin in the filter",
    onQuery(
      "listAvatarLooks",
      (query) => query.get("avatar_type") === "video_avatar" && query.set("avatar_type", "digital_twin"),
    ),
  ),
  fault(
    "look-of-other-group",
    "adds a look of another group to the looks of a group",
    withStranger(({ query }) => query.has("group_id"), "group_id"),
  ),
  fault(
    "title-must-be-whole",
    "finds videos by their whole title only, not by a part of it",
    onResponse("listVideos", (page, { query }) => {
      if (query.has("title"))
        page.data = page.data.filter((video: { title: string }) => video.title === query.get("title"));
    }),
    guide.openapi,
  ),
  fault(
    "folder-ignored",
    "ignores the folder filter of videos",
    onQuery("listVideos", (query) => query.delete("folder_id")),
    guide.openapi,
  ),
  fault(
    "private-voices-by-default",
    "lists the account's own voices when no type is asked for",
    onQuery("listVoices", (query) => !query.has("type") && query.set("type", "private")),
    guide.openapi,
  ),
  fault(
    "style-tag-ignored",
    "ignores the tag filter of styles",
    onQuery("listVideoAgentStyles", (query) => query.delete("tag")),
    guide.openapi,
  ),
  fault(
    "sessions-oldest-first",
    "lists the sessions of the video agent oldest first",
    onResponse("listVideoAgentSessions", (page) => page.data.reverse()),
    guide.openapi,
  ),
  fault(
    "empty-page-between",
    "puts an empty page with has_more: true before the end",
    remembering(() => {
      const given = new Set<string>();
      return around("listAvatarLooks", async (call, send) => {
        const token = call.query.get("token");
        const first = token !== null && !given.has(token);
        const reply = await send(call.request);
        if (!first || reply.status !== 200) return reply;
        given.add(token);
        return answer(200, { data: [], has_more: true, next_token: token });
      });
    }),
  ),
];
