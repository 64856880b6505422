// Small changes to a spec, one fact each, found by walking it: whatever it says somewhere is said otherwise there.
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

export interface Mutation {
  /** What is changed, such as `maximum changed`. */
  kind: string;
  /** In which part of a call: `request`, `response branch`, … */
  role: string;
  /** The component or operation that holds what is changed; empty where that is not for the mutation to say. */
  holder: string;
  /** What is changed, for a person. */
  label: string;
  /** Changes the spec, and gives back what undoes it. */
  apply(): () => void;
}

/** Every mutation of everything that an operation of the spec refers to. */
export function mutationsOf(spec: Json): Mutation[] {
  const walk = new Walk(spec);
  walk.visitDocument();
  return walk.mutations;
}

/** At most so many of each kind and role, spread over the spec. */
export function spread(mutations: Mutation[], most: number): Mutation[] {
  const groups = new Map<string, Mutation[]>();
  for (const mutation of mutations) {
    const key = `${mutation.kind}, ${mutation.role}`;
    groups.set(key, [...(groups.get(key) ?? []), mutation]);
  }
  return [...groups.values()].flatMap((group) => {
    const step = Math.max(1, group.length / most);
    return group.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step)).slice(0, most);
  });
}

interface Site {
  node: Json;
  role: string;
  holder: string;
  label: string;
  /** Whether what is around it settles whether it may be null. */
  nullIsSettled?: boolean;
  /** Whether it is one of the two texts of an open list, known ones and all others. */
  isListed?: boolean;
}

/** What is done to a copy of the node, which then takes its place; undefined where nothing can be done. */
type Operator = (node: Json) => Json | undefined;

class Walk {
  readonly mutations: Mutation[] = [];
  readonly #spec: Json;
  readonly #visited = new Set<Json>();

  constructor(spec: Json) {
    this.#spec = spec;
  }

  visitDocument(): void {
    const site = { node: this.#spec, role: "document", holder: "document", label: "document" };
    this.#mutate(site, "security", (spec) => ({ ...spec, security: [{ ApiKeyAuth: [] }] }));
    this.#mutate(site, "server", (spec) => ({ ...spec, servers: [{ url: "https://api.example.com" }] }));
    for (const [name, node] of Object.entries<Json>(this.#spec.components.securitySchemes)) {
      const holder = `securitySchemes/${name}`;
      const at = { node, role: "scheme", holder, label: holder };
      if (node.scheme) this.#mutate(at, "scheme", (scheme) => ({ ...scheme, scheme: "basic" }));
      if (node.name) this.#mutate(at, "scheme", (scheme) => ({ ...scheme, name: "X-Other-Key" }));
    }
    for (const { method, path, operation } of operationsOf(this.#spec)) this.#visitOperation(method, path, operation);
  }

  #visitOperation(method: string, path: string, operation: Json): void {
    const holder = `${method} ${path}`;
    const site = { node: operation, role: "operation", holder, label: holder };
    const item = { node: this.#spec.paths[path], role: "operation", holder, label: holder };
    const paths = { node: this.#spec.paths, role: "operation", holder, label: path };
    this.#mutate(item, "operation removed", without(method.toLowerCase()));
    const isAlone = Object.keys(item.node).filter((key) => !key.startsWith("x-")).length === 1;
    if (isAlone) this.#mutate(paths, "path removed", without(path));
    this.#mutate({ ...item, holder: `PUT ${path}` }, "operation added", (node) => ({ ...node, put: operation }));
    const twin = `${path}/twin`;
    this.#mutate({ ...paths, holder: `GET ${twin}` }, "path added", (node) => ({
      ...node,
      [twin]: { get: operation },
    }));

    this.#mutate(site, "deprecated", (node) => ({ ...node, deprecated: !node.deprecated }));
    this.#mutate(site, "security", (node) => ({ ...node, security: [{ BearerAuth: [] }] }));
    this.#mutate(site, "security", (node) => ({ ...node, security: [] }));
    this.#mutate(site, "scopes", (node) => ({ ...node, "x-required-scopes": ["videos:other"] }));
    this.#visitParameters(site);
    this.#visitRequest(site);
    this.#visitResponses(site);
  }

  #visitParameters(site: Site): void {
    const parameters: Json[] = site.node.parameters ?? [];
    const added = { name: "added", in: "query", schema: { type: "string" } };
    this.#mutate(site, "parameter added", (node) => ({ ...node, parameters: [...parameters, added] }));
    for (const [index, parameter] of parameters.entries()) {
      const others = parameters.filter((_, other) => other !== index);
      this.#mutate(site, "parameter removed", (node) => ({ ...node, parameters: others }));
      const at = this.#follow({
        ...site,
        node: parameter,
        role: "parameter",
        label: `${site.label} parameter ${index}`,
      });
      if (this.#isNew(at)) this.#visitParameter(at);
    }
  }

