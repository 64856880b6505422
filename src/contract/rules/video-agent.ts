// The video agent: sessions, messages and what becomes of them.
import type { Case } from "../cases/case.ts";
import { isFinished, type Scenario } from "../runner/case-context.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";

const sessionRule: Rule = {
  title: "A session works on a video, or asks first; messages go on with it, and stopping ends it.",
  source: "Reference of the video agent",
  confidence: "A",
};

const video = async (scenario: Scenario, id: string): Promise<Json> =>
  (await scenario.succeed("getVideo", { path: { video_id: id } })).body?.data;

const session = async (scenario: Scenario, id: string): Promise<Json> =>
  (await scenario.succeed("getVideoAgentSession", { path: { session_id: id } })).body?.data;

const newSession = async (scenario: Scenario, body: Json): Promise<Json> =>
  (await scenario.succeed("createVideoAgentSession", { body })).body?.data;

export const videoAgentCases: Case[] = [
  {
    id: "a session makes a video",
    operations: [
      "createVideoAgentSession",
      "getVideoAgentSession",
      "listVideoAgentSessions",
      "listVideoAgentSessionVideos",
    ],
    rule: sessionRule,
    async play(scenario) {
      const made = await newSession(scenario, { prompt: "A greeting for Zoë" });
      const other = await newSession(scenario, { prompt: "A greeting for Zoë" });
      scenario.expect(made?.session_id !== other?.session_id, "two ids for two sessions", made?.session_id);
      const first = await session(scenario, made?.session_id);
      scenario.expectSame([first?.session_id, first?.created_at], [made?.session_id, made?.created_at], "the session");
      scenario.expect(/^(thinking|generating)$/.test(first?.status), "a session at work", first?.status);
      scenario.expect(first?.progress < 100, "progress below 100", first?.progress);
      const ids = (await scenario.walk("listVideoAgentSessions")).map(({ session_id: id }) => id);
      scenario.expect(ids.includes(made?.session_id) && ids.includes(other?.session_id), "both in the list", ids);
      const done = await scenario.until(async () => {
        const { body } = await scenario.succeed("listVideoAgentSessionVideos", {
          path: { session_id: made?.session_id },
        });
        for (const { id } of body?.data ?? []) await video(scenario, id);
        return session(scenario, made?.session_id);
      }, isFinished);
      scenario.expectSame([done?.status, done?.progress], ["completed", 100], "the session in the end");
      scenario.expectSame((await video(scenario, done?.video_id))?.status, "completed", "its video");
      const path = { session_id: made?.session_id };
      const videos = (await scenario.succeed("listVideoAgentSessionVideos", { path })).body?.data ?? [];
      scenario.expectSame(
        videos.map(({ id }: Json) => id),
        [done?.video_id],
        "the videos of the session",
      );
      const texts = (done?.messages ?? []).map(({ content }: Json) => content);
      scenario.expect(texts.includes("A greeting for Zoë"), "the prompt among the messages", texts);
      for (const id of ["getVideoAgentSession", "listVideoAgentSessionVideos", "stopVideoAgentSession"]) {
        await scenario.refuse(id, { path: { session_id: "no_such_session" } }, 404);
      }
    },
  },
  {
    id: "a session in mode chat takes messages",
    operations: ["sendVideoAgentMessage", "createVideoAgentSession", "getVideoAgentSession", "stopVideoAgentSession"],
    rule: sessionRule,
    async play(scenario) {
      const made = await newSession(scenario, { prompt: "A greeting", mode: "chat" });
      const path = { session_id: made?.session_id };
      await scenario.until(() => session(scenario, made?.session_id), isFinished);
      const body = { message: "Make it shorter, Zoë." };
      const sent = (await scenario.succeed("sendVideoAgentMessage", { path, body })).body?.data;
      scenario.expectSame(sent?.session_id, made?.session_id, "session_id");
      const again = (await scenario.succeed("sendVideoAgentMessage", { path, body })).body?.data;
      scenario.expect(again?.run_id !== sent?.run_id, "two ids for two runs", sent?.run_id);
      const [newest] = (await session(scenario, made?.session_id))?.messages ?? [];
      scenario.expectSame([newest?.role, newest?.content], ["user", body.message], "the newest message");
      const stopped = (await scenario.succeed("stopVideoAgentSession", { path })).body?.data;
      scenario.expectSame(stopped?.session_id, made?.session_id, "session_id of what was stopped");
      const status = (await session(scenario, made?.session_id))?.status;
      scenario.expect(!/^(thinking|generating)$/.test(status), "no more work", status);
      const other = await newSession(scenario, { prompt: "A greeting" });
      const closed = { path: { session_id: other?.session_id }, body };
      await scenario.refuse("sendVideoAgentMessage", closed, [400, 409]);
    },
  },
];
