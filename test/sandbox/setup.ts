import { type ClientOptions, createClient, type HeyGenClient } from "../../src/index.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../src/sandbox.ts";
import { withResponseValidation } from "../response-validator.ts";

export interface Setup {
  sandbox: Sandbox;
  /** A client whose responses are all validated by Ajv and Prism. */
  heygen: HeyGenClient;
  /** Sends any request. The response is validated as well. */
  send(method: string, path: string, init?: { body?: unknown; headers?: Record<string, string> }): Promise<Answer>;
}

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests read arbitrary bodies
  body: any;
}

/** A sandbox with a clock that only moves when it is advanced. */
export function setUp(options: SandboxOptions = {}, client: ClientOptions = {}): Setup {
  const now = Date.UTC(2026, 10, 20, 12);
  const sandbox = createSandbox({ now: () => now, ...options });
  const fetch = withResponseValidation(sandbox.fetch);
  return {
    sandbox,
    heygen: createClient({ apiKey: "any-key", fetch, maxRetries: 0, ...client }),
    async send(method, path, { body, headers } = {}) {
      const init = {
        method,
        headers: {
          "X-Api-Key": "any-key",
          ...(body !== undefined && { "Content-Type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      };
      const response = await fetch(new Request(`http://sandbox.localhost${path}`, init));
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
    },
  };
}

export const photo = {
  type: "photo",
  name: "Anna",
  file: { type: "url", url: "https://example.com/anna.png" },
} as const;
export const twin = {
  type: "digital_twin",
  name: "Bo",
  file: { type: "url", url: "https://example.com/bo.mp4" },
} as const;
export const prompt = { type: "prompt", name: "Cara", prompt: "Red hair, green coat" } as const;
