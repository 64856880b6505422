// Idempotency keys make a paid call safe to retry; an unknown outcome warns that a call may have taken effect.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import {
  createClient,
  type HeyGenConnectionError,
  type HeyGenError,
  paginate,
  unwrap,
  uploadAsset,
  waitForGeneration,
  waitForLook,
  waitForVideo,
} from "../../src/index.ts";
import { apiKey, clientOf, clientWith, fakeClock, json, listen, rejection, v3Error } from "../http.ts";

const prompt = { type: "prompt", name: "Space Commander", prompt: "Silver hair" } as const;
const agent = { body: { prompt: "A demo" } };
const answering = (body: string, type = "application/json") =>
  clientWith(async () => new Response(body, { headers: { "Content-Type": type } }));

describe("an idempotency key", () => {
  it.each([
    ["params.header", { params: { header: { "Idempotency-Key": "" } } }],
    ["headers", { headers: { "idempotency-key": "" } }],
    ["an object in params.header", { params: { header: { "Idempotency-Key": {} } } }],
    ["pairs of headers", { headers: [["Idempotency-Key", " "]] }],
  ])("is rejected if it is empty or not a string: %s", async (_, init) => {
    let sent = 0;
    const client = clientWith(async () => Response.json({ data: { sent: ++sent } }));
    const error = await rejection<Error>(client.POST("/v3/avatars", { body: prompt, ...init } as never));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain("POST /v3/avatars: the Idempotency-Key must be 1 to 255");
    expect(sent).toBe(0);
  });

  it("is rejected by uploadAsset if it is empty", async () => {
    const client = clientWith(async () => Response.json({ data: {} }));
    expect(await rejection(uploadAsset(client, new Blob(["a"]), { idempotencyKey: "" }))).toBeInstanceOf(TypeError);
  });

  it("has no effect if the operation does not declare it", async () => {
    let sent = 0;
    const client = clientWith(async () => {
      sent++;
      return Response.json(v3Error("internal_error"), { status: 500 });
    });
    const call = client.POST("/v3/video-agents", { ...agent, headers: { "Idempotency-Key": "mine" } });
    const error = await rejection<HeyGenError>(unwrap(call));
    expect([sent, error.outcome, error.idempotencyKey]).toEqual([1, "unknown", undefined]);
  });

  it.each([
    { "Idempotency-Key": "shared" },
    { "IDEMPOTENCY-KEY": "shared" },
    new Headers({ "Idempotency-Key": "shared" }),
    [["Idempotency-Key", "shared"]] as [string, string][],
  ])("is rejected among the client's headers, because all calls would share it: %o", (headers) => {
    expect(() => createClient({ apiKey, headers })).toThrow(TypeError);
  });
});

describe("a success that is JSON but not an envelope", () => {
  const bodies = ["null", "[]", '"text"', "42", "true", "{}", '{"data":null}', '{"data":"text"}'];

  it.each(bodies)("throws unexpected_response with the key of the call: %s", async (body) => {
    const error = await rejection<HeyGenError>(unwrap(answering(body).POST("/v3/avatars", { body: prompt })));
    expect([error.code, error.status, error.outcome]).toEqual(["unexpected_response", 200, undefined]);
    expect(error.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(bodies)("leaves the outcome of a creation without a key unknown: %s", async (body) => {
    const error = await rejection<HeyGenError>(answering(body).POST("/v3/video-agents", agent));
    expect([error.code, error.outcome]).toEqual(["unexpected_response", "unknown"]);
  });

  it.each(bodies)("throws unexpected_response from paginate and waits, never a TypeError: %s", async (body) => {
    const client = answering(body);
    const options = { clock: fakeClock() };
    const ends = [
      paginate(client, "/v3/voices")[Symbol.asyncIterator]().next(),
      waitForLook(client, "look_abc123", options),
      waitForVideo(client, "video_abc123", options),
      waitForGeneration(client, "21f9b324", options),
    ].map((promise) => rejection<HeyGenError>(promise as Promise<unknown>));
    expect((await Promise.all(ends)).map(({ code }) => code)).toEqual(Array(4).fill("unexpected_response"));
  });

  it("is distinguished from a success whose data is documented as null", async () => {
    const deleted = answering('{"code":100,"data":null,"message":null}');
    const params = { path: { id: "look_abc123" } };
    expect(await unwrap(deleted.DELETE("/v2/photo_avatar/{id}", { params }))).toBeNull();
  });
});

describe("a success with a truncated body", () => {
  type Respond = (response: import("node:http").ServerResponse, whole: string) => void;
  const cuts: [string, Respond][] = [
    ["half of its JSON", (response, whole) => response.end(whole.slice(0, whole.length / 2))],
    ["no body", (response) => response.end()],
    ["HTML", (response) => response.end("<html>Maintenance</html>")],
    [
      "fewer bytes than Content-Length says",
      (response, whole) => {
        response.writeHead(200, { "Content-Length": whole.length + 5 });
        response.write(whole, () => response.destroy());
      },
    ],
    [
      "a broken gzip",
      (response, whole) => response.writeHead(200, { "Content-Encoding": "gzip" }).end(gzipSync(whole).subarray(0, 15)),
    ],
  ];

  it.each(cuts)("is retried when that is safe: %s", async (_, truncate) => {
    const data = { avatar_item: { id: "look_abc123" }, avatar_group: { id: "group_xyz789" } };
    const keys = new Set<unknown>();
    const url = await listen((request, response, count) => {
      keys.add(request.headers["idempotency-key"]);
      if (count % 3) truncate(response, JSON.stringify({ data }));
      else json(response, 200, { data });
    });
    await unwrap(clientOf(url).GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: "look_abc123" } } }));
    expect(await unwrap(clientOf(url).POST("/v3/avatars", { body: prompt }))).toEqual(data);
    expect(keys.size).toBe(2);
  });

  it.each(cuts)(
    "is not retried for a creation without a key, and leaves its outcome unknown: %s",
    async (_, truncate) => {
      let count = 0;
      const url = await listen((_, response) => {
        count++;
        truncate(response, '{"data":{"session_id":"s"}}');
      });
      const error = await rejection<HeyGenError | HeyGenConnectionError>(clientOf(url).POST("/v3/video-agents", agent));
      expect([count, error.outcome, error.transient]).toEqual([1, "unknown", true]);
    },
  );
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])("%i leaves the outcome of a creation without a key unknown", async (status) => {
    const url = await listen((_, response) => response.writeHead(status, { Location: "/elsewhere" }).end());
    const error = await rejection<HeyGenError>(clientOf(url).POST("/v3/video-agents", agent));
    expect([error.code, error.outcome]).toEqual(["unexpected_redirect", "unknown"]);
  });
});
