// The key is nowhere but in the header of the request it is meant for.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { HeyGenError, type RetryNotice, unwrap } from "../../src/index.ts";
import { apiKey, clientOf, clientWith, json, listen, rejection } from "../http.ts";

/** Everything that a log could show of a value. */
function everything(value: unknown): string {
  const error = value as Error & { cause?: unknown };
  return [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    error?.message,
    error?.stack,
    error?.cause ? everything(error.cause) : "",
  ].join("\n");
}

describe("the key", () => {
  it("is not in the client", () => {
    expect(everything(clientOf("http://127.0.0.1:4010"))).not.toContain(apiKey);
  });

  it.each([
    [
      "a refusal that repeats it",
      401,
      "application/json",
      JSON.stringify({ error: { code: "unauthorized", message: `bad key ${apiKey}`, param: apiKey } }),
    ],
    ["HTML that repeats it", 502, "text/html", `<html>${apiKey}</html>`],
    ["a success that repeats it and makes no sense", 200, "text/html", `<html>${apiKey}</html>`],
    [
      "a success with an error that repeats it",
      200,
      "application/json",
      JSON.stringify({ error: { code: "x", message: apiKey } }),
    ],
  ])("is not in the error made of %s", async (_, status, type, body) => {
    const notices: RetryNotice[] = [];
    const url = await listen((_, response) => void response.writeHead(status, { "Content-Type": type }).end(body));
    const client = clientOf(url, { onRetry: (notice) => notices.push(notice) });
    const error = await rejection(unwrap(client.GET("/v3/voices")));
    expect(everything(error) + everything(notices)).not.toContain(apiKey);
  });

  it("is not in the error that openapi-fetch hands on", async () => {
    const url = await listen((_, response) => json(response, 403, { error: { code: "forbidden", message: apiKey } }));
    const { error } = await clientOf(url).GET("/v3/voices");
    expect(everything(error)).not.toContain(apiKey);
  });

  it("is not in the error made of a fetch that fails with the request at hand", async () => {
    const client = clientWith(async (request) => {
      const cause = Object.assign(new Error(`sent ${apiKey}`), {
        request,
        headers: Object.fromEntries(request.headers),
      });
      throw Object.assign(new TypeError(`failed with ${apiKey}`, { cause }), {
        config: { headers: { "X-Api-Key": apiKey } },
      });
    });
    expect(everything(await rejection(client.GET("/v3/voices")))).not.toContain(apiKey);
  });

  it("is not in the error when it can't be a header", async () => {
    const client = clientWith(async () => Response.json({}), { apiKey: `${apiKey}\n` });
    expect(everything(await rejection(client.GET("/v3/voices")))).not.toContain(apiKey);
  });

  it("leaves a success as it is, even one that contains it", async () => {
    const client = clientWith(async () => Response.json({ data: [{ name: apiKey }], has_more: false }));
    expect(await unwrap(client.GET("/v3/voices"))).toEqual([{ name: apiKey }]);
  });

  describe.each([301, 302, 303, 307, 308])("on a %i", (status) => {
    it.each(["GET", "POST"] as const)(
      "does not follow a %s to another host, and the error names that host",
      async (method) => {
        const stolen: unknown[] = [];
        const thief = await listen((request, response) => {
          stolen.push(request.headers);
          json(response, 200, { data: {} });
        });
        const location = `${thief}/steal?key=${apiKey}`;
        const url = await listen((_, response) => void response.writeHead(status, { Location: location }).end());
        const client = clientOf(url);
        const call =
          method === "GET"
            ? client.GET("/v3/voices")
            : client.POST("/v3/avatars", { body: { type: "prompt", name: "Sarah", prompt: "Navy blazer" } });
        const error = await rejection<HeyGenError>(call);
        expect(error).toBeInstanceOf(HeyGenError);
        expect([error.code, error.status, stolen]).toEqual(["unexpected_redirect", status, []]);
        expect(error.message).toContain(`refused to follow a redirect to ${new URL(thief).host}`);
        expect(everything(error)).not.toContain(apiKey);
      },
    );
  });

  it.each([
    ["/elsewhere", /redirect to 127\.0\.0\.1:\d+ /],
    ["http://", /redirect to an unreadable address /],
    ["", /redirect to an unknown address /],
  ])("is not sent after a redirect to %j either", async (location, message) => {
    const url = await listen(
      (_, response) => void response.writeHead(302, location ? { Location: location } : {}).end(),
    );
    expect((await rejection<HeyGenError>(clientOf(url).GET("/v3/voices"))).message).toMatch(message);
  });
});
