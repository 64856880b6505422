// The calls whose rewriting is sure, and how their addresses and answers change.
import { type Migration, migrations } from "../../../generated/migration.ts";
import { nameOf } from "../calls.ts";
import { escapedHole, holes } from "./address.ts";
import { NotSure } from "./not-sure.ts";
import { type Shape, shapeOf } from "./shapes.ts";

/** Parts of a call's address, by name. */
export type Values = Readonly<Record<string, string>>;

export interface Rule {
  readonly migration: Migration;
  /** Path and query of the call of v3. @throws NotSure */
  address(path: Values, query: Values): string;
  readonly shape: Shape;
  /** Whether v3 answers in pages. */
  readonly isList: boolean;
  /** What the request carries that has to change. */
  readonly body?: "file" | "picture";
}

const item = (name: string): string => `${name}[]`;

function listOf(name: string): Record<string, string> {
  return { "": "", data: "data", [`data.${name}`]: "data", [item(`data.${name}`)]: item("data") };
}

const whole = { "": "", data: "data" };

/** Looks of v3 that v2 called talking photos, or the others. What they are read of may have no type. */
const looksThat =
  (comparison: string) =>
  (isTyped: boolean): string =>
    `filter((look${isTyped ? ": any" : ""}) => look.avatar_type ${comparison} "photo_avatar")`;

const rules = new Map<string, Rule>();

function add(call: string, rule: (migration: Migration) => Omit<Rule, "migration">): void {
  const migration = migrations.find((one) => nameOf(one) === call);
  if (migration) rules.set(call, { migration, ...rule(migration) });
}

add("GET /v2/avatars", (migration) => ({
  address: (_, query) => withoutQuery("/v3/avatars/looks", query),
  shape: shapeOf(
    migration,
    { ...listOf("avatars"), ...listOf("talking_photos") },
    {
      "data.avatars": { code: looksThat("!==") },
      "data.talking_photos": { code: looksThat("===") },
      "data.talking_photos[].talking_photo_id": { to: "data[].id" },
    },
  ),
  isList: true,
}));

add("GET /v2/avatar_group.list", (migration) => ({
  address: (_, { include_public = "false", ...others }) => {
    if (include_public !== "true" && include_public !== "false") throw new NotSure("include_public is not known here");
    return withoutQuery(`/v3/avatars${include_public === "true" ? "" : "?ownership=private"}`, others);
  },
  shape: shapeOf(migration, listOf("avatar_group_list"), { "data.total_count": { to: "data.length" } }),
  isList: true,
}));

add("GET /v2/avatar/{avatar_id}/details", (migration) => ({
  address: ({ avatar_id }, query) => withoutQuery(`/v3/avatars/looks/${avatar_id}`, query),
  shape: shapeOf(migration, whole),
  isList: false,
}));

add("GET /v2/photo_avatar/{id}", (migration) => ({
  address: ({ id }, query) => withoutQuery(`/v3/avatars/looks/${id}`, query),
  shape: shapeOf(migration, whole),
  isList: false,
}));

add("DELETE /v2/photo_avatar/{id}", (migration) => ({
  address: ({ id }, query) => withoutQuery(`/v3/avatars/looks/${id}`, query),
  shape: shapeOf(migration, { "": "" }),
  isList: false,
}));

add("DELETE /v2/photo_avatar_group/{group_id}", (migration) => ({
  address: ({ group_id }, query) => withoutQuery(`/v3/avatars/${group_id}`, query),
  shape: shapeOf(migration, { "": "" }),
  isList: false,
}));

add("GET /v1/video_status.get", (migration) => ({
  address: (_, { video_id, ...others }) => {
    if (!video_id) throw new NotSure("which video it asks for can't be seen");
    return withoutQuery(`/v3/videos/${moved(video_id)}`, others);
  },
  shape: shapeOf(migration, whole, {
    "data.status": {
      values: {
        waiting: "pending",
        pending: "pending",
        processing: "processing",
        completed: "completed",
        failed: "failed",
      },
    },
    "data.error": { to: "data.failure_message", holds: true, onlyTruth: true },
    "data.error.message": { isText: true },
  }),
  isList: false,
}));

add("POST /v1/asset", (migration) => ({
  address: (_, query) => withoutQuery("/v3/assets", query),
  shape: shapeOf(migration, whole, { "data.image_key": { to: "data.asset_id", onlyInto: "image_key" } }),
  isList: false,
  body: "file",
}));

add("POST /v2/photo_avatar/avatar_group/create", (migration) => ({
  address: (_, query) => withoutQuery("/v3/avatars", query),
  shape: shapeOf(migration, { "": "", data: "data.avatar_item" }),
  isList: false,
  body: "picture",
}));

export const ruleOf = (call: Migration): Rule | undefined => rules.get(nameOf(call));

/** A part of an address that goes to another place in it, where other letters have to be escaped. @throws NotSure */
function moved(value = ""): string {
  if (!/^[\w-]*$/.test(value.replaceAll(holes, "")))
    throw new NotSure("a part of its address would be read differently");
  return value.replaceAll(holes, (_, index: string) => escapedHole(Number(index)));
}

/** What v2 ignored in a query, v3 may refuse. */
function withoutQuery(path: string, query: Values): string {
  const [unknown] = Object.keys(query);
  if (unknown !== undefined) throw new NotSure(`the parameter ${unknown} is not documented`);
  return path;
}
