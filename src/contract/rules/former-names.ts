// Names that an earlier version, another operation or a guess suggests. The spec closes these bodies.
import type { Story } from "../context/case.ts";
import { SkipCase } from "../context/connection.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import type { Resource } from "../spec/resources.ts";
import { successOf } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";
import { resolve } from "../spec/schema.ts";
import { picture, spoken } from "./bodies.ts";

const formerRule: Rule = {
  kind: "names/former",
  title: "Former and similar names of fields and values are rejected, not silently accepted.",
  source: "Upstream document of 2026-09-07: closed bodies, oneOf of createVideo; changelog",
  confidence: "B",
};
const readOnlyRule: Rule = {
  kind: "names/read-only",
  title: "A field that is not among those that can be changed is rejected or ignored.",
  source: "Upstream document of 2026-09-07: bodies of PATCH",
  confidence: "B",
};

const { avatar_id, ...voiceless } = spoken;
const studio = (input: Json) => ({ type: "studio", scenes: [{ type: "avatar_video", input }] });

const former: readonly { operation: string; name: string; body: Json }[] = [
  { operation: "createVideo", name: "type-video", body: { ...spoken, type: "video" } },
  {
    operation: "createAvatar",
    name: "type-video",
    body: { type: "video", name: "A", file: { type: "url", url: "https://example.com/a.mp4" } },
  },
  {
    operation: "createAvatar",
    name: "type-video_avatar",
    body: { type: "video_avatar", name: "A", file: { type: "url", url: "https://example.com/a.mp4" } },
  },
  { operation: "createVideo", name: "type-avatar_video", body: { ...spoken, type: "avatar_video" } },
  {
    operation: "createVideo",
    name: "type-avatar_shots",
    body: { type: "avatar_shots", avatar_id: [avatar_id], prompt: "By the sea" },
  },
  { operation: "createVideo", name: "engine-as-text", body: { ...spoken, engine: "avatar_iv" } },
  { operation: "createVideo", name: "engine-avatar_4", body: { ...spoken, engine: { type: "avatar_4_quality" } } },
  { operation: "createVideo", name: "look_id", body: { ...voiceless, look_id: avatar_id } },
  { operation: "createVideo", name: "input_text", body: { type: "avatar", avatar_id, input_text: "Hello." } },
  { operation: "createVideo", name: "caption-as-boolean", body: { ...spoken, caption: true } },
  {
    operation: "createVideo",
    name: "image_url",
    body: { ...picture, image: undefined, image_url: "https://example.com/a.png" },
  },
  {
    operation: "createVideo",
    name: "audio_url-as-asset",
    body: { type: "avatar", avatar_id, audio_url: { type: "url", url: "https://example.com/a.mp3" } },
  },
  { operation: "createVideo", name: "scene-engine-as-text", body: studio({ ...spoken, engine: "avatar_iv" }) },
  {
    operation: "createVideo",
    name: "scene-type-avatar",
    body: { type: "studio", scenes: [{ type: "avatar", input: spoken }] },
  },
  {
    operation: "createVideo",
    name: "scene-type-video_avatar",
    body: { type: "studio", scenes: [{ type: "video_avatar", input: spoken }] },
  },
  {
    operation: "createAvatar",
    name: "content_type",
    body: { type: "photo", name: "A", file: { type: "base64", content_type: "image/png", data: "iVBORw0KGgo=" } },
  },
  {
    operation: "createAvatar",
    name: "type-photo_avatar",
    body: { type: "photo_avatar", name: "A", file: picture.image },
  },
  { operation: "createSpeech", name: "input_text", body: { input_text: "Hello.", voice_id: "{voice_id}" } },
  {
    operation: "cloneVoice",
    name: "name",
    body: { name: "A", audio: { type: "url", url: "https://example.com/a.mp3" } },
  },
];

export function nameStories(reader: DocumentReader, resources: readonly Resource[]): Story[] {
  return [
    ...former.map(
      ({ operation, name, body }): Story => ({
        operations: [operation],
        rule: formerRule,
        name,
        title: `${operation} rejects the name ${name}`,
        needs: ["state", "validation"],
        run: async (context) => void (await context.expectError(operation, { body }, 400, [], name)),
      }),
    ),
    {
      operations: ["listAvatarLooks"],
      rule: formerRule,
      needs: ["state", "validation"],
      title: "listAvatarLooks rejects former types of looks",
      async run(context) {
        for (const avatar_type of ["video_avatar", "talking_photo", "avatar"]) {
          await context.expectError("listAvatarLooks", { query: { avatar_type } }, 400, [], avatar_type);
        }
      },
    },
    ...resources.flatMap((resource) => readOnlyStories(resource, reader)),
  ];
}

/** The members of a response that the change does not take. */
function readOnlyStories({ get, update, parameter, idKey }: Resource, { document }: DocumentReader): Story[] {
  if (!update) return [];
  const membersOf = (schema: Json): string[] => Object.keys(resolve(schema, "", document).schema.properties ?? {});
  const { data } = resolve(successOf(get), "", document).schema.properties ?? {};
  const readOnly = membersOf(data ?? {}).filter((name) => !membersOf(update.request?.schema ?? {}).includes(name));
  return [
    {
      operations: [update.id, get.id],
      rule: readOnlyRule,
      title: `${update.id} changes no other field`,
      async run(context) {
        const path = { [parameter]: await context.idToChange(parameter, update) };
        const before = (await context.succeed(get.id, { path })).body?.data;
        const valid = withPlaceholders(update.request?.examples[0]?.value);
        if (readOnly.length === 0) throw new SkipCase("no resource", "every field can be changed");
        for (const name of readOnly) {
          const { status, body } = await context.call(update.id, {
            path,
            body: { ...valid, [name]: otherThan(before?.[name]) },
          });
          const isClosed = resolve(update.request?.schema ?? {}, "", document).schema.additionalProperties === false;
          if (isClosed) context.expectSame(status, 400, `the status for ${name}, which the spec does not allow`);
          if (status === 400) continue;
          context.expectSame(body?.data?.[name] ?? null, before?.[name] ?? null, `${name} in the response`);
          const after = (await context.succeed(get.id, { path })).body?.data;
          context.expectSame(after?.[name] ?? null, before?.[name] ?? null, `${name} afterwards`);
          context.expectSame(after?.[idKey], before?.[idKey], idKey);
        }
      },
    },
    {
      operations: [update.id, get.id],
      rule: readOnlyRule,
      name: "empty",
      title: `${update.id} with an empty body changes nothing`,
      async run(context) {
        const path = { [parameter]: await context.idToChange(parameter, update) };
        await context.call(update.id, { path, body: withPlaceholders(update.request?.examples[0]?.value) });
        const before = (await context.succeed(get.id, { path })).body?.data;
        const { status } = await context.call(update.id, { path, body: {} });
        context.expect(status < 300 || status === 400, "a success or 400", `${status}`);
        context.expectSame((await context.succeed(get.id, { path })).body?.data, before, "the resource afterwards");
      },
    },
  ];
}

/** Another value of the same type. */
function otherThan(value: Json): Json {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return Array.isArray(value) ? ["contract"] : "contract";
}
