// Completions in an editor for open enums of the spec, from the language service of TypeScript that editors use.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { type Json, spec } from "../spec/spec.ts";

const program = `
import { createClient, HeyGenError, unwrap } from "../../src/index.ts";
import type { WebhookEvent } from "../../src/webhooks.ts";
const heygen = createClient({ apiKey: "any" });
const look = await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: "any" } } }));
const group = await unwrap(heygen.GET("/v3/avatars/{group_id}", { params: { path: { group_id: "any" } } }));
declare const event: WebhookEvent;
declare const error: HeyGenError;
`;

const file = resolve("test/client/completion.virtual.ts");
let text = program;
let version = 0;
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile("tsconfig.json", ts.sys.readFile).config,
  ts.sys,
  ".",
);
const service = ts.createLanguageService({
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? `${version}` : ""),
  getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(name === file ? text : readFileSync(name, "utf8")),
  getCurrentDirectory: () => process.cwd(),
  getCompilationSettings: () => options,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: ts.sys.readFile,
});

/** The completions between the quotes when an expression is compared with a string. */
function offered(expression: string): string[] {
  text = `${program}${expression} === "";`;
  version += 1;
  const { entries = [] } = service.getCompletionsAtPosition(file, text.length - 2, {}) ?? {};
  return entries.map(({ name }) => name);
}

/** The known values of an open enum. */
const known = (name: string): string[] => (spec.components.schemas[name] as Json).enum;

describe("an editor", () => {
  it("offers the known consent statuses of a group", () => {
    expect(offered("group.consent_status").sort()).toEqual([...known("ConsentStatus")].sort());
  });

  it("offers the known engines of a look", () => {
    expect(offered("look.supported_api_engines?.[0]").sort()).toEqual([...known("EngineName")].sort());
  });

  it("offers the names of webhook events", () => {
    expect(offered("event.event_type")).toEqual(expect.arrayContaining(known("WebhookEventType")));
  });

  it("offers the known codes of an error", () => {
    expect(offered("error.code")).toEqual(expect.arrayContaining(known("KnownErrorCode")));
  });
});
