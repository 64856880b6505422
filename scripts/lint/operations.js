// Rules about one operation of the API at a time. Each is a redocly visitor: a call per operation, with what the
// operation says after its $refs are followed. Webhooks and callbacks are no operations of the API.
const verbs = "list|get|create|update|delete|upload|generate|add|train|upscale|design|clone|send|stop|rotate|complete";
const operationId = new RegExp(`^(${verbs})([A-Z][a-z0-9]+)+$`);

/** Refers to an entry of a file of responses, or of the `responses` of a file. */
const isShared = /(\/responses\.yaml#|#\/responses)\/\w+$/;

const orWhole = "; one that comes whole says why in x-unpaged.";

const isSuccess = (status) => status.startsWith("2");

const checks = {
  "operation-id": ({ operation, report }) => {
    if (!operationId.test(operation.operationId ?? "")) {
      report(`operationId must be a verb (${verbs}) and a name in camelCase.`, "operationId");
    }
  },

  "example-per-status": ({ requestBody, responses, report }) => {
    for (const [type, media] of Object.entries(requestBody?.content ?? {})) {
      if (!hasExamples(media)) report(`The ${type} request body needs a named example.`, "requestBody");
    }
    for (const [status, response] of responses) {
      const media = response.content?.["application/json"];
      if (!media) report(`Status ${status} needs a JSON body.`, "responses");
      else if (!hasExamples(media)) report(`Status ${status} needs a named example.`, "responses");
    }
  },

  "declared-statuses": ({ path, parameters, requestBody, responses, report }) => {
    const required = ["200", "400", "401", "403", "429", "500"];
    if (path.includes("{")) required.push("404");
    if (parameters.some((parameter) => parameter.name === "Idempotency-Key")) required.push("409");
    const declared = responses.map(([status]) => status);
    for (const status of required) {
      if (status === "200" ? !declared.some(isSuccess) : !declared.includes(status))
        report(`Status ${status} must be declared.`, "responses");
    }
    if (declared.includes("402") && !requestBody) report("Only a creation costs money (402).", "responses");
    const limited = responses.find(([status]) => status === "429")?.[1];
    if (limited && !limited.headers?.["Retry-After"]) report("Status 429 must carry Retry-After.", "responses");
  },

  "shared-errors": ({ operation, report }) => {
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      if (!isSuccess(status) && !isShared.test(response.$ref ?? "")) {
        report(`Status ${status} must refer to a shared response.`, "responses");
      }
    }
  },

  "v3-list": ({ path, operation, parameters, responses, report }) => {
    if (!path.startsWith("/v3/")) return;
    const success = responses.find(([status]) => isSuccess(status))?.[1];
    const schema = success?.content?.["application/json"]?.schema;
    const isList = schema?.properties?.data?.type === "array";
    if (isList !== Boolean(operation.operationId?.startsWith("list"))) {
      report("A v3 operation is named list… if, and only if, its data is an array.", "operationId");
    }
    if (!isList) return;
    if (!schema.required?.includes("data")) report("A v3 list must require data.", "responses");
    if (!schema.properties.next_token) report("A v3 list must describe next_token.", "responses");
    const limit = parameters.find((parameter) => parameter.name === "limit")?.schema;
    const hasToken = parameters.some((parameter) => parameter.name === "token");
    // What comes whole says so, and is no page to go on from.
    if (operation["x-unpaged"]) {
      if (limit || hasToken) report("A list that comes whole takes neither limit nor token.", "x-unpaged");
      if (schema.required?.includes("has_more")) report("A list that comes whole promises no has_more.", "x-unpaged");
      return;
    }
    if (limit?.minimum !== 1 || !limit.maximum || ![10, 20].includes(limit.default)) {
      report(`A v3 list needs the parameter limit, from 1 to a maximum, 10 or 20 by default${orWhole}`, "parameters");
    }
    if (!hasToken) report(`A v3 list needs the parameter token${orWhole}`, "parameters");
    if (!schema.required?.includes("has_more")) report(`A v3 list must require has_more${orWhole}`, "responses");
  },

  // Most objects of v3 requests refuse unknown keys; one that lets them through says why. Left to x-open alone, its type
  // still catches a misspelt key, which additionalProperties: true would not.
  "closed-requests": ({ path, requestBody, report }) => {
    if (!path.startsWith("/v3/")) return;
    for (const schema of objectSchemas(requestBody?.content)) {
      const isClosed = schema.additionalProperties === false;
      if (isClosed === Boolean(schema["x-open"]) || (schema.additionalProperties !== undefined && !isClosed)) {
        const message = `"${schema.title}" must say either additionalProperties: false or, in x-open, why not.`;
        report(message, "requestBody", schema);
      }
    }
  },

  // An example of an error shows a mistake that this operation lets one make.
  "own-errors": ({ operation, parameters, requestBody, responses, report }) => {
    const names = new Set(parameters.map(({ name }) => name));
    for (const schema of objectSchemas(requestBody?.content)) {
      for (const name of Object.keys(schema.properties)) names.add(name);
    }
    for (const [status, response] of responses) {
      for (const [name, example] of Object.entries(response.content?.["application/json"]?.examples ?? {})) {
        // Within the field may follow, as in files[0].url.
        const fields = example.value?.error?.param?.match(/[a-zA-Z_-]+/g) ?? [];
        for (const field of fields.filter((field) => !names.has(field))) {
          const message = `${name} of status ${status} of ${operation.operationId} names ${field}, which the operation does not take.`;
          report(message, "responses", example.value.error);
        }
      }
    }
  },

  // What to send has to be said. A constant says it itself.
  "described-requests": ({ operation, requestBody, report }) => {
    if (isUnfinished(operation)) return;
    for (const schema of objectSchemas(requestBody?.content)) {
      for (const [name, field] of Object.entries(schema.properties)) {
        if (field.description || "const" in field || isUnfinished(field)) continue;
        const message = `The field ${name} of "${schema.title ?? "a part without title"}" needs a description.`;
        report(message, "requestBody", field);
      }
    }
  },

  // Whoever uses OAuth wants to know what to ask for. Reading takes the read scope of a resource, all else the write scope.
  "required-scopes": ({ path, method, operation, report }) => {
    const scopes = operation["x-required-scopes"];
    if (!path.startsWith("/v3/")) {
      if (scopes !== undefined) report("v2 takes no tokens, so it needs no scopes.", "x-required-scopes");
      return;
    }
    if (scopes === "unknown") return;
    const kind = method === "get" ? "read" : "write";
    const isScope = (scope) => /^[a-z_]+:(read|write)$/.test(scope);
    if (!Array.isArray(scopes) || !scopes.every(isScope) || !scopes.some((scope) => scope.endsWith(`:${kind}`))) {
      report(`x-required-scopes must list scopes like avatars:${kind}, or be "unknown".`, "x-required-scopes");
    }
  },

  "v2-deprecated": ({ path, operation, responses, report }) => {
    if (!path.startsWith("/v2/")) {
      if (operation.deprecated) report("Only v2 operations are deprecated.", "deprecated");
      return;
    }
    if (operation.deprecated !== true) report("A v2 operation must be deprecated.", "operationId");
    if (!/^\d{4}-\d\d-\d\d$/.test(operation["x-sunset"] ?? "")) {
      report("A v2 operation must carry x-sunset, a date.", "operationId");
    } else if (!operation.description?.includes(operation["x-sunset"])) {
      report("The description of a v2 operation must name its end.", "description");
    }
    if (!operation["x-replaced-by"] === !operation["x-no-replacement"]) {
      report("A v2 operation must carry either x-replaced-by or x-no-replacement.", "operationId");
    }
    if (JSON.stringify(operation.security) !== '[{"ApiKeyAuth":[]}]') {
      report("A v2 operation takes an API key and nothing else.", "operationId");
    }
    for (const [status, response] of responses) {
      if (!response.headers?.Deprecation || !response.headers.Sunset) {
        report(`Status ${status} of a v2 operation must describe Deprecation and Sunset.`, "responses");
      }
    }
  },
};

