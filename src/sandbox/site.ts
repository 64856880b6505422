// What the sandbox serves besides the API: its page, portraits, clips, uploads, and the consent page.
import { clip } from "./clip.ts";
import { consentPage, decidedPage } from "./consent-page.ts";
import { homePage } from "./home-page.ts";
import type { Journal } from "./journal.ts";
import { never } from "./model.ts";
import type { SandboxOptions } from "./options.ts";
import { portrait } from "./portrait.ts";
import type { Context } from "./reply.ts";
import { groupView, lookView } from "./views.ts";

/** How many looks the page shows. */
const shown = 60;

/** Whether an address belongs to the site, and not to the API. */
export const isSite = ({ pathname }: URL): boolean => /^\/(docs|sandbox\/.+)?$/.test(pathname);

/** Answers what is not the API. */
export async function site(
  request: Request,
  url: URL,
  context: Context,
  journal: Journal,
  { docs }: SandboxOptions,
): Promise<Response> {
  const { pathname } = url;
  if (pathname === "/") return html(homePage);
  if (pathname === "/docs")
    return html((await docs?.()) ?? "<p>The API reference is not built: run <code>npm run docs</code>.");
  const [, kind = "", name = ""] = /^\/sandbox\/([\w.]+)\/?(.*)$/.exec(pathname) ?? [];
  if (kind === "state.json") return Response.json(state(context, journal));
  if (kind === "portraits") return portraitOf(name.replace(/\.svg$/, ""), context);
  if (kind === "clips") return partOf(bytesOf(clip), "video/mp4", request);
  if (kind === "assets") return asset(name, context, request);
  if (kind === "consent") return consent(name, request, context);
  return new Response("There is no such page.\n", { status: 404 });
}

function state(context: Context, { entries }: Journal) {
  const { store } = context;
  // Your own come first: they are what one is working on. The newest of many are enough.
  const groups = (["private", "public"] as const).flatMap((ownership) =>
    store.groupList(ownership).all().slice(-shown).reverse(),
  );
  const looks = groups.flatMap((group) => store.looksOf(group.id).slice(0, shown)).slice(0, shown);
  const tickets = groups.flatMap(({ id, consent }) =>
    consent?.ticket && consent.status === "pending" ? [[id, consent.ticket]] : [],
  );
  return {
    groups: groups.map((group) => groupView(group, context)),
    looks: looks.map((look) => ({ ...lookView(look, context), ownership: look.ownership })),
    consents: Object.fromEntries(tickets),
    total: store.looks.size,
    requests: entries,
  };
}

function portraitOf(id: string, { store }: Context): Response {
  const look = store.looks.get(id);
  const group = look && store.groups.get(look.groupId);
  const style = look ? `${look.name} ${look.tags.join(" ")}` : "";
  const svg = portrait({
    groupId: look?.groupId ?? id,
    lookId: id,
    gender: look?.gender ?? group?.gender ?? null,
    style,
    label: look?.name ?? id,
  });
  return new Response(svg, { headers: { "Content-Type": "image/svg+xml", ...open } });
}

function asset(id: string, { store }: Context, request: Request): Response {
  const found = store.assets.get(id);
  return found
    ? partOf(bytesOf(found.data), found.type, request)
    : new Response("There is no such asset.\n", { status: 404 });
}

/** The page behind the `url` of a consent, and the decision taken on it. */
async function consent(ticket: string, request: Request, { store }: Context): Promise<Response> {
  const group = [...store.groups.values()].find((candidate) => candidate.consent?.ticket === ticket);
  if (!group?.consent) return html(decidedPage("This consent page does not exist, or has expired."), 404);
  if (group.consent.status !== "pending") return html(decidedPage(`Already decided: ${group.consent.status}.`));
  if (request.method !== "POST") return html(consentPage(group.name));
  const decision = new URLSearchParams(await request.text()).get("decision");
  if (decision !== "approve" && decision !== "decline") return html(consentPage(group.name), 400);
  group.consent.status = decision === "approve" ? "approved" : "revoked";
  group.consent.approvedAt = decision === "approve" ? store.now() : never;
  const { rerouteUrl } = group.consent;
  if (rerouteUrl) return new Response(null, { status: 303, headers: { Location: rerouteUrl } });
  return html(decidedPage(decision === "approve" ? "Thank you. You can close this page." : "You have declined."));
}

const open = { "Access-Control-Allow-Origin": "*", "Cache-Control": "no-cache" };
const html = (text: string, status = 200) =>
  new Response(text, { status, headers: { "Content-Type": "text/html; charset=utf-8" } });
const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

/** A file, or the part that `Range` asks for: players of video ask so. */
function partOf(bytes: Uint8Array<ArrayBuffer>, type: string, { headers }: Request): Response {
  const common = { "Content-Type": type, "Accept-Ranges": "bytes", ...open };
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
