// The log of webhook events: one event for each video that ends.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import { follow, type Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { spoken } from "./bodies.ts";

const loggedRule: Rule = {
  kind: "webhooks/event-log",
  title: "Each video that ends is logged once, with the type, ids and addresses of that video.",
  source: "Guide of webhooks: event types and event_data; reference of the event log",
  confidence: "A",
};
const filterRule: Rule = {
  kind: "webhooks/event-filters",
  title: "The event log can be filtered by the exact type of an event and by the id of its subject.",
  source: "Reference of the event log: event_type, entity_id",
  confidence: "A",
};

const operations = ["listWebhookEvents", "createVideo", "getVideo"];

interface EndedVideo {
  id: string;
  callbackId: string;
  video: Json;
}

/** Creates a video and waits for its end. */
async function endedVideo(context: CaseContext, callbackId: string, title = "Contract"): Promise<EndedVideo> {
  const body = { ...spoken, title, callback_id: callbackId, callback_url: "https://example.com/done" };
  const id = context.textAt(await context.succeed("createVideo", { body }), ["data", "video_id"]);
  const read = async () => (await context.succeed("getVideo", { path: { video_id: id } })).body?.data;
  return { id, callbackId, video: await context.until(read, isFinished) };
}

const eventsOf = async (context: CaseContext, id: string): Promise<Json[]> =>
  (await context.listAll("listWebhookEvents")).filter(({ event_data: data }) => data?.video_id === id);

/** An event in the log has the data that its webhook has. */
function expectDocumented(context: CaseContext, events: readonly Json[]): void {
  const { reader } = context.connection;
  for (const { event_type, event_data } of events) {
    const webhook = reader.document.webhooks?.[event_type];
    if (!webhook) continue;
    const [violation] = reader.violations(schemaOf(webhook, reader.document), { event_type, event_data });
    const got = violation && `${violation.pointer} ${violation.message}`;
    context.expect(!violation, `the data of ${event_type} as documented`, got);
  }
}

export const webhookEventStories: Story[] = [
  {
    operations,
    rule: loggedRule,
    name: "videos",
    title: "each video that ends is logged with its own data",
    async run(context) {
      const videos = [await endedVideo(context, "Contract-A"), await endedVideo(context, "contract-b")];
      expectDocumented(context, await context.listAll("listWebhookEvents"));
      for (const { id, callbackId, video } of videos) {
        const events = (await eventsOf(context, id)).filter(({ event_type: type }) => /^avatar_video\.\w/.test(type));
        context.expectSame(events.length, 1, "events of a completed video");
        const [event] = events;
        context.expectSame(event?.event_type, "avatar_video.success", "event_type of a completed video");
        context.expectSame(event?.event_data?.callback_id ?? null, callbackId, "callback_id");
        const address = event?.event_data?.url;
        context.expect(URL.canParse(address), "the url of the video", address);
        context.expectSame(pathOf(address), pathOf(video?.video_url), "the url of the video");
        const at = Date.parse(event?.created_at) / 1000;
        context.expect(at >= video?.created_at, "created_at after that of the video", event?.created_at);
      }
    },
  },
  {
    operations,
    rule: loggedRule,
    name: "failures",
    title: "a failed video is logged as a failure, with its reason and without an address",
    async run(context) {
      const { id, callbackId } = await endedVideo(context, "contract-3", await context.triggerText("failure"));
      const events = await eventsOf(context, id);
      context.expectSame(
        events.map(({ event_type: type }) => type),
        ["avatar_video.fail"],
        "the events of a failed video",
      );
      const data = events[0]?.event_data;
      context.expect(typeof data?.msg === "string" && data.msg !== "", "a msg", data?.msg);
      context.expectSame(data?.url ?? null, null, "the url of a failed video");
      context.expectSame(data?.callback_id ?? null, callbackId, "callback_id");
    },
  },
  {
    operations: ["listWebhookEvents", "createVideoAgentSession", "getVideoAgentSession"],
    rule: loggedRule,
    name: "agent",
    title: "a session of the video agent that ends is logged as such",
    async run(context) {
      const body = { prompt: "A greeting", callback_id: "contract-4", callback_url: "https://example.com/done" };
      const id = context.textAt(await context.succeed("createVideoAgentSession", { body }), ["data", "session_id"]);
      const read = async () => (await context.succeed("getVideoAgentSession", { path: { session_id: id } })).body?.data;
      const session = await context.until(read, isFinished);
      const events = (await context.listAll("listWebhookEvents")).filter(
        ({ event_data: data }) => data?.session_id === id || data?.video_id === session?.video_id,
      );
      context.expectSame(
        events.map(({ event_type: type }) => type),
        ["video_agent.success"],
        "the events of a session",
      );
      context.expectSame(events[0]?.event_data?.video_id, session?.video_id, "video_id");
      expectDocumented(context, events);
      context.expectSame(events[0]?.event_data?.callback_id ?? null, "contract-4", "callback_id");
    },
  },
  {
    operations,
    rule: filterRule,
    title: "the event log can be filtered by type and by subject",
    async run(context) {
      const [one, other] = [await endedVideo(context, "contract-5"), await endedVideo(context, "contract-6")];
      const failed = await endedVideo(context, "contract-7", await context.triggerText("failure"));
      const found = async (query: Record<string, string>) =>
        (await context.listAll("listWebhookEvents", query)).map(({ event_data: data }) => data?.video_id);
      context.expectSame(await found({ entity_id: one.id }), [one.id], "events of one video");
      const successes = await found({ event_type: "avatar_video.success" });
      context.expect(successes.includes(other.id), "the completed video among the successes", successes);
      context.expect(!successes.includes(failed.id), "no failed video among the successes", failed.id);
      const paged = await found({ event_type: "avatar_video.fail", limit: "1" });
      context.expectSame(paged, await found({ event_type: "avatar_video.fail" }), "failures in pages of one");
      const typed = await context.listAll("listWebhookEvents", { event_type: "avatar_video.success", limit: "1" });
      const types = new Set(typed.map(({ event_type: type }) => type));
      context.expectSame([...types], ["avatar_video.success"], "the types of a filtered list in pages of one");
      context.expectSame(await found({ entity_id: "no_such_video" }), [], "events of an unknown video");
      const both = { entity_id: failed.id, event_type: "avatar_video.success" };
      context.expectSame(await found(both), [], "successes of a failed video");
    },
  },
];

const schemaOf = (webhook: Json, document: Json): Json =>
  follow(webhook, document).post.requestBody.content["application/json"].schema;

/** A URL without its query, which has a signature that may change at any time. */
const pathOf = (url: unknown): string => String(url).split("?")[0] ?? "";
