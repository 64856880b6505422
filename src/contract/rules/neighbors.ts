// What stands beside avatars: voices, the video agent, statuses, webhook endpoints, the account.
import type { Case } from "../cases/case.ts";
import type { Json } from "../openapi.ts";
import type { Rule } from "../rule.ts";
import { isFinished, type Scenario } from "../scenario.ts";
import { picture, spoken } from "./bodies.ts";

const cloneRule: Rule = {
  title: "A cloned voice is processing, then complete; it is listed among one's own, and can be deleted.",
  source: "Upstream document: voices, clone; its last status is complete",
  confidence: "A",
};
const searchRule: Rule = {
  title: "A search for voices makes none, gives at most three, and the same for the same seed.",
  source: "Reference of voice design",
  confidence: "B",
};
const speechRule: Rule = {
  title: "Speech has an address and a length; longer text lasts longer; an unknown voice is 404.",
  source: "Reference of speech",
  confidence: "B",
};
const statusesRule: Rule = {
  title: "Statuses come for each id that was asked for, in its order; an unknown one is not_found.",
  source: "Reference of video statuses",
  confidence: "A",
};
const scenesRule: Rule = {
  title: "The scenes of a video show what it was made of.",
  source: "Upstream document: getVideoScenes",
  confidence: "A",
};
const listedRule: Rule = {
  title: "Videos are found by part of their title and by their folder.",
  source: "Reference of the list of videos: title, folder_id",
  confidence: "A",
};
const sessionRule: Rule = {
  title: "A session works on a video, or asks first; messages go on with it, and stopping ends it.",
  source: "Reference of the video agent",
  confidence: "A",
};
const endpointRule: Rule = {
  title: "An endpoint is told what it was set to; its secret is shown once, and a new one replaces it.",
  source: "Reference of webhook endpoints",
  confidence: "A",
};
const accountRule: Rule = {
  title: "An account has one kind of billing, and shows that alone.",
  source: "Reference of the current user",
  confidence: "A",
};

const video = async (scenario: Scenario, id: string): Promise<Json> =>
  (await scenario.succeed("getVideo", { path: { video_id: id } })).body?.data;

const newVideo = async (scenario: Scenario, body: Json): Promise<string> =>
  (await scenario.succeed("createVideo", { body })).body?.data?.video_id;

const session = async (scenario: Scenario, id: string): Promise<Json> =>
  (await scenario.succeed("getVideoAgentSession", { path: { session_id: id } })).body?.data;

const newSession = async (scenario: Scenario, body: Json): Promise<Json> =>
  (await scenario.succeed("createVideoAgentSession", { body })).body?.data;

const audio = { type: "url", url: "https://example.com/sample.mp3" };

