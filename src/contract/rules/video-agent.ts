// The video agent: sessions, messages and their videos.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";

const sessionRule: Rule = {
  kind: "agent/session",
  title: "A session creates a video or asks first; messages continue it, and stopping ends it.",
  source: "Reference of the video agent",
  confidence: "A",
};

const video = async (context: CaseContext, id: string): Promise<Json> =>
  (await context.succeed("getVideo", { path: { video_id: id } })).body?.data;

const session = async (context: CaseContext, id: string): Promise<Json> =>
  (await context.succeed("getVideoAgentSession", { path: { session_id: id } })).body?.data;

const newSession = async (context: CaseContext, body: Json): Promise<Json> =>
  (await context.succeed("createVideoAgentSession", { body })).body?.data;

export const videoAgentStories: Story[] = [
  {
    title: "a session creates a video",
    operations: [
      "createVideoAgentSession",
      "getVideoAgentSession",
      "listVideoAgentSessions",
      "listVideoAgentSessionVideos",
    ],
    rule: sessionRule,
    async run(context) {
      const creation = await newSession(context, { prompt: "A greeting for Zoë" });
      const other = await newSession(context, { prompt: "A greeting for Zoë" });
      context.expect(creation?.session_id !== other?.session_id, "two ids for two sessions", creation?.session_id);
      const first = await session(context, creation?.session_id);
      context.expectSame(
        [first?.session_id, first?.created_at],
        [creation?.session_id, creation?.created_at],
        "the session",
      );
      context.expect(/^(thinking|generating)$/.test(first?.status), "a running session", first?.status);
      context.expect(first?.progress < 100, "progress below 100", first?.progress);
      const ids = (await context.listAll("listVideoAgentSessions")).map(({ session_id: id }) => id);
      context.expect(ids.includes(creation?.session_id) && ids.includes(other?.session_id), "both in the list", ids);
      const done = await context.until(async () => {
        const { body } = await context.succeed("listVideoAgentSessionVideos", {
          path: { session_id: creation?.session_id },
        });
        for (const { id } of body?.data ?? []) await video(context, id);
        return session(context, creation?.session_id);
      }, isFinished);
      context.expectSame([done?.status, done?.progress], ["completed", 100], "the session in the end");
      context.expectSame((await video(context, done?.video_id))?.status, "completed", "its video");
      const path = { session_id: creation?.session_id };
      const videos = (await context.succeed("listVideoAgentSessionVideos", { path })).body?.data ?? [];
      context.expectSame(
        videos.map(({ id }: Json) => id),
        [done?.video_id],
        "the videos of the session",
      );
      const texts = (done?.messages ?? []).map(({ content }: Json) => content);
      context.expect(texts.includes("A greeting for Zoë"), "the prompt among the messages", texts);
      for (const id of ["getVideoAgentSession", "listVideoAgentSessionVideos", "stopVideoAgentSession"]) {
        await context.expectError(id, { path: { session_id: "no_such_session" } }, 404);
      }
    },
  },
  {
    title: "a session in chat mode accepts messages",
    operations: ["sendVideoAgentMessage", "createVideoAgentSession", "getVideoAgentSession", "stopVideoAgentSession"],
    rule: sessionRule,
    async run(context) {
      const creation = await newSession(context, { prompt: "A greeting", mode: "chat" });
      const path = { session_id: creation?.session_id };
      await context.until(() => session(context, creation?.session_id), isFinished);
      const body = { message: "Make it shorter, Zoë." };
      const sent = (await context.succeed("sendVideoAgentMessage", { path, body })).body?.data;
      context.expectSame(sent?.session_id, creation?.session_id, "session_id");
      const again = (await context.succeed("sendVideoAgentMessage", { path, body })).body?.data;
      context.expect(again?.run_id !== sent?.run_id, "two ids for two runs", sent?.run_id);
      const [newest] = (await session(context, creation?.session_id))?.messages ?? [];
      context.expectSame([newest?.role, newest?.content], ["user", body.message], "the newest message");
      const stopped = (await context.succeed("stopVideoAgentSession", { path })).body?.data;
      context.expectSame(stopped?.session_id, creation?.session_id, "session_id of the stopped session");
      const status = (await session(context, creation?.session_id))?.status;
      context.expect(!/^(thinking|generating)$/.test(status), "a session that is not running", status);
      const other = await newSession(context, { prompt: "A greeting" });
      const closed = { path: { session_id: other?.session_id }, body };
      await context.expectError("sendVideoAgentMessage", closed, [400, 409]);
    },
  },
  {
    name: "messages",
    title: "a session has at most forty messages, the newest first",
    operations: ["sendVideoAgentMessage", "createVideoAgentSession", "getVideoAgentSession"],
    rule: sessionRule,
    async run(context) {
      const creation = await newSession(context, { prompt: "A greeting", mode: "chat" });
      const path = { session_id: creation?.session_id };
      for (let index = 1; index <= 45; index++) {
        await context.succeed("sendVideoAgentMessage", { path, body: { message: `Message ${index}` } });
      }
      const messages: Json[] = (await session(context, creation?.session_id))?.messages ?? [];
      context.expect(messages.length <= 40, "at most 40 messages", messages.length);
      const sent = messages.filter(({ role }) => role === "user").map(({ content }) => content);
      context.expectSame(sent[0], "Message 45", "the newest message");
    },
  },
  {
    name: "failure",
    title: "a failed session tells why in a message of the type error",
    operations: ["createVideoAgentSession", "getVideoAgentSession"],
    rule: sessionRule,
    async run(context) {
      const creation = await newSession(context, { prompt: await context.triggerText("failure") });
      const done = await context.until(() => session(context, creation?.session_id), isFinished);
      context.expectSame(done?.status, "failed", "status");
      const types = (done?.messages ?? []).map(({ type }: Json) => type);
      context.expect(types.includes("error"), "a message of the type error", types);
    },
  },
  {
    title: "a resource belongs to its session",
    operations: ["getVideoAgentResource", "createVideoAgentSession", "getVideoAgentSession"],
    rule: sessionRule,
    async run(context) {
      const ended = async () => {
        const id = (await newSession(context, { prompt: "A greeting" }))?.session_id;
        return context.until(() => session(context, id), isFinished);
      };
      const [one, other] = [await ended(), await ended()];
      const ids: string[] = (one?.messages ?? []).flatMap(({ resource_ids: own }: Json) => own ?? []);
      for (const resource_id of ids.slice(0, 2)) {
        await context.succeed("getVideoAgentResource", { path: { session_id: one?.session_id, resource_id } });
        const foreign = { path: { session_id: other?.session_id, resource_id } };
        await context.expectError("getVideoAgentResource", foreign, 404, [], "a resource of another session");
      }
    },
  },
];
