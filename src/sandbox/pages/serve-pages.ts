// Serves everything except the API: the home page, avatar images, clips, uploads and the consent page.

import { apiUrl } from "../../../generated/client-operations.ts";
import { clip } from "../../../generated/sandbox-pages.ts";
import { fromBase64 } from "../../shared/base64.ts";
import { readBody } from "../http/read-body.ts";
import { isTrustedOrigin, untrustedMessage } from "../http/trusted-origin.ts";
import type { HandlerContext } from "../operations/handler.ts";
import { imageUrl } from "../operations/views.ts";
import type { SandboxOptions, ServerParts } from "../settings/options.ts";
import { imageSize } from "../state/image-size.ts";
import { decideConsent } from "../state/lifecycle.ts";
import { webAddress } from "../state/web-address.ts";
import { avatarImage } from "./avatar-image.ts";
import { consentPage, decidedPage, defaultConsentText } from "./consent-page.ts";
import { icon } from "./icon.ts";
import { speechSound } from "./speech-sound.ts";

export interface PageRequest {
  readonly request: Request;
  readonly url: URL;
  readonly context: HandlerContext;
  readonly docs: ServerParts["docs"];
  readonly allowOrigins: SandboxOptions["allowOrigins"];
}

/** The maximum size of the consent form, in bytes. */
const maxFormBytes = 4 * 2 ** 10;

/** The content of `/docs` where no reference was passed. */
const noReference =
  "<p>The API reference is served by <code>npx heygen-avatars sandbox</code>; in a clone of the project, run <code>npm run build</code> first. The spec is <code>heygen-avatars/openapi.yaml</code>.";

/** Whether a URL belongs to the pages rather than to the API. */
export const isPage = ({ pathname }: URL): boolean => /^\/(docs|favicon\.ico|sandbox\/.+)?$/.test(pathname);

/** Answers a request to a page. */
export async function servePage(page: PageRequest): Promise<Response> {
  const response = await respondTo(page);
  for (const [name, value] of Object.entries(safeguards)) response.headers.set(name, value);
  return response;
}

/**
 * No other site may show the pages in a frame, browsers must not guess types, and pages load nothing from elsewhere.
 */
const safeguards = {
  "Content-Security-Policy":
    "default-src 'self' 'unsafe-inline' data: blob:; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  "X-Content-Type-Options": "nosniff",
  // Without a referrer, a browser would send the form of the consent page with the origin null.
  "Referrer-Policy": "same-origin",
};

async function respondTo({ request, url, context, docs, allowOrigins }: PageRequest): Promise<Response> {
  const { pathname } = url;
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead && !pathname.startsWith("/sandbox/consent/")) {
    return new Response("Method not allowed.\n", { status: 405, headers: { Allow: "GET, HEAD" } });
  }
  if (!isRead && !isTrustedOrigin(request, url, allowOrigins)) {
    return new Response(`${untrustedMessage(request, "decide about consent")}\n`, { status: 403 });
  }
  if (pathname === "/") {
    // Loaded when it is opened, because tests don't need it and it is a fifth of the sandbox.
    const { homePage } = await import("./home/home-page.ts");
    return html(homePage({ hasReference: docs !== undefined }));
  }
  if (pathname === "/favicon.ico") return new Response(icon, { headers: { "Content-Type": "image/svg+xml" } });
  if (pathname === "/docs") {
    // Requests from the reference must go to this sandbox.
    return html(((await docs?.()) ?? noReference).replaceAll(apiUrl, context.origin));
  }
  const [, kind = "", name = ""] = /^\/sandbox\/([\w.]+)\/?(.*)$/.exec(pathname) ?? [];
  switch (kind) {
    case "icon.svg":
      return new Response(icon, { headers: { "Content-Type": "image/svg+xml", ...openHeaders } });
    case "images":
      return imageOf(name.replace(/\.svg$/, ""), url.searchParams.get("aspect_ratio"), context);
    case "clips":
      return rangeOf(fromBase64(clip), "video/mp4", request);
    case "speech":
      return rangeOf(speechSound(Number.parseInt(name, 10)), "audio/wav", request);
    case "assets":
      return assetOf(name, context, request);
    case "consent":
      return consentOf(name, request, context);
    default:
      return new Response("Page not found.\n", { status: 404 });
  }
}

function imageOf(id: string, aspectRatio: string | null, { store }: HandlerContext): Response {
  const look = store.looks.get(id);
  const group = look && store.groups.get(look.groupId);
  const svg = avatarImage({
    groupId: look?.groupId ?? id,
    lookId: id,
    gender: look?.gender ?? group?.gender ?? null,
    style: look ? `${look.name} ${look.tags.join(" ")}` : "",
    label: look?.name ?? id,
    ...imageSize(aspectRatio),
  });
  return new Response(svg, { headers: { "Content-Type": "image/svg+xml", ...openHeaders } });
}

function assetOf(id: string, { store }: HandlerContext, request: Request): Response {
  const asset = store.assets.get(id);
  if (!asset?.data) return new Response("Asset not found.\n", { status: 404 });
  return rangeOf(fromBase64(asset.data), asset.type, request);
}

/** Serves the page at the `url` of a consent, and records the decision. */
async function consentOf(ticket: string, request: Request, context: HandlerContext): Promise<Response> {
  const { store } = context;
  const group = [...store.groups.values()].find((candidate) => candidate.consent?.ticket === ticket);
  if (!group?.consent) {
    const text = "The link is wrong, or a newer one has replaced it. Ask the sender for a new link.";
    return html(decidedPage({ title: "Consent page not found", text }), 404);
  }
  if (group.consent.status !== "pending") {
    const text = `The consent is ${group.consent.status}. You can close this page.`;
    return html(decidedPage({ title: "Already decided", text }));
  }
  if (store.now() >= (group.consent.expiresAt ?? Number.POSITIVE_INFINITY)) {
    const text = "A link is valid for 24 hours. Ask the sender for a new one.";
    return html(decidedPage({ title: "The link has expired", text }), 410);
  }
  const looks = store.looksOf(group.id);
  const visible = looks.find((look) => look.needsConsent) ?? looks[0];
  const question = consentPage({
    name: group.name,
    imageUrl: imageUrl(visible?.id ?? group.id, context),
    text: group.consent.text ?? defaultConsentText(group.name),
  });
  if (request.method !== "POST") return html(question);

  const form = new TextDecoder().decode(await readBody(request, maxFormBytes));
  const decision = new URLSearchParams(form).get("decision");
  if (decision !== "approve" && decision !== "decline") return html(question, 400);
  const approved = decision === "approve";
  decideConsent(group, group.consent, approved, store);
  const rerouteUrl = webAddress(group.consent.rerouteUrl ?? "");
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

/** Responds with a file, or with the part in the header `Range`, which video players use. */
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
