// Each rule of the lint gate, proven by a spec that breaks it: one change to a copy of openapi/, one rule that objects.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { redocly } from "../../scripts/generate/bundle.ts";
import { type Json, spec } from "./spec.ts";

/** The place is a path of the API, a component such as `schemas/AvatarLook`, or a whole file. */
type Mutation = [what: string, place: string, search: string | RegExp, replacement: string, rule: string];

const looks = "/v3/avatars/looks";
const look = "/v3/avatars/looks/{look_id}";
const avatars = "/v3/avatars";
const videos = "/v3/videos";
const upload = "/v3/assets";
const agents = "/v3/video-agents";
const captions = "webhooks/VideoCaption";
const undocumented = "webhooks/Undocumented";
const callback = "callbacks/WorkEnded";
const v2 = "/v2/avatars";
const v2Photo = "/v2/photo_avatar/{id}";
const schema = (name: string) => `schemas/${name}`;
const response = (name: string) => `responses/${name}`;

/** A line that starts so, with all that is indented below it. */
const block = (start: string) => new RegExp(`^( *)${start}.*\\n(?:\\1 .*\\n)*`, "m");

const mutations: Mutation[] = [
  ["an operationId in snake case", looks, "listAvatarLooks", "list_avatar_looks", "heygen/operation-id"],
  ["an operationId without a verb", look, "getAvatarLook", "avatarLook", "heygen/operation-id"],
  ["no operationId", look, block("operationId: getAvatarLook"), "", "heygen/operation-id"],
  ["the same operationId twice", look, "updateAvatarLook", "getAvatarLook", "operation-operationId-unique"],
  ["no summary", look, block("summary: Get an avatar look"), "", "operation-summary"],
  ["a success without examples", videos, block("examples:\n +CreatedVideo"), "", "heygen/example-per-status"],
  ["an error without examples", response("Conflict"), block("    examples:"), "", "heygen/example-per-status"],
  ["an error without a body", response("InternalError"), block("content:"), "", "heygen/example-per-status"],
  ["an error that is no JSON", response("Forbidden"), "application/json", "text/plain", "heygen/example-per-status"],
  ["a request without examples", look, block("examples:\n +NewLookName"), "", "heygen/example-per-status"],
  ["a form without examples", upload, block("examples:\n +Upload:"), "", "heygen/example-per-status"],
  ["no 401", looks, block('"401":'), "", "heygen/declared-statuses"],
  ["no 429", looks, block('"429":'), "", "heygen/declared-statuses"],
  ["no 500 in v2", v2, block('"500":'), "", "heygen/declared-statuses"],
  ["no 404 where there is an id", look, block('"404":'), "", "heygen/declared-statuses"],
  ["no 409 where there is an idempotency key", avatars, block('"409":'), "", "heygen/declared-statuses"],
  ["no Retry-After", response("TooManyRequests"), block("Retry-After:"), "", "heygen/declared-statuses"],
  ["402 where nothing is created", looks, '"403":', '"402":', "heygen/declared-statuses"],
  ["an error of its own", looks, block('"500":'), '    "500":\n      description: No.\n', "heygen/shared-errors"],
  ["a list without limit", looks, block("- \\$ref: .*/Limit"), "", "heygen/v3-list"],
  ["a list without token", looks, block("- \\$ref: .*/Token"), "", "heygen/v3-list"],
  ["a limit without a default", "parameters/Limit", block("  default: 20"), "", "heygen/v3-list"],
  ["a limit from 0", "parameters/Limit", "minimum: 1", "minimum: 0", "heygen/v3-list"],
  ["a limit without an end", "parameters/Limit", block("  maximum: 50"), "", "heygen/v3-list"],
  ["has_more optional", schema("AvatarLookPage"), "[data, has_more]", "[data]", "heygen/v3-list"],
  ["no next_token", schema("AvatarLookPage"), block("next_token:"), "", "heygen/v3-list"],
  ["data optional", schema("AvatarLookPage"), "[data, has_more]", "[has_more]", "heygen/v3-list"],
  ["a page that comes whole", looks, "tags: [", 'x-unpaged: "yes"\n  tags: [', "heygen/v3-list"],
  ["a list that is not named so", looks, "listAvatarLooks", "getAvatarLooks", "heygen/v3-list"],
  ["a v2 operation that is not deprecated", v2, block("deprecated: true"), "", "heygen/v2-deprecated"],
  ["a deprecated v3 operation", look, "tags: [Avatars]", "deprecated: true\n  tags: [Avatars]", "heygen/v2-deprecated"],
  ["no sunset", v2, block("x-sunset: "), "", "heygen/v2-deprecated"],
  ["a sunset that is no date", v2, '"2026-10-31"', "autumn", "heygen/v2-deprecated"],
  [
    "a description silent about the end",
    v2,
    /was\s+announced\s+to\s+end\s+on\s+2026-10-31/,
    "ended",
    "heygen/v2-deprecated",
  ],
  ["no replacement", v2, block("x-replaced-by: "), "", "heygen/v2-deprecated"],
  ["a replacement and none", v2, "x-replaced-by", "x-no-replacement: none\n  x-replaced-by", "heygen/v2-deprecated"],
  ["a v2 operation open to tokens", v2Photo, block("security:"), "", "heygen/v2-deprecated"],
  ["a v2 answer without Sunset", v2, block("Sunset:"), "", "heygen/v2-deprecated"],
  ["a v2 error without Deprecation", response("V2NotFound"), block("Deprecation:"), "", "heygen/v2-deprecated"],
  [
    "nullable",
    schema("Voice"),
    "name:\n    type: string",
    "name:\n    type: string\n    nullable: true",
    "heygen/no-nullable",
  ],
  ["a discriminator without mapping", schema("AssetInput"), block("mapping:"), "", "heygen/discriminator-mapping"],
  ["a union open to what is no object", schema("AssetInput"), "type: object\n", "", "heygen/discriminator-mapping"],
  ["a mapping that lacks a member", schema("AssetInput"), block("base64:"), "", "heygen/discriminator-mapping"],
  ["a mapping to another value", schema("AssetInput"), "    url:", "    link:", "heygen/discriminator-mapping"],
  ["a union member without const", schema("AssetUrl"), "const: url", "minLength: 1", "heygen/discriminator-mapping"],
  ["an optional discriminator", schema("AssetUrl"), "[type, url]", "[url]", "heygen/discriminator-mapping"],
  ["an open v3 request", schema("AssetUrl"), block("additionalProperties: false"), "", "heygen/closed-requests"],
  [
    "a v3 request open for no reason",
    schema("AssetUrl"),
    "Properties: false",
    "Properties: true",
    "heygen/closed-requests",
  ],
  [
    "a v3 request both open and closed",
    schema("AssetUrl"),
    "additionalProperties",
    "x-open: yes\nadditionalProperties",
    "heygen/closed-requests",
  ],
  [
    "a v3 request whose type takes any key",
    schema("VoiceSettings"),
    "x-open: ",
    "additionalProperties: true\nx-open: ",
    "heygen/closed-requests",
  ],
  ["an error about another field", "examples/LookNameInvalid", "param: name", "param: prompt", "heygen/own-errors"],
  [
    "an error about a field within",
    "examples/CreateAvatarDownloadFailed",
    "file.url",
    "file.address",
    "heygen/own-errors",
  ],
  [
    "a silent field",
    schema("CreatePromptAvatarRequest"),
    block("description: Display name"),
    "",
    "heygen/described-requests",
  ],
  ["a number without a unit", schema("AvatarLook"), block("description: Native width"), "", "heygen/described-values"],
  ["an id from nowhere", schema("AvatarLook"), block("description: Pass it as"), "", "heygen/described-values"],
  ["an unknown extension", schema("ConsentStatus"), "x-confidence", "x-confidense", "heygen/known-extensions"],
  ["no scopes", looks, block("x-required-scopes: "), "", "heygen/required-scopes"],
  ["an empty list of scopes", looks, "[avatars:read]", "[]", "heygen/required-scopes"],
  ["a scope of another form", looks, "avatars:read", "read_avatars", "heygen/required-scopes"],
  ["a list that asks for the write scope", looks, "avatars:read", "avatars:write", "heygen/required-scopes"],
  ["a creation that asks for the read scope", avatars, "avatars:write", "avatars:read", "heygen/required-scopes"],
  ["a v2 operation with scopes", v2, "x-sunset", "x-required-scopes: unknown\n  x-sunset", "heygen/required-scopes"],
  ["an invented error code", "examples/Forbidden", "code: forbidden", "code: verboten", "heygen/real-error-codes"],
  ["a tag that nobody has described", looks, "[Avatars]", "[Avatar]", "operation-tag-defined"],
  ["a union without discriminator", schema("AssetInput"), block("discriminator:"), "", "heygen/union-discriminator"],
  [
    "events that two members of a union have",
    schema("VideoFailEvent"),
    "- avatar_video.fail\n",
    "- avatar_video.success\n",
    "heygen/union-discriminator",
  ],
  ["an ungraded confidence", schema("ConsentStatus"), '"C: ', '"Maybe: ', "heygen/confidence-grade"],
  ["an id of who knows what", schema("AvatarLook"), block("x-id-of: look"), "", "heygen/id-of"],
  ["an id of a thing that is none", schema("AvatarLook"), "x-id-of: look", "x-id-of: outfit", "heygen/id-of"],
  ["ids in a list of who knows what", schema("CreateCinematicVideoRequest"), block("x-id-of: "), "", "heygen/id-of"],
  ["an id of another file that says nothing", schema("FolderId"), block("x-id-of: "), "", "heygen/id-of"],
  ["a parameter that takes any id", "parameters/LookId", block("x-id-of: "), "", "heygen/id-of"],
  ["an id that is no text", schema("Video"), "type: string\n    x-id", "type: integer\n    x-id", "heygen/id-of"],
  [
    "an example that breaks its schema",
    "examples/Voices",
    "type: public",
    "type: secret",
    "no-invalid-media-type-examples",
  ],
  ["a known event without a webhook", "openapi.yaml", block("batch.finished:"), "", "heygen/webhook-names"],
  ["a webhook of no known event", "openapi.yaml", "batch.finished:", "batch.ended:", "heygen/webhook-names"],
  ["an event missing in the list", schema("WebhookEventType"), block("  - podcast.fail"), "", "heygen/webhook-names"],
  ["an event missing in the union", schema("UndocumentedEvent"), /^ +- podcast.fail\n/m, "", "heygen/webhook-names"],
  [
    "an event twice in the union",
    schema("VideoFailEvent"),
    "- avatar_video.fail\n",
    "- avatar_video.fail\n      - podcast.fail\n",
    "heygen/webhook-names",
  ],
  ["a webhook with the body of another", captions, "VideoCaptionEvent", "VideoFailEvent", "heygen/webhook-body"],
  ["a webhook with a second method", captions, "post:", "get: {}\npost:", "heygen/webhook-body"],
  ["a webhook with an operationId", captions, "post:", "post:\n  operationId: getCaption", "heygen/webhook-body"],
  ["a webhook that asks for a key", captions, block("security: "), "", "heygen/webhook-body"],
  ["a webhook silent about a header", captions, block('- \\$ref: .*/Signature"'), "", "heygen/webhook-body"],
  ["a webhook without an example", undocumented, block("examples:"), "", "heygen/webhook-body"],
  [
    "an envelope that requires more",
    schema("VideoCaptionEvent"),
    "[event_type, event_data]",
    "[event_type, event_data, event_id]",
    "heygen/webhook-body",
  ],
  [
    "a closed payload",
    schema("UndocumentedEvent"),
    "additionalProperties: true",
    "additionalProperties: false",
    "heygen/webhook-body",
  ],
  ["an unknown payload said to be sure", schema("UndocumentedEvent"), block("x-confidence"), "", "heygen/webhook-body"],
  [
    "an example that breaks the schema of its event",
    "examples/VideoCaption",
    "callback_id: order_42",
    "callback_id: 42",
    "no-invalid-media-type-examples",
  ],
  ["a callback_url without a callback", agents, block("callbacks:"), "", "heygen/callback-url"],
  [
    "a callback that nobody asks for",
    schema("CreateVideoAgentSessionRequest"),
    block("callback_url:"),
    "",
    "heygen/callback-url",
  ],
  ["a callback to another field", callback, "/callback_url", "/callback", "heygen/callback-url"],
  ["a callback with an operationId", callback, "summary:", "operationId: getCall\n    summary:", "heygen/callback-url"],
  ["a callback that asks for a key", callback, block("security: "), "", "heygen/callback-url"],
  ["a reference into the void", looks, "/Limit", "/Limits", "no-unresolved-refs"],
];

