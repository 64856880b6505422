import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../../src/cli/prism-mock.ts";
import { type Server, serve } from "../../src/cli/serve.ts";
import { listen } from "../http.ts";
import { concrete, type Operation, operations, specFile, violations } from "../spec/spec.ts";

const key = { "X-Api-Key": "any" };
let server: Server;

beforeAll(async () => {
  server = await serve(await createMock(specFile), { host: "127.0.0.1", port: 0 });
});
afterAll(() => server.close());

/** Calls an operation. Default: with its first request example, or without a body. */
function call({ method, path, request }: Operation, init: RequestInit = {}, value = request?.examples[0]?.value) {
  const headers = { ...key, ...(init.headers as object) } as Record<string, string>;
  const isForm = request?.type === "multipart/form-data";
  if (request && !isForm) headers["Content-Type"] = request.type;
  const form = new FormData();
  form.set("file", new Blob(["bytes"]), "headshot.png");
  const body = request ? (isForm ? form : JSON.stringify(value)) : null;
  return fetch(server.url + concrete(path), { method, body, ...init, headers });
}

describe("the mock", () => {
  for (const operation of operations) {
    const { id, request, responses } = operation;

    for (const { status, headers, examples } of responses) {
      for (const { name, value } of examples) {
        it(`answers ${id} with ${status} ${name}`, async () => {
          const response = await call(operation, { headers: { Prefer: `code=${status}, example=${name}` } });
          expect(response.status).toBe(status);
          expect(await response.json()).toEqual(value);
          for (const header of Object.keys(headers)) expect(response.headers.has(header), header).toBe(true);
        });
      }
    }

    for (const { name, value } of request?.examples ?? []) {
      it(`accepts ${id} with ${name}`, async () => {
        const response = await call(operation, {}, value);
        expect(response.ok, await response.text()).toBe(true);
      });
    }

    it(`rejects ${id} without credentials, with the documented error`, async () => {
      const response = await fetch(server.url + concrete(operation.path), { method: operation.method });
      expect(response.status).toBe(401);
      const unauthorized = responses.find(({ status }) => status === 401);
      expect(violations(unauthorized?.schema, await response.json())).toEqual([]);
    });

    // A parameter that accepts any string can't be invalid.
    if (request || operation.parameters.some(({ name }) => name === "limit" || name === "include_public")) {
      it(`rejects an invalid request to ${id}, with the documented error`, async () => {
        const path = concrete(operation.path);
        const response = request
          ? await fetch(server.url + path, {
              method: operation.method,
              headers: { ...key, "Content-Type": "application/json" },
              body: "[]",
            })
          : await fetch(`${server.url}${path}?limit=many&include_public=perhaps`, { headers: key });
        const documented = responses.find(({ status }) => status === response.status);
        expect([400, 415, 422]).toContain(response.status);
        if (documented) expect(violations(documented.schema, await response.json())).toEqual([]);
        else expect(request?.type).toBe("multipart/form-data");
      });
    }
  }

  it("lets pages of any origin read its responses", async () => {
    const preflight = await fetch(`${server.url}/v3/avatars`, {
      method: "OPTIONS",
      headers: { "Access-Control-Request-Headers": "x-api-key" },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("Access-Control-Allow-Headers")).toBe("x-api-key");
    const answer = await fetch(`${server.url}/v3/avatars`, { headers: key });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  it.each([
    ["bad percent-encoding", "/v3/avatars/%zz", { headers: key }],
    ["an Accept that is not a media type", "/v3/avatars/some", { headers: { ...key, Accept: "garbage" } }],
    [
      "malformed JSON",
      "/v3/avatars",
      { method: "POST", headers: { ...key, "Content-Type": "application/json" }, body: "{" },
    ],
    [
      "property names beyond Latin-1",
      "/v3/avatars",
      { method: "POST", headers: { ...key, "Content-Type": "application/json" }, body: '{"type":"photo","имя":1}' },
    ],
  ])("survives %s", async (_, path, init) => {
    expect((await fetch(server.url + path, init)).status).toBe(400);
    expect((await fetch(`${server.url}/v3/voices`, { headers: key })).status).toBe(200);
  });

  it.each(["/v3/videos", "/v3/video-agents"])("sends nothing to the callback_url of POST %s", async (path) => {
    let calls = 0;
    const url = await listen((_request, response) => {
      calls += 1;
      response.end();
    });
    const text = { type: "avatar", avatar_id: "look_def456", script: "Welcome." };
    const body = path.endsWith("videos") ? text : { prompt: "A product demo" };
    const response = await fetch(server.url + path, {
      method: "POST",
      headers: { ...key, "Content-Type": "application/json" },
      body: JSON.stringify({ ...body, callback_url: url }),
    });
    expect(response.status).toBe(200);
    // This call is answered after anything that the mock would have sent.
    await fetch(url);
    expect(calls).toBe(1);
  });

  it.each([
    ["a photo without its file", { type: "photo", name: "Ann" }, "file", "Invalid request: file is missing."],
    ["a prompt that is a number", { type: "prompt", name: "Ann", prompt: 7 }, "prompt", "prompt must be string"],
  ])("names the mistake of %s in message and param", async (_, body, param, message) => {
    const headers = { ...key, "Content-Type": "application/json" };
    const init = { method: "POST", headers, body: JSON.stringify(body) };
    const { error } = await (await fetch(`${server.url}/v3/avatars`, init)).json();
    expect([error.code, error.param, error.message]).toEqual([
      "invalid_parameter",
      param,
      expect.stringContaining(message),
    ]);
  });

  it("describes the errors of a request in the header sl-violations", async () => {
    const response = await fetch(`${server.url}/v3/avatars?limit=500`, { headers: key });
    expect(response.headers.get("sl-violations")).toContain("limit must be <= 50");
  });
});