export const neighborCases: Case[] = [
  {
    id: "a cloned voice is completed, listed and deleted",
    operations: ["cloneVoice", "getVoice", "listVoices", "deleteVoice"],
    rule: cloneRule,
    async play(scenario) {
      const body = { voice_name: "Zoë O'Neil", audio, language: "English" };
      const clone = async () => (await scenario.succeed("cloneVoice", { body })).body?.data?.voice_clone_id;
      const [id, other] = [await clone(), await clone()];
      scenario.expect(id !== other, "two ids for two clones", id);
      const path = { voice_id: id };
      const read = async () => (await scenario.succeed("getVoice", { path })).body?.data;
      const first = await read();
      scenario.expectSame([first?.voice_id, first?.status], [id, "processing"], "a new clone");
      const done = await scenario.until(read, isFinished);
      scenario.expectSame([done?.status, done?.name], ["complete", body.voice_name], "a clone in the end");
      const own = await scenario.walk("listVoices", { type: "private" });
      const item = own.find(({ voice_id: one }) => one === id);
      scenario.expectSame([item?.name, item?.type], [body.voice_name, "private"], "the clone in the list");
      const everybody = await scenario.walk("listVoices", { type: "public" });
      scenario.expect(!everybody.some(({ voice_id: one }) => one === id), "no clone among public voices", id);
      await scenario.succeed("createVideo", { body: { ...spoken, voice_id: id } });
      const removed = (await scenario.succeed("deleteVoice", { path })).body?.data;
      scenario.expectSame(removed?.voice_id, id, "the id of what was deleted");
      await scenario.refuse("getVoice", { path }, 404, ["voice_not_found"]);
      await scenario.refuse("deleteVoice", { path }, 404, ["voice_not_found"]);
      const left = (await scenario.walk("listVoices", { type: "private" })).map(({ voice_id: one }) => one);
      scenario.expectSame([left.includes(id), left.includes(other)], [false, true], "the clones that are left");
    },
  },
  {
    id: "a voice that does not exist is 404",
    operations: ["getVoice", "deleteVoice", "createSpeech"],
    rule: cloneRule,
    async play(scenario) {
      for (const id of ["getVoice", "deleteVoice"]) {
        await scenario.refuse(id, { path: { voice_id: "no_such_voice" } }, 404, ["voice_not_found"]);
      }
      const body = { text: "Hello.", voice_id: "no_such_voice" };
      await scenario.refuse("createSpeech", { body }, 404, ["voice_not_found"]);
    },
  },
  {
    id: "a voice is what the list of voices shows",
    operations: ["getVoice", "listVoices"],
    rule: cloneRule,
    async play(scenario) {
      for (const type of ["public", "private"]) {
        for (const item of (await scenario.walk("listVoices", { type })).slice(0, 8)) {
          const read = (await scenario.succeed("getVoice", { path: { voice_id: item.voice_id } })).body?.data;
          for (const key of ["voice_id", "name", "language", "gender", "support_pause", "preview_audio_url"]) {
            if (read?.[key] !== undefined)
              scenario.expectSame(read[key], item[key] ?? null, `${key} of ${item.voice_id}`);
          }
        }
      }
    },
  },
  {
    id: "a search for voices makes none",
    operations: ["designVoice", "listVoices"],
    rule: searchRule,
    async play(scenario) {
      const before = (await scenario.walk("listVoices")).length;
      const search = async (seed: number) =>
        (await scenario.succeed("designVoice", { body: { prompt: "A friendly woman's voice, in English", seed } })).body
          ?.data;
      const found = await search(7);
      scenario.expectSame(found?.seed, 7, "seed");
      scenario.expect(found?.voices?.length <= 3, "at most three voices", found?.voices?.length);
      scenario.expectSame((await search(7))?.voices, found?.voices, "the same seed again");
      scenario.expectSame((await scenario.walk("listVoices")).length, before, "voices in the list");
    },
  },
  {
    id: "speech lasts as long as its text",
    operations: ["createSpeech"],
    rule: speechRule,
    async play(scenario) {
      const speak = async (text: string) =>
        (await scenario.succeed("createSpeech", { body: { text, voice_id: "{voice_id}" } })).body?.data;
      const short = await speak("Hello.");
      scenario.expectSame((await speak("Hello."))?.duration, short?.duration, "the duration of the same text");
      const long = await speak("Hello, and welcome to this long presentation. ".repeat(10));
      scenario.expect(URL.canParse(short?.audio_url), "an address", short?.audio_url);
      scenario.expect(short?.duration > 0 && long?.duration > short.duration, "a longer duration", long?.duration);
      scenario.expect(long?.audio_url !== short?.audio_url, "two addresses for two texts", long?.audio_url);
    },
  },
  {
    id: "statuses come for each video that was asked for",
    operations: ["listVideoStatuses", "createVideo", "getVideo"],
    rule: statusesRule,
    async play(scenario) {
      const [one, other] = [await newVideo(scenario, spoken), await newVideo(scenario, picture)];
      const ids = [other, "no_such_video", one];
      const read = async () =>
        (await scenario.succeed("listVideoStatuses", { query: { video_ids: ids.join(",") } })).body?.data ?? [];
      const first: Json[] = await read();
      scenario.expectSame(
        first.map(({ video_id: id }) => id),
        ids,
        "video_id of each",
      );
      const early = first.map(({ status }) => status);
      scenario.expect(
        /^(queued|processing)$/.test(early[0]) && early[1] === "not_found",
        "queued and not_found",
        early,
      );
      await scenario.until(() => video(scenario, one), isFinished);
      await scenario.until(() => video(scenario, other), isFinished);
      const statuses = (await read()).map(({ status }: Json) => status);
      scenario.expectSame(statuses, ["completed", "not_found", "completed"], "statuses in the end");
      const many = Array.from({ length: 101 }, (_, index) => `video_${index}`).join(",");
      await scenario.refuse("listVideoStatuses", { query: { video_ids: many } }, 400);
    },
  },
  {
    id: "the scenes of a video show its look",
    operations: ["getVideoScenes", "createVideo"],
    rule: scenesRule,
    async play(scenario) {
      const look = await scenario.idOf("avatar_id");
      for (const body of [spoken, { type: "studio", scenes: [{ type: "avatar_video", input: spoken }, imageScene] }]) {
        const id = await newVideo(scenario, body);
        const data = (await scenario.succeed("getVideoScenes", { path: { video_id: id } })).body?.data;
        scenario.expectSame(data?.video_id, id, "video_id");
        const used = JSON.stringify(data?.scenes ?? []).includes(`"${look}"`);
        scenario.expect(used, `the look ${look} among the scenes`, data?.scenes);
        scenario.expectSame(data?.scenes?.length, body.type === "studio" ? 2 : 1, "scenes");
      }
      await scenario.refuse("getVideoScenes", { path: { video_id: "no_such_video" } }, 404, ["video_not_found"]);
    },
  },
  {
    id: "videos are found by title and folder",
    operations: ["listVideos", "createVideo", "deleteVideo"],
    rule: listedRule,
    async play(scenario) {
      const sent = { ...spoken, title: "Contract Spring Sale", folder_id: "folder_contract" };
      const [id, other] = [
        await newVideo(scenario, sent),
        await newVideo(scenario, { ...spoken, title: "Another one" }),
      ];
      const found = async (query: Record<string, string>) =>
        (await scenario.walk("listVideos", { ...query, limit: "2" })).map((item) => item.id);
      scenario.expectSame(await found({ title: "Spring" }), [id], "videos with a part of the title");
      scenario.expectSame(await found({ folder_id: "folder_contract" }), [id], "videos of the folder");
      scenario.expectSame(await found({ folder_id: "folder_contract", title: "Another" }), [], "videos of both");
      scenario.expectSame(await found({ title: "no such title" }), [], "videos with no such title");
      const read = await video(scenario, id);
      scenario.expectSame([read?.title, read?.folder_id], [sent.title, sent.folder_id], "title and folder");
      const everything = await found({});
      scenario.expect(everything.includes(id) && everything.includes(other), "both in the whole list", everything);
    },
  },
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
      const done = await scenario.until(() => session(scenario, made?.session_id), isFinished);
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
  {
    id: "a webhook endpoint is kept, changed and gets a new secret",
    operations: [
      "createWebhookEndpoint",
      "updateWebhookEndpoint",
      "listWebhookEndpoints",
      "rotateWebhookEndpointSecret",
      "deleteWebhookEndpoint",
    ],
    rule: endpointRule,
    async play(scenario) {
      const sent = { url: "https://example.com/hook", events: ["avatar_video.success"] };
      const create = async (body: Json) => (await scenario.succeed("createWebhookEndpoint", { body })).body?.data;
      const [made, other] = [await create(sent), await create({ url: "https://example.com/all" })];
      scenario.expectSame([made?.url, made?.events], [sent.url, sent.events], "what was sent");
      scenario.expectSame(other?.events ?? null, null, "the events of an endpoint for all");
      scenario.expect(
        made?.endpoint_id !== other?.endpoint_id && made?.secret !== other?.secret,
        "ids and secrets of their own",
        made,
      );
      const listed = async () =>
        (await scenario.walk("listWebhookEndpoints")).find(({ endpoint_id: id }) => id === made?.endpoint_id);
      const item = await listed();
      scenario.expectSame(
        [item?.url, item?.events, item?.secret ?? null],
        [sent.url, sent.events, null],
        "the endpoint in the list",
      );
      const path = { endpoint_id: made?.endpoint_id };
      const change = { url: "https://example.com/other", events: ["avatar_video.fail", "video_agent.success"] };
      const changed = (await scenario.succeed("updateWebhookEndpoint", { path, body: change })).body?.data;
      scenario.expectSame([changed?.url, changed?.events], [change.url, change.events], "what was changed");
      scenario.expectSame(
        [changed?.endpoint_id, changed?.created_at],
        [made?.endpoint_id, made?.created_at],
        "what stays",
      );
      const shown = await listed();
      scenario.expectSame([shown?.url, shown?.events], [change.url, change.events], "the change in the list");
      const rotated = (await scenario.succeed("rotateWebhookEndpointSecret", { path })).body?.data;
      const twice = (await scenario.succeed("rotateWebhookEndpointSecret", { path })).body?.data;
      scenario.expectSame(rotated?.endpoint_id, made?.endpoint_id, "endpoint_id");
      scenario.expectSame(new Set([made?.secret, rotated?.secret, twice?.secret]).size, 3, "secrets");
      await scenario.succeed("deleteWebhookEndpoint", { path });
      scenario.expect((await listed()) === undefined, "no such endpoint in the list", "still listed");
      for (const id of ["updateWebhookEndpoint", "rotateWebhookEndpointSecret", "deleteWebhookEndpoint"]) {
        await scenario.refuse(id, id === "updateWebhookEndpoint" ? { path, body: change } : { path }, 404);
      }
    },
  },
  {
    id: "each type of event is listed once, and can be asked for",
    operations: ["listWebhookEventTypes", "createWebhookEndpoint"],
    rule: endpointRule,
    async play(scenario) {
      const types: Json[] = (await scenario.succeed("listWebhookEventTypes")).body?.data ?? [];
      const names = types.map(({ event_type: name }) => name);
      scenario.expect(names.includes("avatar_video.success"), "avatar_video.success among them", names);
      scenario.expectSame(new Set(names).size, names.length, "each once");
      const body = { url: "https://example.com/hook", events: names };
      const made = (await scenario.succeed("createWebhookEndpoint", { body })).body?.data;
      scenario.expectSame(made?.events, names, "events");
    },
  },
  {
    id: "an account shows the billing that it has",
    operations: ["getCurrentUser"],
    rule: accountRule,
    async play(scenario) {
      const account = (await scenario.succeed("getCurrentUser")).body?.data;
      const kinds = ["wallet", "subscription", "usage_based"];
      const shown = kinds.filter((kind) => (account?.[kind] ?? null) !== null);
      scenario.expectSame(
        shown,
        kinds.filter((kind) => kind === account?.billing_type),
        "the billing that is shown",
      );
    },
  },
];

const imageScene = { type: "image", source: { type: "url", url: "https://example.com/title.png" }, duration: 3 };
