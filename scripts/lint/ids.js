// Whose ids a parameter or a property holds. Types and helpers follow from it, so no id goes without saying.

const avatars = ["look", "group", "voice", "generation"];
const videos = ["video", "videoBatch", "template", "session", "resource", "style"];
const kinds = [...avatars, ...videos, "asset", "upload", "assetBatch", "endpoint"];
/** For ids that no operation of the spec takes or gives as the id of a thing of its own. */
const values = [...kinds, "other"];
const isIdName = (name) => name === "id" || name?.endsWith("_id");

function checkMark(name, schema, context) {
  const { report, location, resolve } = context;
  const whole = follow(schema, resolve);
  const mark = whole?.["x-id-of"] ?? follow(whole?.items, resolve)?.["x-id-of"];
  if (!isIdName(name) || values.includes(mark)) return;
  const slip = mark === undefined ? "" : ` It says ${mark}.`;
  report({ message: `${name} must say in x-id-of what it is the id of: ${values.join(", ")}.${slip}`, location });
}

const follow = (node, resolve) => (node?.$ref ? resolve(node).node : node);

export const rules = {
  /** Each `id` and `…_id` says what it is the id of. */
  "id-of": () => ({
    Schema: {
      enter(schema, context) {
        for (const [name, property] of Object.entries(schema.properties ?? {})) {
          checkMark(name, property, { ...context, location: context.location.child(["properties", name]) });
        }
        const mark = schema["x-id-of"];
        if (mark === undefined || [schema.type].flat().includes("string")) return;
        context.report({ message: "Only a text can be an id.", location: context.location.child("x-id-of") });
      },
    },
    Parameter(parameter, context) {
      checkMark(parameter.name, parameter.schema, context);
    },
  }),
};