/** The map of paths and webhooks in the root file: the file and the entry that each one leads to. */
const root = readFileSync("openapi/openapi.yaml", "utf8");
const map: Json = parse(root);

interface Entry {
  file: string;
  /** The key of the file; undefined for all of it. */
  section?: string;
  name?: string;
}

/** Where a place of a mutation stands in openapi/. */
function entryAt(place: string): Entry {
  if (place.endsWith(".yaml")) return { file: place };
  if (place.startsWith("/")) return { file: map.paths[place].$ref.split("#")[0], section: "path" };
  const [section = "", name = ""] = place.split("/");
  for (const folder of folders) {
    for (const file of readdirSync(join("openapi", folder)).map((file) => join(folder, file))) {
      const content: Json = file.endsWith(".yaml") ? parse(readFileSync(join("openapi", file), "utf8")) : {};
      if (content[section]?.[name]) return { file, section, name };
      if (file === `shared/${section}.yaml` && content[name]) return { file, section: name };
    }
  }
  throw new Error(`no file of openapi/ holds ${place}`);
}

const folders = readdirSync("openapi", { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !["migration", "workflows"].includes(entry.name))
  .map(({ name }) => name);

/** Changes one entry of a file as if it stood there alone, so that no other entry can match and its depth is no matter. */
function mutate(text: string, { section, name }: Entry, change: (entry: string) => string): string {
  if (section === undefined) return change(text);
  const alone = (block: string) => {
    const depth = /^ */.exec(block)?.[0] ?? "";
    const entry = change(block.replaceAll(new RegExp(`^${depth}`, "gm"), ""));
    return entry.replaceAll(/^(?=.)/gm, depth);
  };
  return replaceBelow(section, text, (block) =>
    name === undefined ? alone(block) : replaceBelow(`  ${name}`, block, alone),
  );
}

/** Replaces what is indented below a key, which stands at the depth that it is given with. */
function replaceBelow(key: string, text: string, replace: (block: string) => string): string {
  const depth = /^ */.exec(key)?.[0];
  const lines = new RegExp(`^${key}:\\n((?:${depth} .*\\n|\\n)*)`, "m");
  return text.replace(lines, (_, block) => `${key}:\n${replace(block)}`);
}

/** The paths of the API whose calls involve a component, or all for one that none does. */
function pathsTo(place: string): string[] {
  // Two paths, because a rule may want to see another operation.
  if (place.startsWith("/")) return [place, avatars];
  if (place.endsWith(".yaml")) return [looks, avatars, agents];
  const reached = [looks, look, avatars, videos, upload, agents, v2, v2Photo, "/v3/voices"]
    .map((path) => ({ path, components: componentsBehind(spec.paths[path]) }))
    .filter(({ components }) => components.has(`#/components/${place}`))
    .sort((one, other) => one.components.size - other.components.size);
  return reached.slice(0, 1).map(({ path }) => path);
}

/** The components that a node of the bundle leads to. */
function componentsBehind(node: Json, known: Set<string> = new Set()): Set<string> {
  for (const [, pointer = ""] of JSON.stringify(node).matchAll(/"(#\/components\/[^"]+)"/g)) {
    if (known.has(pointer)) continue;
    known.add(pointer);
    const [, , kind = "", name = ""] = pointer.split("/");
    componentsBehind(spec.components[kind][name], known);
  }
  return known;
}

