// Checks that apply to every response.
import type { DocumentedResponse, DocumentReader, Operation } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { branchesOf, isMeantFor, resolve, typesOf } from "../spec/schema.ts";

/** A violation of a rule by a response. */
export interface Finding {
  rule: Rule;
  expected: string;
  seen: string;
}

const fromDocument = { source: "OpenAPI document", confidence: "A" } as const;

const statusRule: Rule = { title: "The status is documented for the operation.", ...fromDocument };
const typeRule: Rule = { title: "The response is JSON.", ...fromDocument };
const bodyRule: Rule = { title: "The body is valid against its schema.", ...fromDocument };
const headerRule: Rule = {
  title: "Required headers are present, and headers are valid against their schemas.",
  ...fromDocument,
};
const codeRule: Rule = {
  title: "The code of an error is documented for its status.",
  source: "Error codes of the reference; the OpenAPI document's examples of the status",
  confidence: "B",
};
const timeRule: Rule = {
  title: "Times are Unix seconds, neither long ago nor in the future, and in order.",
  source: "Guides and reference of avatars and videos: created_at, completed_at",
  confidence: "A",
};
const idRule: Rule = {
  title: "The response is about the requested resource.",
  source: "Guides of avatar groups and looks: get by id",
  confidence: "A",
};
const deprecationRule: Rule = {
  title: "Every v2 response has the headers Deprecation and Sunset.",
  source: "Responses of v2 since mid 2026, three clients: Deprecation and Sunset",
  confidence: "B",
};
const onceRule: Rule = {
  title: "A list contains each resource once.",
  source: "Guides of avatar groups and looks: lists",
  confidence: "A",
};
const retryRule: Rule = {
  title: "Only error responses have Retry-After.",
  source: "Reference: 429 with Retry-After",
  confidence: "A",
};
const noDeprecationRule: Rule = {
  title: "A v3 response has no Deprecation or Sunset header.",
  source: "Responses of v3; only v2 sends Deprecation and Sunset, three clients",
  confidence: "B",
};
const addressRule: Rule = {
  title: "URLs are absolute.",
  source: "Guides and reference: …_url of avatars, videos and errors",
  confidence: "B",
};
const warningRule: Rule = {
  title: "A v2 success has a warning with its removal date and its successor.",
  source: "Responses of v2 since mid 2026: the member warning",
  confidence: "B",
};

/** The findings in a single response. */
export function findingsIn(reply: Exchange, reader: DocumentReader, now: number): Finding[] {
  const { operation, status } = reply;
  const documented = operation.responses.find((response) => response.status === status);
  if (!documented) {
    const known = operation.responses.map((response) => response.status).join(", ");
    return [{ rule: statusRule, expected: `one of ${known}`, seen: String(status) }];
  }
  const own = [
    ...wrongType(reply),
    ...wrongHeaders(reply, documented, reader),
    ...wrongBody(reply, documented, reader),
  ];
  if (own.length > 0) return own;
  const common = [...wrongAddresses(reply.body, ""), ...wrongDeprecation(reply)];
  if (status >= 400) return [...common, ...wrongCode(reply, documented)];
  const times = wrongTimes(reply.body, documented.schema, { reader, now, place: "" });
  return [...common, ...times, ...needlessRetry(reply)];
}

function needlessRetry({ headers }: Exchange): Finding[] {
  const seconds = headers.get("Retry-After");
  return seconds === null ? [] : [{ rule: retryRule, expected: "no Retry-After", seen: seconds }];
}

function wrongType({ headers }: Exchange): Finding[] {
  const type = headers.get("Content-Type") ?? "";
  if (/^application\/json\b/.test(type)) return [];
  return [{ rule: typeRule, expected: "Content-Type: application/json", seen: type || "no Content-Type" }];
}

