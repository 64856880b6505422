// Rules about schemas, responses and the files that components live in.
import { basename } from "node:path";

export const rules = {
  /** `nullable` is 3.0; 3.1 says it with a type. */
  "no-nullable": () => ({
    Schema(schema, { report, location }) {
      if ("nullable" in schema) {
        report({
          message: 'Write `type: [string, "null"]` instead of `nullable`.',
          location: location.child("nullable"),
        });
      }
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

  /** A machine-readable code in an example is one that was really seen. */
  "real-error-codes": () => {
    const used = [];
    let known;
    return {
      Schema(schema, { location }) {
        if (basename(location.source.absoluteRef) === "KnownErrorCode.yaml") known = schema.enum;
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

  /** Two files of one name would become `Name` and `Name-2` in the bundle. */
  "unique-component-names": () => {
    const files = new Map();
    return {
      ref(node, { report, location, resolve }) {
        const file = resolve(node).location?.source.absoluteRef;
        if (!file?.includes("/components/")) return;
        const kind = file.split("/components/")[1].split("/")[0];
        const name = `${kind}/${basename(file).toLowerCase()}`;
        const first = files.get(name) ?? file;
        files.set(name, first);
        if (first !== file) report({ message: `Two components are called ${name}.`, location: location.child("$ref") });
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
