// What the sandbox serves besides the API: its page, avatar images, clips, uploads, and the consent page.
import { clip } from "../../../generated/sandbox-assets.ts";
import type { AvatarGroup, AvatarLook } from "../../../generated/schema.ts";
import type { HandlerContext } from "../handlers/handler.ts";
import { groupView, lookView } from "../handlers/views.ts";
import type { LoggedRequest, RequestLog } from "../http/request-log.ts";
import type { SandboxOptions } from "../options.ts";
import { distantFuture, type Ownership } from "../state/model.ts";
import { avatarImage } from "./avatar-image.ts";
import { consentPage, decidedPage, defaultConsentText } from "./consent-page.ts";
import { homePage } from "./home/home-page.ts";
import { icon } from "./icon.ts";

/** How many looks the page shows. */
const maxShown = 60;

export type ShownLook = AvatarLook & { ownership: Ownership };

/** What the page at `/` shows. */
export interface HomeState {
  groups: AvatarGroup[];
  looks: ShownLook[];
  /** The open consent page of each group that has one. */
  consents: Record<string, string>;
  /** How many looks there are in all. */
  total: number;
  requests: readonly LoggedRequest[];
}

export interface PageRequest {
  readonly request: Request;
  readonly url: URL;
  readonly context: HandlerContext;
  readonly log: RequestLog;
  readonly docs: SandboxOptions["docs"];
}

/** Whether an address belongs to the pages, and not to the API. */
export const isPage = ({ pathname }: URL): boolean => /^\/(docs|sandbox\/.+)?$/.test(pathname);

/** Answers what is not the API. */
export async function servePage({ request, url, context, log, docs }: PageRequest): Promise<Response> {
  const { pathname } = url;
  if (pathname === "/") return html(homePage);
  if (pathname === "/docs") {
    return html((await docs?.()) ?? "<p>The API reference is not built: run <code>npm run docs</code>.");
  }
  const [, kind = "", name = ""] = /^\/sandbox\/([\w.]+)\/?(.*)$/.exec(pathname) ?? [];
  switch (kind) {
    case "state.json":
      return Response.json(homeState(context, log));
    case "icon.svg":
      return new Response(icon, { headers: { "Content-Type": "image/svg+xml", ...openHeaders } });
    case "images":
      return imageOf(name.replace(/\.svg$/, ""), context);
    case "clips":
      return rangeOf(bytesOf(clip), "video/mp4", request);
    case "assets":
      return assetOf(name, context, request);
    case "consent":
      return decideConsent(name, request, context);
    default:
      return new Response("There is no such page.\n", { status: 404 });
  }
}

function homeState(context: HandlerContext, { requests }: RequestLog): HomeState {
  const { store } = context;
  // Your own come first: they are what one is working on. The newest of many are enough.
  const groups = (["private", "public"] as const).flatMap((ownership) =>
    store.groupList(ownership).all().slice(-maxShown).reverse(),
  );
  const looks = groups.flatMap((group) => store.looksOf(group.id).slice(0, maxShown)).slice(0, maxShown);
  const consents: Record<string, string> = {};
  for (const { id, consent } of groups) {
    if (consent?.ticket && consent.status === "pending") consents[id] = consent.ticket;
  }
  return {
    groups: groups.map((group) => groupView(group, context)),
    looks: looks.map((look) => ({ ...lookView(look, context), ownership: look.ownership })),
    consents,
    total: store.looks.size,
    requests,
  };
}

function imageOf(id: string, { store }: HandlerContext): Response {
  const look = store.looks.get(id);
  const group = look && store.groups.get(look.groupId);
  const svg = avatarImage({
    groupId: look?.groupId ?? id,
    lookId: id,
    gender: look?.gender ?? group?.gender ?? null,
    style: look ? `${look.name} ${look.tags.join(" ")}` : "",
    label: look?.name ?? id,
  });
  return new Response(svg, { headers: { "Content-Type": "image/svg+xml", ...openHeaders } });
}

function assetOf(id: string, { store }: HandlerContext, request: Request): Response {
  const asset = store.assets.get(id);
  if (!asset) return new Response("There is no such asset.\n", { status: 404 });
  return rangeOf(bytesOf(asset.data), asset.type, request);
}

/** The page behind the `url` of a consent, and the decision taken on it. */
async function decideConsent(ticket: string, request: Request, { store }: HandlerContext): Promise<Response> {
  const group = [...store.groups.values()].find((candidate) => candidate.consent?.ticket === ticket);
  if (!group?.consent) {
    const text = "The address is wrong, or a newer one was made. Ask whoever sent it to you for another.";
    return html(decidedPage({ title: "There is no such consent page", text }), 404);
  }
  if (group.consent.status !== "pending") {
    const text = `Already decided: ${group.consent.status}. You can close this page.`;
    return html(decidedPage({ title: "Nothing is left to decide", text }));
  }
  const looks = store.looksOf(group.id);
  const shown = looks.find((look) => look.needsConsent) ?? looks[0];
  const imageUrl = `/sandbox/images/${shown?.id ?? group.id}.svg`;
  const question = consentPage({ name: group.name, imageUrl, text: defaultConsentText(group.name) });
  if (request.method !== "POST") return html(question);

  const decision = new URLSearchParams(await request.text()).get("decision");
  if (decision !== "approve" && decision !== "decline") return html(question, 400);
  const approved = decision === "approve";
  group.consent.status = approved ? "approved" : "revoked";
  group.consent.approvedAt = approved ? store.now() : distantFuture;
  const { rerouteUrl } = group.consent;
  if (rerouteUrl) return new Response(null, { status: 303, headers: { Location: rerouteUrl } });
  return html(approved ? thanks(group.name) : declined(group.name));
}

const thanks = (name: string) =>
  decidedPage({ title: "Thank you", text: `You have approved “${name}”. You can close this page.`, sign: "approved" });

const declined = (name: string) =>
  decidedPage({
    title: "You have declined",
    text: `“${name}” will not be used. You can close this page.`,
    sign: "declined",
  });

const openHeaders = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" };

const html = (text: string, status = 200) =>
  new Response(text, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** A file, or the part that `Range` asks for: players of video ask so. */
function rangeOf(bytes: Uint8Array<ArrayBuffer>, type: string, { headers }: Request): Response {
  const common = { "Content-Type": type, "Accept-Ranges": "bytes", ...openHeaders };
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(headers.get("Range") ?? "") ?? [];
  if (!from && !to) return new Response(bytes, { headers: common });
  const start = from ? Number(from) : Math.max(0, bytes.length - Number(to));
  const end = from && to ? Math.min(Number(to), bytes.length - 1) : bytes.length - 1;
  if (start > end) {
    return new Response(null, { status: 416, headers: { ...common, "Content-Range": `bytes */${bytes.length}` } });
  }
  const range = { "Content-Range": `bytes ${start}-${end}/${bytes.length}` };
  return new Response(bytes.subarray(start, end + 1), { status: 206, headers: { ...common, ...range } });
}
