// Rules about schemas, responses and the names of components.
import { nameOf } from "./names.js";
import { isUnfinished } from "./operations.js";

/** What each of them says stands in docs/keeping-the-spec.md. */
const extensions = [
  "x-confidence",
  "x-exclusive",
  "x-id-of",
  "x-max-bytes",
  "x-needs",
  "x-no-replacement",
  "x-once",
  "x-only-for",
  "x-open",
  "x-replaced-by",
  "x-required-scopes",
  "x-rules",
  "x-source",
  "x-sunset",
  "x-tolerated",
  "x-unpaged",
  "x-unused",
];

export const rules = {
  /** `nullable` is 3.0; 3.1 says it with a type. */
  "no-nullable": () => ({
    Schema(schema, { report, location }) {
      if ("nullable" in schema) {
        report({
          message: 'Write `type: [string, "null"]` instead of `nullable`.',
          location: location.child("nullable").key(),
        });
      }
    },
  }),

  /** What can't be told apart is written as anyOf. */
  "union-discriminator": () => ({
    Schema({ oneOf, discriminator }, { report, location, resolve }) {
      if (!oneOf || discriminator) return;
      const members = oneOf.map((member) => (member.$ref ? resolve(member).node : member));
      if (members.some((member) => !member) || members[0].required?.some((name) => tellsApart(name, members))) return;
      report({
        message: "A oneOf needs a discriminator with a mapping; what has no field to tell it apart is an anyOf.",
        location: location.child("oneOf"),
      });
    },
  }),

  /** Without a mapping openapi-typescript takes the schema's name for the literal, and tools guess. */
  "discriminator-mapping": () => ({
    Schema(schema, { report, location, resolve }) {
      const { discriminator, oneOf = [] } = schema;
      if (!discriminator) return;
      const problem = (message) => report({ message, location: location.child("discriminator") });
      const { propertyName, mapping = {} } = discriminator;
      const targets = Object.entries(mapping);
      if (targets.length === 0) return problem("A discriminator needs a mapping.");
      // ajv, told to heed discriminators, lets everything else pass that is no object.
      if (schema.type !== "object") problem("A union with a discriminator must say type: object.");
      for (const { $ref } of oneOf) {
        if (!targets.some(([, target]) => target === $ref)) problem(`The mapping must lead to ${$ref}.`);
      }
      for (const [value, $ref] of targets) {
        const member = resolve({ $ref }).node;
        if (!oneOf.some((entry) => entry.$ref === $ref)) problem(`${$ref} is no member of oneOf.`);
        if (member?.properties?.[propertyName]?.const !== value || !member.required?.includes(propertyName)) {
          problem(`${$ref} must require ${propertyName} with const ${value}.`);
        }
      }
    },
  }),

  /** Nobody can guess where an id comes from or goes to, and what a number counts. */
  "described-values": () => ({
    Schema(schema, { report, location, resolve }) {
      if (isUnfinished(schema)) return;
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        const whole = property.$ref ? { ...resolve(property).node, ...property } : property;
        const types = [whole.type].flat();
        const isUnclear =
          name === "id" || name.endsWith("_id") || types.includes("integer") || types.includes("number");
        if (!isUnclear || whole.description || "const" in whole || isUnfinished(whole)) continue;
        report({ message: `${name} needs a description.`, location: location.child(["properties", name]) });
      }
    },
  }),

  /** A slip in the name of an extension would go unnoticed: nothing would read it. */
  "known-extensions": () => ({
    any(node, { report, location }) {
      if (node === null || typeof node !== "object" || Array.isArray(node)) return;
      for (const name of Object.keys(node)) {
        if (!name.startsWith("x-") || extensions.includes(name)) continue;
        const message = `${name} is no extension of this spec; docs/keeping-the-spec.md lists those that are.`;
        report({ message, location: location.child(name).key() });
      }
    },
  }),

  /** A machine-readable code in an example is one that was really seen. */
  "real-error-codes": () => {
    const used = [];
    let known;
    return {
      Schema(schema, { location }) {
        if (nameOf(location) === "KnownErrorCode") known = schema.enum;
      },
      Example(example, { location }) {
        const code = example.value?.error?.code;
        if (typeof code === "string") used.push({ code, location: location.child(["value", "error", "code"]) });
      },
      Root: {
        leave(_root, { report }) {
          for (const { code, location } of used) {
            if (!known?.includes(code)) report({ message: `${code} is not in KnownErrorCode.`, location });
          }
        },
      },
    };
  },

  /** Confidence grades are those that the description of the spec explains. */
  "confidence-grade": () => ({
    any(node, { report, location }) {
      const note = node?.["x-confidence"];
      if (note !== undefined && !/^[ABCD]\b/.test(note)) {
        report({ message: "x-confidence starts with a grade, A to D.", location: location.child("x-confidence") });
      }
    },
  }),
};

/** Whether a field tells members apart of which some have several values, as events have: a mapping can't say that. */
function tellsApart(name, members) {
  const lists = members.map(({ required = [], properties = {} }) => {
    const { const: value, enum: values = value === undefined ? [] : [value] } = properties[name] ?? {};
    return required.includes(name) ? values : [];
  });
  const all = lists.flat();
  return lists.every((values) => values.length > 0) && all.length > lists.length && new Set(all).size === all.length;
}
