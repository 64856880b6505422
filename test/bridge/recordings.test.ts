// Flows of other programs, as the requests that they send: a Python script, and a workflow of HTTP requests in n8n.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { createBridge } from "../../src/bridge.ts";
import { createSandbox } from "../../src/sandbox.ts";

interface Step {
  /** Milliseconds that pass, instead of a request. */
  advance?: number;
  request?: { method: string; path: string; headers: Record<string, string>; body?: unknown; file?: string };
  /** What the response must contain; `*` stands for anything but null. */
  response?: object;
  /** The values of the response to use in later steps as `{name}`, by their paths. */
  keep?: Record<string, string>;
}

it.each(["python-requests", "n8n-http-request"])("answers the recording %s", async (name) => {
  const sandbox = createSandbox({ v2: "removed" });
  const bridge = createBridge({ baseUrl: "http://localhost", fetch: sandbox.fetch });
  const kept: Record<string, string> = {};
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (all, key) => kept[key] ?? all);
  for (const step of JSON.parse(readFileSync(`test/bridge/recordings/${name}.json`, "utf8")) as Step[]) {
    if (step.advance) sandbox.advance(step.advance);
    if (!step.request) continue;
    const { method, path, headers, body, file } = step.request;
    const sent = file ? Buffer.from(file, "base64") : body ? fill(JSON.stringify(body)) : undefined;
    const request = new Request(`http://bridge.test${fill(path)}`, { method, headers, ...(sent && { body: sent }) });
    const answer = await (await bridge.fetch(request)).json();
    const wanted = JSON.parse(fill(JSON.stringify(step.response)), (_, value) => (value === "*" ? present : value));
    expect(answer, `${method} ${path}`).toMatchObject(wanted);
    for (const [key, place] of Object.entries(step.keep ?? {})) {
      kept[key] = place.split(".").reduce((value, member) => value?.[member], answer);
    }
  }
});

const present = expect.toSatisfy((value) => value !== null && value !== undefined);
