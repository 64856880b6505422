// Checks of the status and the body of every response.
import type { DocumentedResponse, DocumentReader, Operation } from "../spec/document.ts";
import { type Exchange, secretsOf } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import type { Finding, Rule } from "../spec/rule.ts";
import { branchesOf, isMeantFor, resolve } from "../spec/schema.ts";
import { headerRules, misleadingHeaders, wrongHeaders } from "./header-checks.ts";

const fromDocument = { source: "OpenAPI document", confidence: "A" } as const;

const statusRule: Rule = {
  kind: "response/status-documented",
  title: "The status is documented for the operation.",
  ...fromDocument,
};
const bodyRule: Rule = { kind: "response/body", title: "The body is valid against its schema.", ...fromDocument };
const codeRule: Rule = {
  kind: "response/error-code",
  title: "The code of an error is documented for its status.",
  source: "Error codes of the reference; the OpenAPI document's examples of the status",
  confidence: "B",
};
const timeRule: Rule = {
  kind: "response/times",
  title: "Times are plausible, in the documented unit, and in order.",
  source: "Guides and reference of avatars and videos: created_at, completed_at",
  confidence: "A",
};
const idRule: Rule = {
  kind: "response/id",
  title: "The response is about the requested resource.",
  source: "Guides of avatar groups and looks: get by id",
  confidence: "A",
};
const onceRule: Rule = {
  kind: "response/duplicates",
  title: "A list contains each resource once.",
  source: "Guides of avatar groups and looks: lists",
  confidence: "A",
};
const addressRule: Rule = {
  kind: "response/urls",
  title: "URLs are absolute.",
  source: "Guides and reference: …_url of avatars, videos and errors",
  confidence: "B",
};
const warningRule: Rule = {
  kind: "response/v2-warning",
  title: "A v2 success has a warning with its removal date and its successor.",
  source: "Responses of v2 since mid 2026: the member warning",
  confidence: "B",
};

const secretRule: Rule = {
  kind: "response/secrets",
  title: "A response never contains the credentials of the call.",
  source: "Common practice for credentials; SECURITY of this project",
  confidence: "B",
};
const linkRule: Rule = {
  kind: "response/doc-url",
  title: "The doc_url of an error leads to its own code.",
  source: "Error codes of the reference: doc_url",
  confidence: "B",
};

/** The rules that each response is checked against. */
export const responseRules: readonly Rule[] = [
  ...headerRules,
  secretRule,
  linkRule,
  statusRule,
  bodyRule,
  codeRule,
  timeRule,
  idRule,
  onceRule,
  addressRule,
  warningRule,
];

/** The findings in a single response. */
export function findingsIn(reply: Exchange, reader: DocumentReader, now: number): Finding[] {
  const { operation, status } = reply;
  const documented = operation.responses.find((response) => response.status === status);
  if (!documented) {
    const known = operation.responses.map((response) => response.status).join(", ");
    return [
      { rule: statusRule, symptom: `${status}`, place: operation.id, expected: `one of ${known}`, got: `${status}` },
    ];
  }
  const own = [...wrongHeaders(reply, documented, reader), ...wrongBody(reply, documented, reader)];
  if (own.length > 0) return own;
  const common = [...wrongAddresses(reply.body, ""), ...misleadingHeaders(reply, now), ...leakedSecrets(reply)];
  if (status >= 400) return [...common, ...wrongCode(reply, documented), ...wrongLink(reply)];
  const times = wrongTimes(reply.body, documented.schema, { reader, now, place: "" });
  return [...common, ...times];
}

function leakedSecrets({ request, body }: Exchange): Finding[] {
  const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
  return secretsOf(request)
    .filter(({ secret }) => text.includes(secret))
    .map(({ name }) => ({
      rule: secretRule,
      symptom: "",
      place: name,
      expected: `no ${name} in the body`,
      got: `the value of ${name}`,
    }));
}

/** Documented links end in the code, with hyphens. */
function wrongLink({ body }: Exchange): Finding[] {
  const { code, doc_url: link } = body?.error ?? {};
  const fragment = /#([\w-]+)$/.exec(String(link ?? ""))?.[1];
  const expected = String(code).toLowerCase().replaceAll("_", "-");
  if (fragment === undefined || fragment.replaceAll("_", "-") === expected) return [];
  return [{ rule: linkRule, symptom: "", place: "/error/doc_url", expected: `#${expected}`, got: `#${fragment}` }];
}

