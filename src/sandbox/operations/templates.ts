import { examples } from "../../../generated/sandbox-operations.ts";
import type { GenerateFromTemplateRequest, Template, TemplateVariable } from "../../../generated/types.ts";
import { addVideo } from "../state/factories.ts";
import { OrderedList } from "../state/ordered-list.ts";
import { assetError } from "./asset-input.ts";
import { type ErrorReply, errorReply, isErrorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { pageOf } from "./list-page.ts";
import { readyLook } from "./ready-look.ts";
import { jobFor } from "./test-triggers.ts";
import { videoView } from "./views.ts";
import { voiceError } from "./voices.ts";

/** The template of the spec's example. The API can't create others. */
const greeting = (examples.Greeting as { data: Template }).data;
const templates: ReadonlyMap<string, Template> = new Map([[greeting.id, greeting]]);

/** A template in a list has no variables and no scenes. */
function summaryOf({ variables: _variables, scene_ids: _ids, scenes: _scenes, ...summary }: Template) {
  return summary;
}

export const listTemplates: Handler<"listTemplates"> = ({ query }) => {
  const list = new OrderedList(
    [...templates.values()].map((template, index) => ({ seq: index + 1, ...summaryOf(template) })),
  );
  return pageOf({ list, name: "templates", scope: "", view: ({ seq: _seq, ...summary }) => summary }, query);
};

const notFound = (id: string) => errorReply(404, "template_not_found", `There is no template ${id}.`, "template_id");

export const getTemplate: Handler<"getTemplate"> = ({ path }) => {
  const template = templates.get(path.template_id);
  return template ? ok(template) : notFound(path.template_id);
};

export const generateFromTemplate: Handler<"generateFromTemplate"> = ({ path, body }, context) => {
  const template = templates.get(path.template_id);
  if (!template) return notFound(path.template_id);
  const wrong = requestError(body, template, context);
  if (wrong) return wrong;
  const video = addVideo(context.store, {
    title: body.title ?? template.name,
    format: "mp4",
    lookId: lookIn({ ...template.variables, ...body.variables }),
    aspectRatio: template.aspect_ratio ?? "16:9",
    folderId: body.folder_id || null,
    job: jobFor(body, context.durations.video, context),
  });
  context.store.awaitCompletion({
    id: video.id,
    kind: "video",
    sessionId: null,
    origin: context.origin,
    callbackUrl: body.callback_url || null,
    callbackId: body.callback_id ?? null,
  });
  return ok(videoView(video, context));
};

function lookIn(variables: Record<string, TemplateVariable>): string | null {
  const character = Object.values(variables).find((variable) => variable.type === "character");
  return character?.character_id ?? null;
}

const invalid = (param: string, message: string) => errorReply(400, "invalid_parameter", `${param}: ${message}`, param);

function requestError(
  { variables, scene_ids, dimension, fps }: GenerateFromTemplateRequest,
  template: Template,
  context: HandlerContext,
): ErrorReply<400> | undefined {
  for (const [name, variable] of Object.entries(variables)) {
    const wrong = variableError(name, variable, template, context);
    // Of the variables, the API names only the field that has them all.
    if (wrong) return errorReply(400, "invalid_parameter", wrong.body.error.message, "variables");
  }
  const missing = scene_ids?.find((id) => !template.scene_ids?.includes(id));
  if (missing !== undefined) return invalid("scene_ids", `the template has no scene ${missing}.`);
  if (dimension && (dimension.width % 2 !== 0 || dimension.height % 2 !== 0)) {
    return invalid("dimension", "width and height must be even.");
  }
  const [width = 0, height = 0] = (template.aspect_ratio ?? "").split(":").map(Number);
  if (dimension && dimension.width * height !== dimension.height * width) {
    return invalid("dimension", `must have the aspect ratio of the template, ${template.aspect_ratio}.`);
  }
  return fps === undefined || [25, 30, 60].includes(fps) ? undefined : invalid("fps", "must be 25, 30 or 60.");
}

function variableError(
  name: string,
  variable: TemplateVariable,
  template: Template,
  context: HandlerContext,
): ErrorReply<400 | 404> | undefined {
  const place = `variables.${name}`;
  const defined = Object.hasOwn(template.variables ?? {}, name) ? template.variables?.[name] : undefined;
  if (!defined) return invalid(place, `the template defines only ${Object.keys(template.variables ?? {}).join(", ")}.`);
  if (defined.type !== variable.type) return invalid(`${place}.type`, `must be ${defined.type}, not ${variable.type}.`);
  switch (variable.type) {
    case "text":
      return variable.content === "" ? invalid(`${place}.content`, "must not be empty.") : undefined;
    case "voice":
      return voiceError(variable.voice_id, `${place}.voice_id`, context);
    case "character": {
      const look = readyLook(variable.character_id, `${place}.character_id`, context);
      return isErrorReply(look) ? look : undefined;
    }
    default:
      return assetError(variable.asset, variable.type, `${place}.asset`, context);
  }
}