/** Every schema of an object within a node. */
function objectSchemas(node) {
  if (node === null || typeof node !== "object") return [];
  const within = Object.values(node).flatMap(objectSchemas);
  return node.properties && !Array.isArray(node) ? [node, ...within] : within;
}

/** What `spec:upstream --adopt` wrote and nobody has described yet. */
export const isUnfinished = (node) => Boolean(node["x-source"]) && !node.description;

const hasExamples = (media) => Object.keys(media.examples ?? {}).length > 0;

/** What was dereferenced before, because every rule wants to see it. */
const dereferenced = new WeakMap();

/** Where each object stands that was dereferenced. */
const places = new WeakMap();

/** A part of the spec with all its references followed. */
export function wholeOf(node, context) {
  const whole = dereferenced.get(node) ?? dereference(node, context, context.location);
  dereferenced.set(node, whole);
  return whole;
}

/** Makes a redocly rule of a check: it sees every operation with its path and with all its references followed. */
function rule(check) {
  return () => {
    // Within the path of an operation stand those of its callbacks.
    const within = [];
    return {
      PathItem: {
        enter(_item, context) {
          within.push(context.key);
        },
        leave() {
          within.pop();
        },
        Operation(operation, context) {
          const path = within.at(-1);
          if (!path.startsWith("/")) return;
          const here = context.location;
          const { parameters = [], requestBody, responses = {} } = wholeOf(operation, context);
          check({
            path,
            method: context.key,
            operation,
            parameters,
            requestBody,
            responses: Object.entries(responses),
            // At the part that is wrong; else at a key of the operation, if it has it.
            report: (message, key, part) => {
              const location = places.get(part) ?? (key in operation ? here.child(key) : here.key());
              context.report({ message, location });
            },
          });
        },
      },
    };
  };
}

/** A copy of `node` with every `$ref` replaced by what it refers to; a schema within itself and what is missing end there. */
function dereference(node, context, location, within = []) {
  if (node === null || typeof node !== "object") return node;
  if (Array.isArray(node)) return node.map((item, index) => dereference(item, context, location.child(index), within));
  if (typeof node.$ref === "string") {
    const { $ref, ...beside } = node;
    const target = context.resolve({ $ref }, location.source.absoluteRef);
    if (!target.location || target.node === undefined || within.includes(target.node)) return beside;
    const whole = dereference(target.node, context, target.location, [...within, target.node]);
    return Object.keys(beside).length > 0 ? { ...whole, ...beside } : whole;
  }
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, dereference(value, context, location.child(key), within)]),
  );
  places.set(copy, location);
  return copy;
}

export const rules = Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, rule(check)]));