function wrongBody(
  { operation, status, body }: Exchange,
  { schema }: DocumentedResponse,
  reader: DocumentReader,
): Finding[] {
  return reader.violations(schema, body).map(({ pointer, keyword, message }) => ({
    rule: bodyRule,
    symptom: keyword,
    // Items of a list have the same place.
    place: `${operation.id} ${status} ${pointer.replace(/\/\d+(?=\/|$)/g, "/*")}`.trim(),
    expected: `${pointer || "the body"} ${message}`,
    got: visible(body, pointer),
  }));
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

function wrongCode({ operation, status, body }: Exchange, { examples }: DocumentedResponse): Finding[] {
  const known = examples.map(({ value }) => codeOf(value)).filter((code) => code !== undefined);
  const code: Json = codeOf(body);
  // The guides print codes in upper case, the API sends them in lower case.
  const isKnown = known.includes(code) || known.includes(String(code).toLowerCase());
  if (isKnown || code === undefined) return [];
  const expected = `${status} with ${known.join(" or ")}`;
  return [{ rule: codeRule, symptom: `${status}`, place: `${operation.id} ${status}`, expected, got: String(code) }];
}

interface TimeContext {
  reader: DocumentReader;
  /** Milliseconds since the epoch. */
  now: number;
  place: string;
}

/** HeyGen did not exist earlier. */
const earliest = Date.UTC(2020, 0, 1);
/** Allows for a clock that cases have advanced. Milliseconds instead of seconds would be thousands of years off. */
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
      : [{ rule: timeRule, symptom: "", place: at, expected: "a time between 2020 and now", got: String(inner) }];
  });
  const { created_at: created, completed_at: completed } = value;
  const isReversed = typeof created === "number" && typeof completed === "number" && completed < created;
  if (!isReversed) return inside;
  return [
    ...inside,
    {
      rule: timeRule,
      symptom: "",
      place,
      expected: "created_at before completed_at",
      got: `created_at ${created}, completed_at ${completed}`,
    },
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
    return [{ rule: addressRule, symptom: "", place: `${place}/${key}`, expected: "an absolute URL", got: inner }];
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
  const known = ids.filter((id) => typeof id === "string");
  if (new Set(known).size === known.length) return inside;
  const twice = known.filter((id, index) => known.indexOf(id) !== index);
  return [
    ...inside,
    { rule: onceRule, symptom: "", place, expected: "each id once", got: `${twice.join(", ")} twice` },
  ];
}

const idIn = (item: Json): unknown => item.id ?? Object.entries(item).find(([key]) => key.endsWith("_id"))?.[1];

/** A response whose id differs from the id in the path. */
function wrongId({ operation, request, body }: Exchange): Finding[] {
  const parameter = /\/\{(\w+)\}$/.exec(operation.path)?.[1];
  if (!parameter) return [];
  const data = body?.data;
  // What a POST creates in it has an id of its own.
  const id = data?.[parameter] ?? (operation.method === "POST" ? undefined : data?.id);
  const asked = decodeURIComponent(new URL(request.url).pathname.split("/").at(-1) ?? "");
  if (id === undefined || id === asked) return [];
  return [{ rule: idRule, symptom: "", place: operation.id, expected: asked, got: String(id) }];
}

function wrongWarning({ operation, body }: Exchange, reader: DocumentReader): Finding[] {
  if (!operation.deprecated) return [];
  const { warning } = body ?? {};
  const finding = { rule: warningRule, symptom: "", place: "/warning" };
  if (!warning) return [{ ...finding, expected: "a warning", got: "none" }];
  const expected: [name: string, value: string | undefined][] = [
    ["sunset_date", operation.sunset],
    ["v3_endpoint", warning.v3_endpoint === undefined ? undefined : successorOf(operation, reader)],
  ];
  return expected
    .filter(([name, value]) => value !== undefined && warning[name] !== value)
    .map(([name, value]) => ({ ...finding, place: `/warning/${name}`, expected: `${value}`, got: `${warning[name]}` }));
}

function successorOf({ replacedBy }: Operation, reader: DocumentReader): string | undefined {
  if (!replacedBy) return undefined;
  const { method, path } = reader.operation(replacedBy);
  return `${method} ${path}`;
}
