// What npm run spec:diff makes of realistic edits of the spec. A verdict is right if it is what semver promises to people
// whose code was written for the spec before the edit: their types, the requests they send and the answers they read.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { changesBetween } from "../../scripts/spec-diff/changes-between.ts";
import { levelOf, nextVersion } from "../../scripts/spec-diff/version.ts";
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { compiled } from "../command-line.ts";

const file = "generated/openapi.yaml";
const text = readFileSync(file, "utf8");
const spec: Json = parse(text);
const { paths, webhooks, components } = spec;

const lookOperations = ["createAvatar", "getAvatarLook", "listAvatarLooks", "updateAvatarLook"];
const groupOperations = [
  ...["createAvatar", "createAvatarConsent", "getAvatarGroup", "listAvatarGroups", "updateAvatarGroup"],
];
const everyOperation = operationsOf(spec).map(({ operation }) => operation.operationId as string);

type Edit = (next: typeof spec) => void;
type Row = [edit: string, verdict: "patch" | "minor" | "major", operations: readonly string[], make: Edit];

/** An edit of one schema, of which it may be given the whole. */
const schema =
  (name: string, make: (schema: Json) => void): Edit =>
  (next) =>
    make(next.components.schemas[name]);

const rename = (from: string, to: string): Edit => {
  const rewrite = (node: Json): void => {
    if (node === null || typeof node !== "object") return;
    for (const [key, value] of Object.entries(node)) {
      if (value === `#/components/schemas/${from}`) node[key] = `#/components/schemas/${to}`;
      else rewrite(value);
    }
  };
  return (next) => {
    rewrite(next);
    next.components.schemas[to] = next.components.schemas[from];
    delete next.components.schemas[from];
  };
};

const addEvent: Edit = (next) => {
  next.webhooks["podcast.started"] = webhooks["podcast.fail"];
  next.components.schemas.WebhookEventType.enum.push("podcast.started");
  next.components.schemas.UndocumentedEvent.properties.event_type.enum.push("podcast.started");
};

/** The payload of an event becomes known: it moves from one member of the union to one of its own. */
const documentEvent: Edit = (next) => {
  const { schemas } = next.components;
  const names = schemas.UndocumentedEvent.properties.event_type.enum;
  names.splice(names.indexOf("podcast.fail"), 1);
  schemas.PodcastFailEvent = structuredClone(components.schemas.VideoFailEvent);
  schemas.PodcastFailEvent.properties.event_type = { type: "string", const: "podcast.fail" };
  schemas.KnownWebhookEvent.oneOf.push({ $ref: "#/components/schemas/PodcastFailEvent" });
  const body = structuredClone(webhooks["podcast.fail"]);
  body.post.requestBody.content["application/json"].schema.$ref = "#/components/schemas/PodcastFailEvent";
  next.webhooks["podcast.fail"] = body;
};

const eventTypeOperations = [
  ...["createWebhookEndpoint", "listWebhookEndpoints", "listWebhookEventTypes", "listWebhookEvents"],
  "updateWebhookEndpoint",
];

