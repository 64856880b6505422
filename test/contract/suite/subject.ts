// Who is asked, and how.
import { createMock } from "../../../src/cli/mock.ts";
import { createSandbox, type SandboxOptions } from "../../../src/sandbox/index.ts";
import { type Json, type Operation, specFile } from "../../spec.ts";

/** A server, fresh and in the mood that the options say. */
export interface Instance {
  fetch(request: Request): Promise<Response>;
  advance(ms: number): void;
}

export interface Subject {
  name: "sandbox" | "prism";
  open(options?: SandboxOptions): Instance;
  /** Whether an answer means that the request was taken as well formed. */
  accepted(status: number, body: Json): boolean;
}

export const sandboxSubject: Subject = {
  name: "sandbox",
  open: (options) => createSandbox({ now: () => Date.UTC(2026, 10, 20, 12), ...options }),
  // A well-formed request may still break a rule; what breaks the schema is refused with these words.
  accepted: (status, body) => status !== 413 && !/^Invalid request:/.test(body?.error?.message ?? ""),
};

export async function prismSubject(): Promise<Subject> {
  const fetch = (await createMock(specFile)) as Instance["fetch"];
  return { name: "prism", open: () => ({ fetch, advance() {} }), accepted: (status) => status === 200 };
}

/** Ids of the fixtures, by the name of the field or parameter that takes them. */
export const ids: Record<string, string> = {
  group_id: "group_xyz789",
  avatar_group_id: "group_xyz789",
  look_id: "look_abc123",
  avatar_id: "look_abc123",
  reference_look_id: "look_twi001",
  id: "look_abc123",
  generation_id: "21f9b324dd814d24a6f1bad1b0573318",
  video_id: "video_abc123",
  asset_id: "asset_abc123",
  audio_asset_id: "asset_abc123",
  voice_id: "voice_mno678",
  default_voice_id: "voice_def456",
  session_id: "session_abc123",
  resource_id: "resource_abc123",
  endpoint_id: "endpoint_abc123",
  color: "#f6f6fc",
};

export interface Call {
  path?: Record<string, string>;
  query?: string;
  headers?: Record<string, string>;
  body?: Json;
}

export interface Reply {
  request: Request;
  status: number;
  headers: Headers;
  body: Json;
}

/** The request of a call, with the fixtures' ids where it names none. */
export function requestOf(operation: Operation, { path = {}, query = "", headers = {}, body }: Call = {}): Request {
  const url = `http://sandbox.localhost${operation.path.replace(/\{(\w+)\}/g, (_, name) => path[name] ?? ids[name] ?? "some")}${query}`;
  const common = { method: operation.method, headers: { "X-Api-Key": "contract-key", ...headers } };
  if (!operation.request) return new Request(url, common);
  if (operation.request.type === "multipart/form-data") {
    const form = new FormData();
    form.set(
      "file",
      new Blob([Uint8Array.from(atob("iVBORw0KGgo="), (character) => character.charCodeAt(0))]),
      "a.png",
    );
    return new Request(url, body === undefined ? { ...common, body: form } : { ...common, body });
  }
  const json = body === undefined ? operation.request.examples[0]?.value : body;
  const type = { "Content-Type": operation.request.type, ...common.headers };
  return new Request(url, { ...common, headers: type, body: typeof json === "string" ? json : JSON.stringify(json) });
}

export async function ask({ fetch }: Instance, request: Request): Promise<Reply> {
  const response = await fetch(request.clone());
  const text = await response.text();
  let body: Json;
  try {
    body = JSON.parse(text);
  } catch {
    body = text;
  }
  return { request, status: response.status, headers: response.headers, body };
}

/** The command line that sends a request again. */
export async function curlOf(request: Request): Promise<string> {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const url = request.url.replace("http://sandbox.localhost", "http://127.0.0.1:4010");
  const headers = [...request.headers].map(([name, value]) => ` -H ${quote(`${name}: ${value}`)}`).join("");
  const body = await request.clone().text();
  return `curl -X ${request.method} ${quote(url)}${headers}${body && ` -d ${quote(body)}`}`;
}