  #visitParameter(site: Site): void {
    const isPath = site.node.in === "path";
    if (isPath) this.#mutate(site, "parameter name", (node) => ({ ...node, name: `${node.name}_other` }));
    this.#mutate(site, "parameter required", (node) => ({ ...node, required: !node.required }));
    this.#mutate(site, "parameter in", (node) => ({
      ...node,
      in: isPath ? "query" : "cookie",
      style: "form",
      explode: true,
    }));
    this.#mutate(site, "parameter deprecated", (node) => ({ ...node, deprecated: true }));
    this.#mutate(site, "parameter style", (node) => ({ ...node, explode: !(node.in === "query") }));
    this.#visitSchema(this.#within(site, "schema"));
  }

  #visitRequest(site: Site): void {
    if (!site.node.requestBody) {
      const body = { content: { "application/json": { schema: { type: "object" } } } };
      this.#mutate(site, "body added", (node) => ({ ...node, requestBody: body }));
      return;
    }
    this.#mutate(site, "body removed", without("requestBody"));
    const body = this.#follow({ ...this.#within(site, "requestBody"), role: "request" });
    this.#mutate(body, "body required", (node) => ({ ...node, required: !node.required }));
    this.#visitContent(body);
  }

  #visitResponses(site: Site): void {
    const responses = this.#within(site, "responses");
    for (const status of ["402", "418", "503"]) {
      if (status in responses.node) continue;
      this.#mutate(responses, "status added", (node) => ({ ...node, [status]: { content: {} } }));
    }
    for (const status of Object.keys(responses.node)) {
      this.#mutate(responses, "status removed", without(status));
      const response = this.#follow({ ...this.#within(responses, status), role: "response" });
      if (!this.#isNew(response)) continue;
      this.#visitHeaders(response);
      this.#visitContent(response);
      if (/^[45]/.test(status)) this.#visitCodes(response);
    }
  }

  #visitHeaders(response: Site): void {
    const added = { "X-Added": { schema: { type: "string" } } };
    this.#mutate(response, "header added", (node) => ({ ...node, headers: { ...node.headers, ...added } }));
    for (const name of Object.keys(response.node.headers ?? {})) {
      const headers = this.#within(response, "headers");
      this.#mutate(headers, "header removed", without(name));
      const header = this.#follow({ ...this.#within(headers, name), role: "header" });
      if (!this.#isNew(header)) continue;
      this.#mutate(header, "header required", (node) => ({ ...node, required: !node.required }));
      this.#visitSchema(this.#within(header, "schema"));
    }
  }

  #visitContent(site: Site): void {
    const content = this.#within(site, "content");
    this.#mutate(content, "media type added", (node) => ({ ...node, "text/csv": { schema: { type: "string" } } }));
    for (const type of Object.keys(content.node)) {
      this.#mutate(content, "media type", ({ [type]: media, ...others }) => ({ ...others, "text/csv": media }));
      this.#visitSchema(this.#within(this.#within(content, type), "schema"));
    }
  }

  #visitCodes(response: Site): void {
    const [type = ""] = Object.keys(response.node.content);
    const media = this.#within(this.#within(response, "content"), type);
    const examples = this.#within(media, "examples");
    const hasCode = (name: string): boolean =>
      this.#follow(this.#within(examples, name)).node.value?.error?.code !== undefined;
    const names = Object.keys(examples.node).filter(hasCode);
    const added = { value: { error: { code: "added", message: "" } } };
    this.#mutate(examples, "code added", (node) => ({ ...node, Added: added }));
    for (const name of names) {
      const example = this.#follow(this.#within(examples, name));
      if (names.length > 1) this.#mutate(examples, "code removed", without(name));
      if (!this.#isNew(example)) continue;
      const { holder } = example.node === examples.node[name] ? response : { holder: "" };
      this.#mutate({ ...example, holder }, "code", (node) => ({
        ...node,
        value: { error: { ...node.value.error, code: "other" } },
      }));
    }
  }

  #visitSchema(site: Site): void {
    if (site.node.$ref) {
      const target = this.#follow(site);
      if (!site.nullIsSettled && !isOf(target.node, "null"))
        this.#mutate(site, "nullable", (node) => ({ anyOf: [node, { type: "null" }] }));
      if (this.#isNew(target)) this.#visitSchema(target);
      return;
    }
    for (const [kind, operators] of Object.entries(schemaOperators)) {
      if ((kind === "nullable" && site.nullIsSettled) || (kind === "type" && site.isListed)) continue;
      for (const operator of operators) this.#mutate(site, kind, operator);
    }
    for (const [kind, operators] of Object.entries(propertyOperators)) {
      for (const name of Object.keys(site.node.properties ?? {})) {
        for (const operator of operators) this.#mutate(site, kind, (node) => operator(node, name));
      }
    }
    const properties = site.node.properties ? this.#within(site, "properties") : undefined;
    for (const name of Object.keys(properties?.node ?? {})) this.#visitSchema(this.#within(properties as Site, name));
    if (site.node.items) this.#visitSchema(this.#within(site, "items"));
    if (typeof site.node.additionalProperties === "object")
      this.#visitSchema(this.#within(site, "additionalProperties"));
    for (const keyword of ["oneOf", "anyOf", "allOf"]) {
      const members: Json[] = site.node[keyword] ?? [];
      for (const index of members.keys()) this.#visitMember(site, keyword, index);
    }
  }

  #visitMember(site: Site, keyword: string, index: number): void {
    const members = this.#within(site, keyword);
    const member = this.#within(members, String(index));
    if (member.node.type === "null") {
      this.#mutate(site, "nullable", (node) => ({
        ...node,
        [keyword]: node[keyword].filter((_: Json, at: number) => at !== index),
      }));
      return;
    }
    const isNullable = members.node.some((other: Json) => isOf(this.#follow({ ...member, node: other }).node, "null"));
    const nullIsSettled = isNullable || site.node.type !== undefined;
    const isUnion = members.node.filter(({ type }: Json) => type !== "null").length > 1;
    if (!isUnion) {
      this.#visitSchema({ ...member, nullIsSettled });
      return;
    }
    const { node } = this.#follow(member);
    const isListed = isOf(node, "string");
    const at = isListed ? { ...site, holder: "" } : site;
    // Without a text that may be null the union loses two things.
    if (!isOf(node, "null")) {
      this.#mutate(at, isListed ? "open list" : "branch removed", (node) => ({
        ...node,
        [keyword]: node[keyword].filter((_: Json, at: number) => at !== index),
      }));
    }
    const role = site.role.endsWith("branch") ? site.role : `${site.role} branch`;
    this.#visitSchema({ ...member, role, nullIsSettled, isListed });
  }

  #within(site: Site, key: string): Site {
    return { ...site, node: site.node[key], label: `${site.label}/${key}`, nullIsSettled: false, isListed: false };
  }

  #follow(site: Site): Site {
    if (!site.node.$ref) return site;
    const [, , kind = "", name = ""] = site.node.$ref.split("/");
    const holder = `${kind}/${name}`;
    return { ...site, node: this.#spec.components[kind][name], holder, label: holder };
  }

  #isNew({ node }: Site): boolean {
    const isNew = !this.#visited.has(node);
    this.#visited.add(node);
    return isNew;
  }

  /** Notes a mutation, if the operator can do anything. */
  #mutate({ node, role, holder, label }: Site, kind: string, operator: Operator): void {
    const changed = operator({ ...node });
    if (changed === undefined) return;
    const apply = (): (() => void) => {
      const original = { ...node };
      const replace = (by: Json): void => {
        for (const key of Object.keys(node)) delete node[key];
        Object.assign(node, by);
      };
      replace(changed);
      return () => replace(original);
    };
    this.mutations.push({ kind, role, holder, label, apply });
  }
}

