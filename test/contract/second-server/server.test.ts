import { describe, expect, it } from "vitest";
import { type MistakeId, mistakes } from "./mistakes.ts";
import { createSecondServer } from "./server.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const file = { type: "url", url: "https://example.com/footage" };

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tests check the form of responses.
  body: any;
}

/** A server, its clock, and shortcuts for requests. */
class Bench {
  time = 1_800_000_000_000;
  readonly server: ReturnType<typeof createSecondServer>;

  constructor(mistake?: MistakeId) {
    const chosen = mistake === undefined ? [] : [mistake];
    this.server = createSecondServer({ now: () => this.time, mistakes: chosen });
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const init: RequestInit = {
      method,
      headers: { "x-api-key": "key", "content-type": "application/json", ...headers },
    };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await this.server.fetch(new Request(`https://api.heygen.com${path}`, init));
    return { status: response.status, body: await response.json() };
  }

  get(path: string): Promise<Answer> {
    return this.ask("GET", path);
  }

  async create(fields: object): Promise<{ lookId: string; groupId: string; looksCount: number }> {
    const { body } = await this.ask("POST", "/v3/avatars", { name: "New", file, ...fields });
    const { avatar_item: look, avatar_group: group } = body.data;
    return { lookId: look.id, groupId: group.id, looksCount: group.looks_count };
  }
}

/** For each mistake, requests and the results of the correct and the mistaken server. */
interface Difference {
  run: (bench: Bench) => Promise<unknown>;
  honest: unknown;
  mistaken: unknown;
}

const differences: Record<MistakeId, Difference> = {
  "look-id-from-count": {
    run: async (bench) => {
      const first = await bench.create({ type: "photo" });
      const second = await bench.create({ type: "photo" });
      await bench.ask("DELETE", `/v3/avatars/looks/${first.lookId}`);
      const third = await bench.create({ type: "photo" });
      return third.lookId === second.lookId;
    },
    honest: false,
    mistaken: true,
  },
  "looks-count-before-saving": {
    run: async (bench) => {
      const { groupId } = await bench.create({ type: "photo" });
      return (await bench.create({ type: "photo", avatar_group_id: groupId })).looksCount;
    },
    honest: 2,
    mistaken: 1,
  },
  "full-page-has-more": {
    run: async (bench) => (await bench.get("/v3/avatars/looks?ownership=public&limit=5")).body.has_more,
    honest: false,
    mistaken: true,
  },
  "group-filter-drops-ownership": {
    run: async (bench) => (await bench.get("/v3/avatars/looks?group_id=group_mine&ownership=public")).body.data.length,
    honest: 0,
    mistaken: 3,
  },
  "references-open-a-group": {
    run: async (bench) => {
      const reference = { avatar_id: "look_mine_garden", reference_images: [file] };
      const { groupId } = await bench.create({ type: "prompt", prompt: "A blazer", ...reference });
      return groupId === "group_mine";
    },
    honest: true,
    mistaken: false,
  },
  "unconsented-twin-renders": {
    run: async (bench) => {
      const { lookId } = await bench.create({ type: "digital_twin" });
      bench.time += minute;
      return (await bench.ask("POST", "/v3/videos", { type: "avatar", avatar_id: lookId, script: "Hi" })).status;
    },
    honest: 400,
    mistaken: 200,
  },
  "waiting-is-read-back": {
    run: async (bench) => {
      const video = { type: "avatar", avatar_id: "look_monica_office", script: "Hi" };
      const { body } = await bench.ask("POST", "/v3/videos", video);
      return (await bench.get(`/v3/videos/${body.data.video_id}`)).body.data.status;
    },
    honest: "pending",
    mistaken: "waiting",
  },
  "key-shared-by-groups": {
    run: async (bench) => {
      const key = { "idempotency-key": "consent:1" };
      const first = await bench.create({ type: "digital_twin" });
      const second = await bench.create({ type: "digital_twin" });
      await bench.ask("POST", `/v3/avatars/${first.groupId}/consent`, {}, key);
      const { body } = await bench.ask("POST", `/v3/avatars/${second.groupId}/consent`, {}, key);
      return body.data.avatar_group.id === second.groupId;
    },
    honest: true,
    mistaken: false,
  },
  "voices-stop-at-fifty": {
    run: async (bench) => (await bench.get("/v3/voices?limit=100")).status,
    honest: 200,
    mistaken: 400,
  },
  "unknown-voice-not-found": {
    run: async (bench) => {
      const answer = await bench.ask("PATCH", "/v3/avatars/group_mine", { default_voice_id: "voice_none" });
      return `${answer.status} ${answer.body.error.code}`;
    },
    honest: "400 invalid_parameter",
    mistaken: "404 voice_not_found",
  },
};

