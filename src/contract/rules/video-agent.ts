// The video agent: sessions, messages and their videos.
import type { Case } from "../context/case.ts";
import { type CaseContext, isFinished } from "../context/case-context.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";

const sessionRule: Rule = {
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

export const videoAgentCases: Case[] = [
  {
    id: "a session creates a video",
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
    id: "a session in chat mode accepts messages",
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
];