const rows: Row[] = [
  // What is written about the API, and how.
  ["a better description", "patch", lookOperations, schema("AvatarLook", (look) => (look.description = "A look."))],
  [
    "null written as a type instead of a branch",
    "patch",
    groupOperations,
    schema("AvatarGroup", ({ properties }) => {
      properties.status = { type: ["string", "null"], enum: [...components.schemas.AvatarStatus.enum, null] };
    }),
  ],

  // Open lists.
  ["another known error code", "minor", everyOperation, schema("KnownErrorCode", (codes) => codes.enum.push("asleep"))],
  ["another engine of a look", "minor", lookOperations, schema("EngineName", (names) => names.enum.push("avatar_vi"))],
  [
    "another known consent status",
    "minor",
    groupOperations,
    schema("ConsentStatus", (known) => known.enum.push("expired")),
  ],
  ["a new webhook event", "minor", [...eventTypeOperations, "webhook podcast.started"], addEvent],
  [
    "a payload for an event that had none",
    "minor",
    ["createVideo", "createVideoAgentSession", "generateFromTemplate", "webhook podcast.fail"],
    documentEvent,
  ],
  [
    "a webhook event that is gone",
    "major",
    ["webhook podcast.fail"],
    (next) => {
      delete next.webhooks["podcast.fail"];
    },
  ],

  // Closed lists.
  [
    "another status of a look or group",
    "major",
    [...new Set([...groupOperations, ...lookOperations])],
    schema("AvatarStatus", (status) => status.enum.push("archived")),
  ],
  [
    "another place for a watermark",
    "minor",
    ["createVideo", "createVideoBatch"],
    schema("WatermarkPlacement", ({ properties }) => properties.position.enum.push("middle")),
  ],

  // Requests.
  [
    "an optional field of a request",
    "minor",
    ["updateAvatarLook"],
    schema("UpdateAvatarLookRequest", ({ properties }) => (properties.tag = { type: "string" })),
  ],
  [
    "a required field of a request",
    "major",
    ["updateAvatarLook"],
    schema("UpdateAvatarLookRequest", (request) => {
      request.properties.tag = { type: "string" };
      request.required = ["tag"];
    }),
  ],
  [
    "a longer text in a request",
    "minor",
    ["updateAvatarLook"],
    schema("UpdateAvatarLookRequest", ({ properties }) => (properties.name.maxLength = 300)),
  ],
  [
    "a shorter text in a request",
    "major",
    ["updateAvatarLook"],
    schema("UpdateAvatarLookRequest", ({ properties }) => (properties.name.maxLength = 100)),
  ],
  [
    "another default",
    "minor",
    ["listAvatarGroups", "listAvatarLooks"],
    (next) => {
      next.components.parameters.Limit.schema.default = 10;
    },
  ],
  [
    "a new query parameter",
    "minor",
    ["listVoices"],
    (next) => {
      next.paths["/v3/voices"].get.parameters.push({ name: "age", in: "query", schema: { type: "string" } });
    },
  ],
  [
    "fields that exclude each other",
    "major",
    ["createVideo", "createVideoBatch"],
    schema("CreateCinematicVideoRequest", (request) => request["x-exclusive"].push(["prompt", "references"])),
  ],

  // Answers.
  [
    "a new field of an answer",
    "minor",
    lookOperations,
    schema("AvatarLook", ({ properties }) => (properties.tint = { type: "string" })),
  ],
  [
    "a field of an answer that is gone",
    "major",
    lookOperations,
    schema("AvatarLook", ({ properties }) => delete properties.gender),
  ],
  [
    "a field of an answer that may be missing",
    "major",
    lookOperations,
    schema("AvatarLook", (look) => (look.required = ["id", "avatar_type"])),
  ],
  [
    "a field of an answer that may be null",
    "major",
    ["designVoice", "listVoices"],
    schema("Voice", ({ properties }) => (properties.language.type = ["string", "null"])),
  ],
  [
    "an error that an operation had not",
    "minor",
    ["listVoices"],
    (next) => {
      const { responses } = next.paths["/v3/voices"].get;
      responses["404"] = responses["400"];
    },
  ],

  // Names and ids.
  ["a schema with another name", "major", lookOperations, rename("AvatarLook", "Look")],
  [
    "the id of something else",
    "major",
    lookOperations,
    schema("AvatarLook", ({ properties }) => (properties.default_voice_id["x-id-of"] = "asset")),
  ],
  [
    "another operationId",
    "major",
    ["listVoices"],
    (next) => {
      next.paths["/v3/voices"].get.operationId = "findVoices";
    },
  ],

  // Operations.
  [
    "a new operation",
    "minor",
    ["getMusic"],
    (next) => {
      next.paths["/v3/music"] = { get: { ...paths["/v3/voices"].get, operationId: "getMusic" } };
    },
  ],
  [
    "an operation that is gone",
    "major",
    ["getVideoScenes"],
    (next) => {
      delete next.paths["/v3/videos/{video_id}/scenes"];
    },
  ],
  [
    "an operation that becomes deprecated",
    "minor",
    ["getVideoScenes"],
    (next) => {
      next.paths["/v3/videos/{video_id}/scenes"].get.deprecated = true;
    },
  ],
];