function wrongHeaders({ headers }: Exchange, documented: DocumentedResponse, reader: DocumentReader): Finding[] {
  return Object.entries(documented.headers).flatMap(([name, { required, schema }]): Finding[] => {
    const text = headers.get(name);
    if (text === null) return required ? [{ rule: headerRule, expected: `${name}`, seen: `no ${name}` }] : [];
    const errors = reader.schemaErrors(schema, valueOfHeader(text, schema));
    return errors.map((error) => ({ rule: headerRule, expected: `${name}: ${error}`, seen: `${name}: ${text}` }));
  });
}

/** The value of a header: a number or boolean if the schema has that type, otherwise text. */
function valueOfHeader(text: string, schema: Json): unknown {
  const types = typesOf(schema);
  const isNumber = types.includes("integer") || types.includes("number");
  if (isNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes("boolean") && /^(true|false)$/.test(text)) return text === "true";
  return text;
}

function wrongBody({ body }: Exchange, { schema }: DocumentedResponse, reader: DocumentReader): Finding[] {
  const errors = reader.schemaErrors(schema, body);
  return errors.map((error) => ({ rule: bodyRule, expected: error, seen: visible(body, error.split(" ")[0] ?? "") }));
}

/** The value at a JSON pointer, as JSON. */
function visible(body: Json, pointer: string): string {
  const value = pointer
    .split("/")
    .slice(1)
    .reduce((at: Json, key) => (key === "" ? at : at?.[key]), body);
  return JSON.stringify(value)?.slice(0, 200) ?? "nothing";
}

/** The code of an error; v1 has numbers. */
export const codeOf = (body: Json): Json => body?.error?.code ?? body?.code;

function wrongCode({ status, body }: Exchange, { examples }: DocumentedResponse): Finding[] {
  const known = examples.map(({ value }) => codeOf(value)).filter((code) => code !== undefined);
  const code: Json = codeOf(body);
  // The guides print codes in upper case, the API sends them in lower case.
  const isKnown = known.includes(code) || known.includes(String(code).toLowerCase());
  if (isKnown || code === undefined) return [];
  return [{ rule: codeRule, expected: `${status} with ${known.join(" or ")}`, seen: String(code) }];
}

interface TimeContext {
  reader: DocumentReader;
  /** Milliseconds since the epoch. */
  now: number;
  place: string;
}

/** HeyGen did not exist earlier. */
const earliest = Date.UTC(2020, 0, 1);
/** Allows for a different clock of the server. Milliseconds instead of seconds would be thousands of years off. */
const slackMs = 5 * 365 * 24 * 60 * 60 * 1000;

function wrongTimes(value: Json, schema: Json, context: TimeContext): Finding[] {
  const { reader, place } = context;
  const { schema: own } = resolve(schema, "", reader.document);
  const branch = branchesOf(own)?.find((one) => isMeantFor(one, value, reader.document));
  if (branch) return wrongTimes(value, branch, context);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      wrongTimes(item, own.items ?? {}, { ...context, place: `${place}/${index}` }),
    );
  }
  if (value === null || typeof value !== "object") return [];
  const inside = Object.entries<Json>(own.properties ?? {}).flatMap(([key, property]) => {
    const at = `${place}/${key}`;
    const inner = value[key];
    if (!key.endsWith("_at")) return wrongTimes(inner, property, { ...context, place: at });
    return isPlausible(inner, context.now)
      ? []
      : [{ rule: timeRule, expected: `${at}: a time between 2020 and now`, seen: String(inner) }];
  });
  const { created_at: created, completed_at: completed } = value;
  const isReversed = typeof created === "number" && typeof completed === "number" && completed < created;
  if (!isReversed) return inside;
  return [
    ...inside,
    { rule: timeRule, expected: `${place}: created before completed`, seen: `${created}, ${completed}` },
  ];
}

function isPlausible(time: unknown, now: number): boolean {
  if (time === null || time === undefined) return true;
  const ms = typeof time === "number" ? time * 1000 : Date.parse(String(time));
  return ms >= earliest && ms <= now + slackMs;
}

