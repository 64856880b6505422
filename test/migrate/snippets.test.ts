// Programs as people write them, before and after they were rewritten: before the end of v2 and after it they do the same.
import { readdirSync, readFileSync } from "node:fs";
import * as morph from "ts-morph";
import { describe, expect, it } from "vitest";
import { findPlaces } from "../../src/migrate/find-places.ts";
import { type FilePlan, planFile } from "../../src/migrate/rewrite/plan.ts";
import { createSandbox, type SandboxOptions } from "../../src/sandbox/index.ts";
import { heygenOver } from "./legacy-heygen.ts";
import { contentsOf, type Outcome, runProgram } from "./run-snippet.ts";

const folder = "test/migrate/snippets";
const files = readdirSync(folder);
const textOf = (file: string): string => readFileSync(`${folder}/${file}`, "utf8");
const isScript = (file: string): boolean => /\.[jt]s$/.test(file);
const rewritable = files.filter((file) => isScript(file) && !file.startsWith("stays-"));

const plans = new Map<string, FilePlan>();

/** The plan for a snippet, made once. */
function planOf(file: string): FilePlan {
  const plan = plans.get(file) ?? planFile(morph, file, textOf(file));
  plans.set(file, plan);
  return plan;
}

/** What a program does, with v2 or without. */
async function outcomeOf(text: string, v2: "works" | "gone", seed?: SandboxOptions["seed"]): Promise<Outcome> {
  const now = Date.UTC(2026, 10, 20, 12);
  const durations = { training: 0, generation: 0, video: 0 };
  const sandbox = createSandbox({ v2, random: 1, now: () => now, durations, seed });
  const fetch = heygenOver(sandbox, v2 === "gone");
  const body = { type: "avatar", avatar_id: "look_def456", script: "Hello.", voice_id: "voice_xyz789" };
  const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  const made = await (await fetch("https://api.heygen.com/v3/videos", init)).json();
  const result = await runProgram({ text, argument: made.data.video_id }, fetch);
  return { result, ...contentsOf(sandbox) };
}

describe("a program that is rewritten", () => {
  it("is one of at least twenty", () => {
    expect(rewritable.length).toBeGreaterThanOrEqual(20);
  });

  it.each(rewritable)("does in v3 what it did in v2: %s", async (file) => {
    const { text, reasons } = planOf(file);
    expect(reasons).toEqual([]);
    expect(findPlaces(text)).toEqual([]);
    const before = await outcomeOf(textOf(file), "works");
    expect(before.result ?? before.groups).not.toEqual([]);
    expect(await outcomeOf(text, "gone")).toEqual(before);
  });

  it.each(["fetch-then.js", "talking-photos.ts", "axios-avatars.js", "fetch-public-groups.ts"])(
    "reads every page of a long list: %s",
    async (file) => {
      const { text } = planOf(file);
      const seed = { groups: 130, looks: 130 };
      expect(sorted(await outcomeOf(text, "gone", seed))).toEqual(sorted(await outcomeOf(textOf(file), "works", seed)));
    },
  );

  it("would fail after the end of v2 as it was", async () => {
    await expect(outcomeOf(textOf("fetch-groups.js"), "gone")).rejects.toThrow("This operation of v2 ended");
  });

  it("is rewritten once: a second time finds nothing", () => {
    for (const file of rewritable) {
      const { text } = planOf(file);
      expect(planFile(morph, file, text)).toEqual({ text, rewritten: [], reasons: [] });
    }
  });
});

/** Pages have an order of their own. */
const sorted = ({ result, ...contents }: Outcome) => ({
  result: Array.isArray(result) ? result.map((item) => JSON.stringify(item)).sort() : result,
  ...contents,
});

describe("a program that is not sure to mean the same", () => {
  const stays: [file: string, reason: string][] = [
    ["stays-video-generate.js", "more than names changes"],
    ["stays-training.ts", "nothing takes its place"],
    ["stays-proxy.ts", "its answer goes out of sight"],
    ["stays-typed.ts", "its answer has a type of its own"],
    ["stays-fields.js", "data.avatars[].premium is read, which v3 does not have in the same way"],
  ];
  it.each(stays)("stays as it is, and says why: %s", (file, reason) => {
    const { text, reasons } = planOf(file);
    expect(text).toBe(textOf(file));
    expect(reasons.map((one) => one.reason)).toContain(reason);
  });
});

describe("the places of a file", () => {
  const expected: [file: string, places: string[]][] = [
    ["script.sh", ["3 GET /v2/avatars", "4 GET /v1/video_status.get", "5 DELETE /v2/photo_avatar/{id}"]],
    ["guide.md", ["7 GET /v2/avatar_group.list", "11 GET /v2/avatar_group/{group_id}/avatars"]],
    ["client.py", ["8 GET /v2/avatars", "13 GET /v2/avatar/{avatar_id}/details", "17 GET /v1/video_status.get"]],
    ["base-constant.ts", ["6 GET /v2/avatars", "10 GET /v2/avatar/{avatar_id}/details"]],
    ["class-field.ts", ["7 DELETE /v2/photo_avatar/{id}"]],
    ["stays-axios-instance.js", ["8 GET /v2/avatars", "9 GET /v2/user/remaining_quota"]],
    ["stays-training.ts", ["5 POST /v2/photo_avatar/train", "6 GET /v2/photo_avatar/train/status/{group_id}"]],
    [
      "stays-sdk.ts",
      [
        "1 @teamduality/heygen-typescript-sdk",
        "4 GET /v2/avatar_group.list",
        "5 POST /v2/photo_avatar/photo/generate",
        "6 POST /v2/photo_avatar/train",
      ],
    ],
  ];
  it.each(expected)("are found by line: %s", (file, places) => {
    expect(findPlaces(textOf(file)).map(({ line, found }) => `${line} ${found}`)).toEqual(places);
  });

  const none = [
    'fetch("https://api.heygen.com/v3/avatars")',
    'import { list } from "./v2/avatars"; // nothing of HeyGen',
    'app.get("/v2/avatars", list)',
    'const site = "https://www.heygen.com/v2/avatars"',
  ];
  it.each(none)("are none in %s", (text) => {
    expect(findPlaces(text)).toEqual([]);
  });

  it("are told where the guide does not know the call", () => {
    const [place] = findPlaces('fetch("https://api.heygen.com/v2/template/1/generate")');
    expect([place?.found, place?.migration]).toEqual(["/v2/template/1/generate", undefined]);
  });

  it("are told where only the start of an address is seen", () => {
    const [place] = findPlaces('class Api { root = "https://api.heygen.com/v2"; }\n');
    expect([place?.line, place?.hint]).toEqual([1, expect.stringContaining("starts here")]);
  });
});
