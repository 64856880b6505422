// Operations in the normal form.
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { child, type Fact, facts, type Node, resolved, type Source } from "./node.ts";
import { schemaNode } from "./schema.ts";

/** What is said once for all operations. */
export function documentNode(document: Json): Node {
  const at = { holder: "document", path: "", keys: [], document };
  const servers = document.servers?.map(({ url }: Json) => url.replace(/\/$/, ""));
  return {
    label: "",
    at,
    use: at,
    facts: facts(at, { servers, security: securityOf(document, document) }),
    parts: () => new Map(),
  };
}

/** The operations of a document by method and path, whatever the parameters in the path are called. */
export function operationNodes(document: Json): Map<string, Node> {
  const nodes = operationsOf(document).map(({ method, path }): [string, Node] => {
    const location = { holder: `${method} ${path}`, path: "", keys: ["paths", path], document };
    const key = `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`;
    return [key, operationNode({ value: document.paths[path], label: "", location }, method.toLowerCase(), path)];
  });
  return new Map(nodes);
}

/** The webhooks of a document by their names. */
export function webhookNodes(document: Json): Map<string, Node> {
  const nodes = Object.entries<Json>(document.webhooks ?? {}).map(([name, value]): [string, Node] => {
    const location = { holder: `webhook ${name}`, path: "", keys: ["webhooks", name], document };
    return [name, operationNode({ value, label: "", location }, "post")];
  });
  return new Map(nodes);
}

function operationNode(item: Source, method: string, path = ""): Node {
  const source = child(item, "", method);
  const { value, location } = source;
  const { document } = location;
  const own = {
    operationId: value.operationId,
    deprecated: value.deprecated,
    "x-sunset": value["x-sunset"],
    "x-replaced-by": value["x-replaced-by"],
    scopes: value["x-required-scopes"] ?? value["x-heygen-required-scopes"],
  };
  const inherited = documentNode(document).facts.get("security") as Fact;
  const security = securityOf(value, document);
  const isInherited = String(security) === String(inherited.value);
  const stated = new Map([
    ...facts(location, own),
    ["security", isInherited ? inherited : { value: security, at: location }],
  ]);
  const parts = (): Map<string, Node> => {
    const found = new Map(parametersOf(item, source, path));
    if (value.requestBody) found.set("body", contentNode(child(source, " body", "requestBody")));
    for (const status of Object.keys(value.responses ?? {}))
      found.set(`status ${status}`, contentNode(child(source, ` status ${status}`, "responses", status)));
    return new Map([...found, ...callbacksOf(source)]);
  };
  return { label: source.label, at: location, use: location, facts: stated, parts };
}

/** The callbacks by name and address. */
function callbacksOf(source: Source): [string, Node][] {
  return Object.keys(source.value.callbacks ?? {}).flatMap((name) => {
    const callback = resolved(child(source, ` callback ${name}`, "callbacks", name));
    return Object.keys(callback.value).map((url): [string, Node] => {
      const node = operationNode(child(callback, "", url), "post");
      return [`callback ${name} ${url}`, { ...node, label: `callback ${name}` }];
    });
  });
}

/** The alternatives to identify oneself, each by what it is, because documents name the schemes differently. */
function securityOf({ security }: Json, document: Json): string[] {
  const alternatives: Json[] = security ?? document.security ?? [];
  const schemeOf = (name: string): string => {
    const { type, in: place, name: key, scheme, flows } = document.components?.securitySchemes?.[name] ?? {};
    return [type, place, key?.toLowerCase(), scheme?.toLowerCase(), flows && JSON.stringify(flows)]
      .filter(Boolean)
      .join(" ");
  };
  const texts = alternatives.map((schemes) => Object.keys(schemes).map(schemeOf).sort().join(" and ") || "nothing");
  return texts.length > 0 ? texts.sort() : ["nothing"];
}

/** Parameters of the operation and of its path. Those in the path have a place, the others a name. */
function parametersOf(item: Source, source: Source, path: string): [string, Node][] {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return [item, source].flatMap((owner) =>
    Object.keys(owner.value.parameters ?? {}).map((index): [string, Node] => {
      const { name } = resolved(child(owner, "", "parameters", index)).value;
      const use = child(owner, ` parameter ${name}`, "parameters", index);
      const isHeader = resolved(use).value.in === "header";
      const position = names.indexOf(name);
      const key = position < 0 ? `parameter ${isHeader ? name.toLowerCase() : name}` : `path parameter ${position}`;
      return [key, parameterNode(use)];
    }),
  );
}

/** A parameter or a header of a response. */
export function parameterNode(use: Source): Node {
  const source = resolved(use);
  const { value, location } = source;
  const { in: place, name, required, deprecated, allowReserved, allowEmptyValue } = value;
  const usualStyle = place === "query" || place === "cookie" ? "form" : "simple";
  const { style = usualStyle, explode = style === "form" } = value;
  const own = {
    ...{ in: place, required, deprecated, allowReserved, allowEmptyValue },
    name: place === "header" ? name.toLowerCase() : name,
    style: style === usualStyle ? undefined : style,
    explode: explode === (style === "form") ? undefined : String(explode),
  };
  const [type] = Object.keys(value.content ?? {});
  const schema = type ? child(source, " ", "content", type, "schema") : child(source, " ", "schema");
  return {
    label: use.label,
    at: location,
    use: use.location,
    facts: facts(location, own),
    parts: () => new Map([["schema", schemaNode(schema)]]),
  };
}

/** A request body or a response. */
function contentNode(use: Source): Node {
  const source = resolved(use);
  const { value, location } = source;
  const parts = (): Map<string, Node> => {
    const found = new Map<string, Node>();
    for (const name of Object.keys(value.headers ?? {})) {
      const key = `header ${name.toLowerCase()}`;
      found.set(key, parameterNode(child(source, ` ${key}`, "headers", name)));
    }
    for (const type of Object.keys(value.content ?? {})) {
      const schema = child(source, type === "application/json" ? " " : ` ${type} `, "content", type, "schema");
      const { location: whole } = child(source, ` ${type}`, "content", type, "schema");
      found.set(type, { ...schemaNode(schema), label: type, use: whole });
    }
    return found;
  };
  const own = { required: value.required, codes: codesOf(source) };
  return { label: use.label, at: location, use: use.location, facts: facts(location, own), parts };
}

/** The codes with which a response fails, as far as its document states them: in a list, or by example. */
function codesOf(response: Source): string[] | undefined {
  const codes = new Set<string>(response.value["x-codes"]?.map(String));
  for (const [type, media] of Object.entries<Json>(response.value.content ?? {})) {
    const examples = Object.keys(media.examples ?? {}).map((name) =>
      resolved(child(response, "", "content", type, "examples", name)),
    );
    for (const example of [media.example, ...examples.map(({ value }) => value.value)]) {
      const code = example?.error?.code ?? example?.code;
      if (code !== undefined) codes.add(String(code));
    }
  }
  return codes.size > 0 ? [...codes].sort() : undefined;
}