/** Members called url must be absolute URLs, null, or, in v2, empty until there is one. */
function wrongAddresses(value: Json, place: string): Finding[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries<Json>(value).flatMap(([key, inner]): Finding[] => {
    const isAddress = /(^|_)url$/.test(key) && typeof inner === "string" && inner !== "";
    if (!isAddress) return wrongAddresses(inner, `${place}/${key}`);
    if (/^https?:\/\/[^/\s]+\S*$/.test(inner)) return [];
    return [{ rule: addressRule, expected: `${place}/${key}: an absolute URL`, seen: inner }];
  });
}

/** The findings in a success that is not an example. */
export function findingsInReal(reply: Exchange, reader: DocumentReader): Finding[] {
  return [...wrongId(reply), ...wrongWarning(reply, reader), ...duplicateItems(reply.body, "")];
}

/** Lists in which an id occurs twice. */
function duplicateItems(value: Json, place: string): Finding[] {
  if (value === null || typeof value !== "object") return [];
  const inside = Object.entries<Json>(value).flatMap(([key, inner]) => duplicateItems(inner, `${place}/${key}`));
  if (!Array.isArray(value)) return inside;
  const ids = value.map((item) => (item !== null && typeof item === "object" ? idIn(item) : undefined));
  const known = ids.filter((id) => id !== undefined);
  if (new Set(known).size === known.length) return inside;
  return [...inside, { rule: onceRule, expected: `${place}: each id once`, seen: known.join(", ") }];
}

const idIn = (item: Json): unknown => item.id ?? Object.entries(item).find(([key]) => key.endsWith("_id"))?.[1];

/** A response whose id differs from the id in the path. */
function wrongId({ operation, request, body }: Exchange): Finding[] {
  const parameter = /\/\{(\w+)\}$/.exec(operation.path)?.[1];
  if (!parameter) return [];
  const data = body?.data;
  const id = data?.[parameter] ?? data?.id;
  const asked = decodeURIComponent(new URL(request.url).pathname.split("/").at(-1) ?? "");
  if (id === undefined || id === asked) return [];
  return [{ rule: idRule, expected: asked, seen: String(id) }];
}

function wrongDeprecation({ operation, headers }: Exchange): Finding[] {
  if (!operation.deprecated) {
    const unasked = ["Deprecation", "Sunset"].filter((name) => headers.has(name));
    return unasked.map((name) => ({ rule: noDeprecationRule, expected: `no ${name}`, seen: `${headers.get(name)}` }));
  }
  const expected: Record<string, string> = { Deprecation: "true" };
  if (operation.sunset) expected.Sunset = new Date(`${operation.sunset}T00:00:00Z`).toUTCString();
  return Object.entries(expected)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name, value]) => ({
      rule: deprecationRule,
      expected: `${name}: ${value}`,
      seen: `${name}: ${headers.get(name) ?? "missing"}`,
    }));
}

function wrongWarning({ operation, body }: Exchange, reader: DocumentReader): Finding[] {
  if (!operation.deprecated) return [];
  const { warning } = body ?? {};
  if (!warning) return [{ rule: warningRule, expected: "a warning", seen: "none" }];
  const found: Finding[] = [];
  if (operation.sunset && warning.sunset_date !== operation.sunset) {
    found.push({ rule: warningRule, expected: `sunset_date ${operation.sunset}`, seen: String(warning.sunset_date) });
  }
  const successor = successorOf(operation, reader);
  const named = warning.v3_endpoint;
  if (successor && named !== undefined && named !== successor) {
    found.push({ rule: warningRule, expected: `v3_endpoint ${successor}`, seen: String(named) });
  }
  return found;
}

function successorOf({ replacedBy }: Operation, reader: DocumentReader): string | undefined {
  if (!replacedBy) return undefined;
  const { method, path } = reader.operation(replacedBy);
  return `${method} ${path}`;
}
