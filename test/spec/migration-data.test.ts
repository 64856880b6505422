// The way from v2 to v3 tells of every field of v2, and leads to what v3 has: proven by data and specs that do not.
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { migrationProblems } from "../../scripts/migration/check.ts";
import { type MigrationEntry, readMigration } from "../../scripts/migration/entries.ts";
import type { Json } from "../../src/contract/spec/openapi.ts";

const written = await readMigration("openapi/migration");
const bundle: Json = parse(readFileSync("generated/openapi.yaml", "utf8"));
let entries: MigrationEntry[];
let spec: Json;

beforeEach(() => {
  entries = structuredClone(written);
  spec = structuredClone(bundle);
});

function entry(name: string): MigrationEntry {
  const found = entries.find((one) => one.name === name);
  if (!found) throw new Error(`no entry ${name}`);
  return found;
}

describe("the way from v2 to v3", () => {
  it("is complete", () => {
    expect(migrationProblems(entries, spec)).toEqual([]);
  });

  const mutations: [what: string, change: () => void, problem: string][] = [
    ["an operation without an entry", () => entries.splice(entries.indexOf(entry("getPhotoAvatar")), 1), "no entry"],
    ["two entries for one operation", () => entries.push(entry("getPhotoAvatar")), "has 2 entries"],
    ["an unknown operation", () => Object.assign(entry("getPhotoAvatar"), { name: "getPhoto" }), "no such operation"],
    ["an unknown successor", () => Object.assign(entry("getPhotoAvatar"), { to: "getLook" }), "no operation getLook"],
    [
      "a successor of v2",
      () => Object.assign(entry("getPhotoAvatar"), { to: "getV2AvatarDetails" }),
      "is deprecated itself",
    ],
    [
      "another successor than the spec names",
      () => Object.assign(entry("getPhotoAvatar"), { to: "getAvatarGroup" }),
      "the spec says that its successor is getAvatarLook",
    ],
    [
      "neither a successor nor advice",
      () => Object.assign(entry("trainPhotoAvatarGroup"), { instead: "" }),
      "say either",
    ],
    ["no confidence", () => Object.assign(entry("getPhotoAvatar"), { confidence: "sure" }), "starts with a grade"],
    [
      "a parameter that is left out",
      () => entry("listV2AvatarGroups").request.delete("query.include_public"),
      "request: query.include_public is neither mapped nor explained",
    ],
    [
      "a field of a body that is left out",
      () => entry("generatePhotoAvatar").request.delete("body.pose"),
      "body.pose is neither mapped nor explained",
    ],
    [
      "a field of an answer that is left out",
      () => entry("listV2AvatarGroups").response.delete("data.avatar_group_list[].num_looks"),
      "response: data.avatar_group_list[].num_looks is neither",
    ],
    [
      "a field that v2 does not have",
      () => entry("getPhotoAvatar").response.set("data.age", { without: "None." }),
      "v2 has no data.age",
    ],
    [
      "a target that v3 does not have",
      () => entry("getPhotoAvatar").response.set("data.name", { to: "data.title" }),
      "data.name leads to data.title, which v3 does not have",
    ],
    [
      "a target where there is no successor",
      () => entry("upscalePhotoAvatar").response.set("data.id", { to: "data.id" }),
      "data.id leads to data.id",
    ],
    ["a field without a word", () => entry("getPhotoAvatar").response.set("data.name", {}), "needs either"],
    [
      "a neighbour that leads nowhere",
      () => entry("GET /v2/voices").response.set("data.voices[].name", { to: "data[].title" }),
      "leads to data[].title",
    ],
    [
      "a new field in the spec of v2",
      () => Object.assign(spec.components.schemas.V2AvatarGroup.properties, { owner: { type: "string" } }),
      "data.avatar_group_list[].owner is neither",
    ],
    [
      "a field that v3 has dropped",
      () => delete spec.components.schemas.AvatarGroup.properties.looks_count,
      "leads to data[].looks_count",
    ],
    [
      "an operation that v3 has dropped",
      () => delete spec.paths["/v3/avatars/looks/{look_id}"].get,
      "there is no operation getAvatarLook",
    ],
  ];

  it.each(mutations)("does not pass with %s", (_, change, problem) => {
    change();
    expect(migrationProblems(entries, spec).join("\n")).toContain(problem);
  });
});