/** The map with few paths, which are enough for a change to be seen; the others would only cost time. */
function rootFor(place: string): string {
  const kept = pathsTo(place);
  const fewPaths = root.replace(/ {2}(\/v\d.*):\n {4}\$ref: .*\n/g, (entry, path) =>
    kept.includes(path) ? entry : "",
  );
  return place.startsWith("/") ? fewPaths.replace(block("webhooks:"), "") : fewPaths;
}

/** Writes a mutated openapi/ and gives back its root. The folders that stay as they are are linked, which is quicker. */
function writeMutated(copy: string, [what, place, search, replacement]: Mutation): string {
  const entry = entryAt(place);
  mkdirSync(copy);
  writeFileSync(join(copy, "openapi.yaml"), rootFor(place));
  for (const folder of folders) {
    if (folder === dirname(entry.file)) cpSync(join("openapi", folder), join(copy, folder), { recursive: true });
    else symlinkSync(resolve("openapi", folder), join(copy, folder));
  }
  const file = join(copy, entry.file);
  const before = readFileSync(file, "utf8");
  const after = mutate(before, entry, (text) => text.replace(search, replacement));
  if (after === before) throw new Error(`${what}: changes nothing in ${place}`);
  writeFileSync(file, after);
  return join(copy, "openapi.yaml");
}

/** The rules that objected, by mutation. */
const caught: Record<string, string[]> = {};
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "heygen-mutations-"));
  const roots = mutations.map((mutation, index) => writeMutated(join(folder, `${index}`), mutation));
  const { output } = await redocly("lint", "--config=redocly.yaml", "--format=json", ...roots);
  // One JSON document per spec, in their order.
  for (const [index, report] of output.split('"totals"').slice(1).entries()) {
    caught[mutations[index]?.[0] ?? ""] = [...report.matchAll(/"ruleId": "([^"]+)"/g)].map(([, rule]) => rule ?? "");
  }
  console.log(`lint gate: ${mutations.length} mutations of the spec`);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe("the lint gate", () => {
  it.each(mutations)("objects to %s", (what, _file, _search, _replacement, rule) => {
    expect(caught[what]).toContain(rule);
  });

  it("has no rule of its own that no mutation proves", () => {
    const own = readFileSync("redocly.yaml", "utf8").match(/heygen\/[\w-]+(?=: error)/g);
    expect([...new Set(own)].sort()).toEqual(
      [...new Set(mutations.map(([, , , , rule]) => rule).filter((rule) => rule.startsWith("heygen/")))].sort(),
    );
  });
});
