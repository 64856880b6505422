// What `debug` logs: a line for each attempt.
import { afterEach, describe, expect, it, vi } from "vitest";
import { type ClientOptions, createClient } from "../../src/index.ts";
import { apiKey, clientOf, clientWith, json, listen, rejection, unusedAddress, v3Error } from "../http.ts";

function logging(): { options: ClientOptions; lines: string[] } {
  const lines: string[] = [];
  return { lines, options: { debug: true, logger: { debug: (line) => lines.push(line) } } };
}

const body = { type: "prompt", name: "Secret project", prompt: "Silver hair" } as const;
/** Durations differ from run to run. */
const withoutTimes = (line: string) => line.replace(/in \d+ ms/g, "in … ms");

afterEach(() => vi.unstubAllEnvs());

describe("debug", () => {
  it("logs method, path, status, duration, request id and the next retry of each attempt", async () => {
    const { options, lines } = logging();
    const url = await listen((_, response, count) => {
      const headers = { "X-Request-Id": `req_${count}` };
      if (count === 1) return json(response, 503, v3Error("internal_error"), headers);
      return json(response, 200, { data: { avatar_item: {}, avatar_group: {} } }, headers);
    });
    await clientOf(url, options).POST("/v3/avatars", { body });
    expect(lines.map(withoutTimes)).toEqual([
      "heygen: POST /v3/avatars: 503 internal_error in … ms (attempt 1, request req_1, retry in … ms)",
      "heygen: POST /v3/avatars: 200 in … ms (attempt 2, request req_2)",
    ]);
  });

  it("logs a failure without a response", async () => {
    const { options, lines } = logging();
    await rejection(clientOf(await unusedAddress(), { ...options, maxRetries: 0 }).GET("/v3/voices"));
    expect(lines.map(withoutTimes)).toEqual(["heygen: GET /v3/voices: HeyGenConnectionError in … ms (attempt 1)"]);
  });

  it("logs neither bodies nor credentials, not even if the path or the request id echo them", async () => {
    const { options, lines } = logging();
    const client = clientWith(
      async () => new Response(`<p>Secret project ${apiKey}</p>`, { status: 500, headers: { "X-Request-Id": apiKey } }),
      options,
    );
    await rejection(client.POST("/v3/avatars", { body }));
    await rejection(client.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: apiKey } } }));
    expect(lines).toHaveLength(6);
    expect(lines.join("\n")).not.toMatch(/Secret|sk_secret/);
  });

  it("keeps each attempt on one line", async () => {
    const { options, lines } = logging();
    const client = clientWith(async () => Response.json(v3Error("evil\nheygen: FAKE"), { status: 400 }), options);
    await client.GET("/v3/voices");
    expect(lines[0]).toMatch(/400 evil\\u000aheygen: FAKE in/);
  });

  it("is switched on by HEYGEN_LOG, and logs to the console by default", async () => {
    const debug = vi.spyOn(console, "debug").mockImplementation(() => {});
    vi.stubEnv("HEYGEN_LOG", "debug");
    const fetch = async () => Response.json({ data: [], has_more: false });
    await createClient({ apiKey, fetch }).GET("/v3/voices");
    expect(debug.mock.calls.flat().map(withoutTimes)).toEqual(["heygen: GET /v3/voices: 200 in … ms (attempt 1)"]);
    await createClient({ apiKey, fetch, debug: false }).GET("/v3/voices");
    expect(debug).toHaveBeenCalledTimes(1);
    debug.mockRestore();
  });

  it("does not fail a call when the logger fails", async () => {
    const logger = {
      debug: () => {
        throw new Error("disk full");
      },
    };
    const client = clientWith(async () => Response.json({ data: [], has_more: false }), { debug: true, logger });
    expect((await client.GET("/v3/voices")).response.status).toBe(200);
  });

  it("rejects a logger without the function debug", () => {
    expect(() => createClient({ apiKey, logger: {} as never })).toThrow(
      "logger must be an object with the function debug",
    );
  });
});
