import type { Context } from "hono";
// This router is fast to create, and each case creates a server.
import { Hono } from "hono/quick";
import { createAccount, isOwnedAs } from "./account.ts";
import { enginesOf, type Group, type Look, type Voice } from "./catalogue.ts";
import { ApiError, type Body, isBody, optionalText, parsedJson, reject } from "./checks.ts";
import { idempotent } from "./idempotency.ts";
import type { MistakeId } from "./mistakes.ts";
import { type List, pageOf } from "./pages.ts";

const ownerships = ["public", "private"];

/** The server, and a function for the consent that HeyGen collects in a browser. */
export interface SecondServer {
  fetch(request: Request): Promise<Response>;
  approveConsent(groupId: string): void;
}

/**
 * A small in-memory fake of the avatar API, written only from the documents. `now` is in milliseconds; `mistakes` are
 * the mistakes that it has, by default none.
 */
export function createSecondServer(options: { now: () => number; mistakes?: Iterable<MistakeId> }): SecondServer {
  const { now } = options;
  const mistakes = new Set(options.mistakes);
  const account = createAccount(now, mistakes);

  function listOf<Item extends { sequence: number }>(context: Context, list: List<Item>): Response {
    const query = new URL(context.req.url).searchParams;
    return context.json(pageOf(query, list, mistakes.has("full-page-has-more")));
  }

  const groupList: List<Group> = {
    name: "groups",
    items: account.groups,
    maximum: 50,
    filters: { ownership: ownerships },
    matches: isOwnedAs,
    view: account.groupView,
  };
  const lookList: List<Look> = {
    name: "looks",
    items: account.looks,
    maximum: 50,
    filters: { group_id: null, avatar_type: Object.keys(enginesOf), ownership: ownerships },
    matches: account.matchesLook,
    view: account.lookView,
  };
  const voiceList: List<Voice> = {
    name: "voices",
    items: account.voices,
    maximum: mistakes.has("voices-stop-at-fifty") ? 50 : 100,
    filters: { type: ownerships, engine: null, language: null, gender: null },
    matches: (voice, { type = "public", engine = voice.engine, language = voice.language, gender = voice.gender }) =>
      voice.type === type && voice.engine === engine && voice.language === language && voice.gender === gender,
    view: ({ engine, sequence, ...voice }) => ({
      ...voice,
      support_pause: true,
      support_locale: engine === "elevenlabs",
      preview_audio_url: null,
    }),
  };

  const app = new Hono();
  const once = idempotent(now, (context) => {
    const isConsent = context.req.path.endsWith("/consent");
    if (isConsent && mistakes.has("key-shared-by-groups")) return "consent";
    return context.req.path;
  });
  app.onError((error) => (error instanceof ApiError ? errorResponse(error) : internalError()));
  app.notFound(() => errorResponse(new ApiError(404, "not_found", "No such route")));
  app.use("/v3/*", async (context, next) => {
    checkCredential(context.req.raw.headers);
    await next();
  });
  app.get("/v3/avatars", (context) => listOf(context, groupList));
  app.post("/v3/avatars", once, async (context) => context.json({ data: account.createAvatar(await bodyOf(context)) }));
  app.get("/v3/avatars/looks", (context) => listOf(context, lookList));
  app.get("/v3/avatars/looks/:look", (context) =>
    context.json({ data: account.lookView(account.lookOf(context.req.param("look"))) }),
  );
  app.patch("/v3/avatars/looks/:look", async (context) => {
    const body = await bodyOf(context);
    const look = account.ownLookOf(context.req.param("look"));
    look.name = optionalText(body, "name", 0, 255) ?? look.name;
    return context.json({ data: account.lookView(look) });
  });
  app.delete("/v3/avatars/looks/:look", (context) => {
    const look = account.ownLookOf(context.req.param("look"));
    account.deleteLook(look);
    return context.json({ data: { id: look.id } });
  });
  app.get("/v3/avatars/:group", (context) =>
    context.json({ data: account.groupView(account.groupOf(context.req.param("group"))) }),
  );
  app.patch("/v3/avatars/:group", async (context) => {
    const body = await bodyOf(context);
    const group = account.ownGroupOf(context.req.param("group"));
    account.setDefaultVoice(group, body);
    return context.json({ data: account.groupView(group) });
  });
  app.delete("/v3/avatars/:group", (context) => {
    const group = account.ownGroupOf(context.req.param("group"));
    account.deleteGroup(group);
    return context.json({ data: { id: group.id } });
  });
  app.post("/v3/avatars/:group/consent", once, async (context) => {
    const body = await bodyOf(context);
    return context.json({ data: account.startConsent(account.ownGroupOf(context.req.param("group")), body) });
  });
  app.post("/v3/videos", once, async (context) => context.json({ data: account.createVideo(await bodyOf(context)) }));
  app.get("/v3/videos/:video", (context) => {
    const video = account.videoOf(context.req.param("video"));
    return context.json({ data: account.videoView(video) });
  });
  app.get("/v3/voices", (context) => listOf(context, voiceList));

  return {
    fetch: async (request) => app.fetch(request),
    approveConsent: (groupId) => {
      account.groupOf(groupId).consentStatus = "approved";
    },
  };
}

function checkCredential(headers: Headers): void {
  const bearer = /^bearer +(.+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  const credential = headers.get("x-api-key") || bearer;
  if (!credential || credential === "wrong") throw new ApiError(401, "unauthorized", "Unauthorized");
}

async function bodyOf(context: Context): Promise<Body> {
  const type = context.req.header("content-type") ?? "";
  const body = type.startsWith("application/json") ? parsedJson(await context.req.text()) : null;
  return isBody(body) ? body : reject("body", "must be a JSON object");
}

function internalError(): Response {
  return errorResponse(new ApiError(500, "internal_error", "Something went wrong"));
}

function errorResponse({ status, code, message, param }: ApiError): Response {
  const page = "https://developers.heygen.com/docs/error-codes";
  const error = { code, message, param, doc_url: `${page}#${code.replaceAll("_", "-")}` };
  return Response.json({ error }, { status });
}