const without =
  (key: string): Operator =>
  ({ [key]: _, ...rest }) =>
    rest;

const typesOf = ({ type }: Json): string[] => [type ?? []].flat();
const isOf = (node: Json, ...types: string[]): boolean => typesOf(node).some((type) => types.includes(type));

/** Changes a number that is stated; states it where it isn't, but could be. */
function limit(name: string, ...types: string[]): Operator[] {
  return [
    (node) => (node[name] === undefined ? undefined : { ...node, [name]: node[name] + 1 }),
    (node) => (node[name] ? without(name)(node) : undefined),
    (node) => (node[name] === undefined && isOf(node, ...types) ? { ...node, [name]: 7 } : undefined),
  ];
}

const schemaOperators: Record<string, Operator[]> = {
  minimum: limit("minimum", "integer", "number"),
  maximum: limit("maximum", "integer", "number"),
  exclusiveMinimum: limit("exclusiveMinimum", "integer", "number"),
  exclusiveMaximum: limit("exclusiveMaximum", "integer", "number"),
  multipleOf: limit("multipleOf", "integer", "number"),
  minLength: limit("minLength", "string"),
  maxLength: limit("maxLength", "string"),
  minItems: limit("minItems", "array"),
  maxItems: limit("maxItems", "array"),
  uniqueItems: [(node) => (isOf(node, "array") ? { ...node, uniqueItems: !node.uniqueItems } : undefined)],
  minProperties: limit("minProperties", "object"),
  maxProperties: limit("maxProperties", "object"),
  pattern: [
    (node) => (isOf(node, "string") ? { ...node, pattern: "^x" } : undefined),
    (node) => (node.pattern ? without("pattern")(node) : undefined),
  ],
  format: [(node) => (isOf(node, "string", "integer") ? { ...node, format: "other" } : undefined)],
  contentEncoding: [(node) => (node.contentEncoding ? without("contentEncoding")(node) : undefined)],
  type: [
    (node) => {
      const [type, ...others] = typesOf(node);
      if (!type || type === "null") return undefined;
      return { ...node, type: [type === "boolean" ? "string" : "boolean", ...others] };
    },
  ],
  enum: [
    (node) => (node.enum ? { ...node, enum: [...node.enum, "added"] } : undefined),
    (node) => (node.enum ? { ...node, enum: node.enum.slice(1) } : undefined),
    (node) => (node.enum ? without("enum")(node) : undefined),
    (node) =>
      isOf(node, "string") && !node.enum && !node.const
        ? { ...node, enum: isOf(node, "null") ? ["only", null] : ["only"] }
        : undefined,
  ],
  const: [
    (node) => (node.const === undefined ? undefined : { ...node, const: "other" }),
    (node) => (node.const === undefined ? undefined : without("const")(node)),
  ],
  nullable: [
    (node) => {
      if (!node.type || node.const) return undefined;
      if (!isOf(node, "null")) {
        const nullable = { ...node, type: [...typesOf(node), "null"] };
        if (node.enum) nullable.enum = [...node.enum, null];
        return node.oneOf ? undefined : nullable;
      }
      if (isOf(node, "null") && typesOf(node).length === 1) return undefined;
      const rest = { ...node, type: typesOf(node).filter((type) => type !== "null") };
      if (node.enum) rest.enum = node.enum.filter((value: unknown) => value !== null);
      return rest;
    },
  ],
  default: [
    (node) => (node.default === undefined ? { ...node, default: "added" } : { ...node, default: "other" }),
    (node) => (node.default === undefined ? undefined : without("default")(node)),
  ],
  deprecated: [(node) => ({ ...node, deprecated: !node.deprecated })],
  readOnly: [(node) => ({ ...node, readOnly: !node.readOnly })],
  "additional properties": [
    (node) => {
      if (!node.properties) return undefined;
      return node.additionalProperties === false
        ? without("additionalProperties")(node)
        : { ...node, additionalProperties: false };
    },
    (node) => (node.properties ? { ...node, additionalProperties: { type: "string" } } : undefined),
  ],
  "property added": [
    (node) =>
      node.properties ? { ...node, properties: { ...node.properties, added: { type: "string" } } } : undefined,
    (node) => {
      if (!node.properties) return undefined;
      const required = [...(node.required ?? []), "added"];
      return { ...node, required, properties: { ...node.properties, added: { type: "string" } } };
    },
  ],
  items: [(node) => (node.items ? { ...node, items: {} } : undefined)],
  "branch added": [
    (node) => {
      const branch = { type: "object", required: ["type"], properties: { type: { const: "added" }, added: {} } };
      return node.oneOf ? { ...node, oneOf: [...node.oneOf, branch] } : undefined;
    },
  ],
  discriminator: [
    (node) => (node.discriminator ? without("discriminator")(node) : undefined),
    (node) => {
      if (!node.discriminator) return undefined;
      return { ...node, discriminator: { ...node.discriminator, propertyName: "other" } };
    },
    (node) => {
      if (!node.discriminator) return undefined;
      const [first = "", ...others] = Object.keys(node.discriminator.mapping);
      const mapping = { ...node.discriminator.mapping, [first]: node.discriminator.mapping[others[0] ?? ""] };
      return { ...node, discriminator: { ...node.discriminator, mapping } };
    },
    (node) => {
      if (!node.discriminator) return undefined;
      const mapping = { ...node.discriminator.mapping, added: Object.values(node.discriminator.mapping)[0] };
      return { ...node, discriminator: { ...node.discriminator, mapping } };
    },
  ],
};

const propertyOperators: Record<string, ((node: Json, name: string) => Json | undefined)[]> = {
  required: [
    ({ required = [], ...node }, name) => ({
      ...node,
      required: required.includes(name) ? required.filter((other: string) => other !== name) : [...required, name],
    }),
  ],
  "property removed": [
    (node, name) => {
      const required = (node.required ?? []).filter((other: string) => other !== name);
      return { ...node, required, properties: without(name)(node.properties) };
    },
  ],
};