describe("the changes between two versions of the spec", () => {
  it.each(rows)("count %s as %s, and name the operations", (_, verdict, operations, make) => {
    const next = structuredClone(spec);
    make(next);
    const changes = changesBetween(spec, next);
    const loudest = changes.filter(({ level }) => level === levelOf(changes));
    expect({ verdict: levelOf(changes), changes }).toMatchObject({ verdict });
    expect([...new Set(loudest.flatMap((change) => change.operations))].sort()).toEqual([...operations].sort());
  });

  it("name all operations of a shared part once", () => {
    const next = structuredClone(spec);
    next.components.schemas.KnownErrorCode.enum.push("asleep");
    expect(changesBetween(spec, next)).toEqual([
      {
        level: "minor",
        holder: "schemas/KnownErrorCode",
        place: "KnownErrorCode",
        text: "has another known value, asleep",
        operations: everyOperation,
      },
    ]);
  });

  it("are none between a spec and itself", () => {
    expect(changesBetween(spec, structuredClone(spec))).toEqual([]);
  });
});

describe("the next version", () => {
  it.each([
    ["0.1.4", "major", "0.2.0"],
    ["0.1.4", "minor", "0.1.5"],
    ["0.1.4", "patch", "0.1.5"],
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", undefined, "1.2.3"],
  ] as const)("after %s and a %s change is %s", (version, level, next) => {
    expect(nextVersion(version, level)).toBe(next);
  });
});

describe("npm run spec:diff", () => {
  const folder = mkdtempSync(join(tmpdir(), "heygen-diff-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  function diff(base: string): { code: number | null; output: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiled("scripts/spec-diff.ts"), base], {
      encoding: "utf8",
    });
    return { code: status, output: stdout + stderr };
  }

  function write(name: string, content: string): string {
    const base = join(folder, name);
    writeFileSync(base, content);
    return base;
  }

  it("lists what breaks first, and fails when info.version does not follow", () => {
    const before = structuredClone(spec);
    before.components.schemas.VideoScript.maxLength = 6000;
    before.components.schemas.KnownErrorCode.enum.shift();
    const base = write("base.yaml", stringify(before));
    const { code, output } = diff(base);
    expect(output).toBe(`## The spec since ${base}

### Breaking

- \`VideoScript\` has maxLength 5000, not 6000 (createVideo, createVideoBatch)

### Compatible

- \`KnownErrorCode\` has another known value, invalid_parameter (every operation)

Next version: 0.2.0
info.version in openapi/openapi.yaml is 0.1.0: make it 0.2.0.
`);
    expect(code).toBe(1);
  });

  it("is content when nothing has changed", () => {
    expect(diff(file)).toEqual({
      code: 0,
      output: `## The spec since ${file}\n\nNothing has changed.\n\nNext version: ${spec.info.version}\n`,
    });
  });

  it("says in one line that a ref does not exist", () => {
    expect(diff("no-such-ref")).toEqual({
      code: 1,
      output: "no-such-ref is neither a file nor a git ref with generated/openapi.yaml\n",
    });
  });

  it.each([
    ["no YAML", "openapi: [", "is not YAML"],
    ["no OpenAPI document", "name: heygen-avatars", "is not an OpenAPI document"],
  ])("says in one line that a file is %s", (name, content, problem) => {
    const base = write(`${name}.yaml`, content);
    const { code, output } = diff(base);
    expect([code, output.split("\n").length]).toEqual([1, 2]);
    expect(output).toContain(`${base} ${problem}`);
  });
});