describe("the second server", () => {
  it("requires credentials in either header", async () => {
    const bench = new Bench();
    const statuses = [];
    for (const headers of [
      { "x-api-key": "" },
      { "x-api-key": "wrong" },
      { "x-api-key": "", authorization: "Bearer token" },
    ]) {
      statuses.push((await bench.ask("GET", "/v3/avatars", undefined, headers)).status);
    }
    expect(statuses).toEqual([401, 401, 200]);
  });

  it("trains a photo in a minute and renders it in two", async () => {
    const bench = new Bench();
    const { lookId } = await bench.create({ type: "photo" });
    const video = { type: "avatar", avatar_id: lookId, script: "Hi", output_format: "webm" };
    const early = await bench.ask("POST", "/v3/videos", video);
    expect([early.status, early.body.error.code]).toEqual([400, "invalid_parameter"]);
    bench.time += minute;
    expect((await bench.get(`/v3/avatars/looks/${lookId}`)).body.data.status).toBe("completed");
    const { data } = (await bench.ask("POST", "/v3/videos", video)).body;
    expect(data).toEqual({ video_id: data.video_id, status: "waiting", output_format: "webm" });
    const seen = [];
    for (const wait of [0, minute, minute]) {
      bench.time += wait;
      const { status, video_url: url } = (await bench.get(`/v3/videos/${data.video_id}`)).body.data;
      seen.push([status, url !== null]);
    }
    expect(seen).toEqual([
      ["pending", false],
      ["processing", false],
      ["completed", true],
    ]);
  });

  it("holds a digital twin until its subject consents", async () => {
    const bench = new Bench();
    const { lookId, groupId } = await bench.create({ type: "digital_twin" });
    bench.time += minute;
    const { data } = (await bench.ask("POST", `/v3/avatars/${groupId}/consent`, {})).body;
    expect([data.avatar_group.status, data.avatar_group.consent_status]).toEqual(["pending_consent", "pending"]);
    expect(typeof data.url).toBe("string");
    bench.server.approveConsent(groupId);
    expect((await bench.get(`/v3/avatars/looks/${lookId}`)).body.data.status).toBe("completed");
  });

  it("saves a prompt to the group of its look or to the given group", async () => {
    const bench = new Bench();
    const other = await bench.create({ type: "photo" });
    const prompt = { type: "prompt", name: "New", prompt: "A blazer" };
    const garden = { avatar_id: "look_mine_garden" };
    expect((await bench.create(prompt)).looksCount).toBe(1);
    expect((await bench.create({ ...prompt, avatar_group_id: other.groupId })).groupId).toBe(other.groupId);
    expect((await bench.create({ ...prompt, ...garden })).groupId).toBe("group_mine");
    const rejected = [
      { ...garden, avatar_group_id: other.groupId },
      { avatar_id: other.lookId },
      { avatar_id: "look_none" },
    ];
    const statuses = [];
    for (const fields of rejected)
      statuses.push((await bench.ask("POST", "/v3/avatars", { ...prompt, ...fields })).status);
    expect(statuses).toEqual([400, 400, 404]);
  });

  it("lists all pages of a filtered list, and rejects its token in other lists", async () => {
    const bench = new Bench();
    const ids: string[] = [];
    let page = (await bench.get("/v3/avatars/looks?ownership=public&limit=2")).body;
    const firstToken = page.next_token;
    for (;;) {
      ids.push(...page.data.map((look: { id: string }) => look.id));
      if (!page.has_more) break;
      page = (await bench.get(`/v3/avatars/looks?ownership=public&limit=2&token=${page.next_token}`)).body;
    }
    expect(new Set(ids).size).toBe(5);
    expect(page.next_token).toBeNull();
    const paths = ["/v3/avatars/looks?ownership=private", "/v3/avatars?ownership=public"];
    for (const path of paths) expect((await bench.get(`${path}&token=${firstToken}`)).status).toBe(400);
    const continued = (await bench.get(`/v3/avatars/looks?token=${firstToken}`)).body.data;
    expect(continued).toHaveLength(3);
    for (const limit of ["0", "51", "x", "1.5"]) {
      expect((await bench.get(`/v3/avatars/looks?limit=${limit}`)).body.error.param).toBe("limit");
    }
  });

  it("lists public voices unless private ones are requested", async () => {
    const bench = new Bench();
    expect((await bench.get("/v3/voices?limit=100")).body.data).toHaveLength(64);
    expect((await bench.get("/v3/voices?type=private")).body.data).toHaveLength(2);
    const spanish = (await bench.get("/v3/voices?language=Spanish&gender=male&limit=100")).body.data;
    expect(spanish).toHaveLength(10);
    expect(Object.keys(spanish[0])).not.toContain("engine");
  });

  it("replays a key for a day, and answers 409 while its first request runs", async () => {
    const bench = new Bench();
    const key = { "idempotency-key": "create-1" };
    const photo = { type: "photo", name: "New", file };
    const both = await Promise.all([
      bench.ask("POST", "/v3/avatars", photo, key),
      bench.ask("POST", "/v3/avatars", photo, key),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 409]);
    bench.time += day - 1;
    const replayed = await bench.ask("POST", "/v3/avatars", { ...photo, name: "Other" }, key);
    expect(replayed).toEqual(both[0]);
    bench.time += 1;
    expect((await bench.ask("POST", "/v3/avatars", photo, key)).body).not.toEqual(both[0].body);
    expect((await bench.ask("POST", "/v3/avatars", photo, { "idempotency-key": "a b" })).status).toBe(400);
  });

  it("deletes a group with its last look, and changes only what is yours", async () => {
    const bench = new Bench();
    const { lookId, groupId } = await bench.create({ type: "photo" });
    const renamed = await bench.ask("PATCH", `/v3/avatars/looks/${lookId}`, { name: "Renamed" });
    expect(renamed.body.data.name).toBe("Renamed");
    expect((await bench.ask("DELETE", `/v3/avatars/looks/${lookId}`)).body).toEqual({ data: { id: lookId } });
    expect((await bench.get(`/v3/avatars/${groupId}`)).body.error.code).toBe("avatar_not_found");
    expect((await bench.ask("DELETE", "/v3/avatars/group_monica")).status).toBe(403);
    expect((await bench.ask("PATCH", "/v3/avatars/looks/look_monica_office", { name: "Mine" })).status).toBe(400);
    expect((await bench.ask("DELETE", "/v3/avatars/group_mine")).body).toEqual({ data: { id: "group_mine" } });
    expect((await bench.get("/v3/avatars/looks?ownership=private")).body.data).toEqual([]);
  });

  it.each([
    ["no audio", { script: undefined }, 400],
    ["two audio sources", { audio_url: "https://example.com/a.mp3" }, 400],
    ["an empty script", { script: "" }, 400],
    ["an unknown field", { color: "red" }, 400],
    ["an unknown look", { avatar_id: "look_none" }, 404],
    ["a group instead of a look", { avatar_id: "group_monica" }, 404],
    ["an unknown voice", { voice_id: "voice_none" }, 404],
    ["an engine the look lacks", { engine: { type: "avatar_v" } }, 400],
    ["the fastest speech", { voice_settings: { speed: 1.5, pitch: -50, volume: 0 } }, 200],
    ["faster speech", { voice_settings: { speed: 1.51 } }, 400],
    ["another kind of video", { type: "studio" }, 400],
    ["an image without a voice", { type: "image", avatar_id: undefined, image: file }, 400],
    ["an image with a voice", { type: "image", avatar_id: undefined, image: file, voice_id: "voice_2" }, 200],
  ])("responds to a video with %s", async (_, fields, status) => {
    const video = { type: "avatar", avatar_id: "look_monica_office", script: "Hi", ...fields };
    expect((await new Bench().ask("POST", "/v3/videos", video)).status).toBe(status);
  });

  it.each([
    ["1000 characters", { prompt: "😀".repeat(1000) }, 200],
    ["1001 characters", { prompt: "a".repeat(1001) }, 400],
    ["three images", { reference_images: [file, file, file] }, 200],
    ["four images", { reference_images: [file, file, file, file] }, 400],
    ["an unknown asset", { reference_images: [{ type: "asset_id", asset_id: "asset_none" }] }, 404],
    ["no name", { name: undefined }, 400],
  ])("responds to a prompt with %s", async (_, fields, status) => {
    const body = { type: "prompt", name: "New", prompt: "A blazer", ...fields };
    expect((await new Bench().ask("POST", "/v3/avatars", body)).status).toBe(status);
  });
});

describe("the mistakes of the second server", () => {
  it("have different ids, and there are ten", () => {
    expect(new Set(mistakes.map(({ id }) => id)).size).toBe(10);
  });

  it.each(mistakes.map(({ id, what }) => [id, what] as const))("%s: %s", async (id) => {
    const { run, honest, mistaken } = differences[id];
    expect(await run(new Bench())).toEqual(honest);
    expect(await run(new Bench(id))).toEqual(mistaken);
  });
});
