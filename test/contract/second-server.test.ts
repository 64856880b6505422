// Runs the cases against a server that was written independently: they must find its mistakes and report nothing else.
import { describe, expect, it } from "vitest";
import { Connection } from "../../src/contract/context/connection.ts";
import type { Profile } from "../../src/contract/context/profile.ts";
import { Runner, type RunResult } from "../../src/contract/runner/runner.ts";
import { casesOf } from "../../src/contract/runner/suite.ts";
import { project } from "../spec/spec.ts";
import { type MistakeId, mistakes } from "./second-server/mistakes.ts";
import { createSecondServer } from "./second-server/server.ts";

const operations = [
  "listAvatarGroups",
  "createAvatar",
  "getAvatarGroup",
  "updateAvatarGroup",
  "deleteAvatarGroup",
  "createAvatarConsent",
  "listAvatarLooks",
  "getAvatarLook",
  "updateAvatarLook",
  "deleteAvatarLook",
  "createVideo",
  "getVideo",
  "listVoices",
];

const cases = casesOf(project).filter(({ operation, uses }) =>
  [operation, ...uses].every((id) => operations.includes(id)),
);

/** Runs the cases against a new server with the given mistakes. */
async function run(planted: readonly MistakeId[], operationPath?: string): Promise<RunResult> {
  let now = Date.UTC(2026, 10, 20);
  const start = () => createSecondServer({ now: () => now, mistakes: planted });
  let server = start();
  const profile: Profile = {
    name: "a second server",
    credentials: {
      apiKey: { "X-Api-Key": "any" },
      bearer: { Authorization: "Bearer any" },
      wrong: { "X-Api-Key": "wrong" },
    },
    operations,
    writes: true,
    ids: { asset_id: "asset_headshot", audio_asset_id: "asset_headshot" },
    exceptions: [
      ...[
        "videos/reference",
        "references/unfinished/avatar-body.engine.reference_look_id",
        "references/unknown/avatar/body.engine",
      ].map((rule) => ({ case: `createVideo/${rule}*`, reason: "does not check reference looks" })),
      ...["cinematic", "studio", "scenes", "duration"].map((kind) => ({
        case: `createVideo/**${kind}**`,
        reason: "does not support these videos",
      })),
      ...["voice_settings", "caption", "watermark", "output_format"].map((field) => ({
        case: `createVideo/**body.${field}**`,
        reason: "does not check the settings of videos",
      })),
      { case: "*/addresses", reason: "does not check addresses" },
    ],
    conditions: {
      reset: () => {
        server = start();
        return undefined;
      },
      time: ({ ms }) => {
        now += Number(ms);
        return undefined;
      },
      consent: ({ group_id: groupId }) => {
        server.approveConsent(String(groupId));
        return undefined;
      },
    },
  };
  const fetch = (request: Request) => server.fetch(request);
  const options = { profile, baseUrl: "http://second.localhost", fetch, timeoutMs: 5_000, now: () => now };
  const connection = new Connection(project, { ...options, sleep: async () => {} });
  if (operationPath === undefined) return new Runner(connection).run(cases);
  const { id } = project.operations.find(({ method, path }) => `${method} ${path}` === operationPath) ?? { id: "" };
  const concerned = cases.filter(({ operation, uses }) => [operation, ...uses].includes(id));
  return new Runner(connection, { bail: true }).run(concerned);
}

const failed = ({ cases }: RunResult): string[] =>
  cases.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);

describe("a second server", () => {
  it("passes every case without a mistake", async () => {
    expect(failed(await run([]))).toEqual([]);
  });

  it.each(mistakes)("fails a case because of its mistake: $what", async ({ id, operationPath }) => {
    expect(failed(await run([id], operationPath))).not.toEqual([]);
  });
});
