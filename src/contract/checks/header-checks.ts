// Checks of the headers of every response.
import type { DocumentedResponse, DocumentReader } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import type { Finding, Rule } from "../spec/rule.ts";
import { typesOf } from "../spec/schema.ts";

const fromDocument = { source: "OpenAPI document", confidence: "A" } as const;

const typeRule: Rule = { kind: "response/content-type", title: "The response is JSON.", ...fromDocument };
const headerRule: Rule = {
  kind: "response/headers",
  title: "Required headers are present, and headers are valid against their schemas.",
  ...fromDocument,
};
const deprecationRule: Rule = {
  kind: "response/deprecation",
  title: "Every v2 response has the headers Deprecation and Sunset.",
  source: "Responses of v2 since mid 2026, three clients: Deprecation and Sunset",
  confidence: "B",
};
const retryRule: Rule = {
  kind: "response/retry-after",
  title: "Only error responses have Retry-After.",
  source: "Reference: 429 with Retry-After",
  confidence: "A",
};
const noDeprecationRule: Rule = {
  kind: "response/no-deprecation",
  title: "A v3 response has no Deprecation or Sunset header.",
  source: "Responses of v3; only v2 sends Deprecation and Sunset, three clients",
  confidence: "B",
};
const cacheRule: Rule = {
  kind: "response/caching",
  title: "No response to a call with credentials may be kept by caches.",
  source: "HTTP caching; no document of HeyGen says so",
  confidence: "D",
};
const charsetRule: Rule = {
  kind: "response/charset",
  title: "JSON is UTF-8.",
  source: "JSON, RFC 8259",
  confidence: "D",
};
export const headerRules: readonly Rule[] = [
  typeRule,
  headerRule,
  deprecationRule,
  retryRule,
  noDeprecationRule,
  cacheRule,
  charsetRule,
];

/** Headers that are not as the document says. The body of such a response can't be trusted either. */
export function wrongHeaders(reply: Exchange, documented: DocumentedResponse, reader: DocumentReader): Finding[] {
  return [...wrongType(reply), ...invalidHeaders(reply, documented, reader)];
}

/** Headers that mislead clients, caches or proxies. */
export function misleadingHeaders(reply: Exchange, now: number): Finding[] {
  return [...wrongDeprecation(reply), ...cacheable(reply, now), ...wrongCharset(reply), ...needlessRetry(reply)];
}

function cacheable({ headers }: Exchange, now: number): Finding[] {
  const control = headers.get("Cache-Control") ?? "";
  const expires = Date.parse(headers.get("Expires") ?? "");
  const isCacheable = /\bpublic\b|(max-age|s-maxage)=[1-9]/.test(control) || expires > now;
  if (!isCacheable) return [];
  const got = control ? `Cache-Control: ${control}` : `Expires: ${headers.get("Expires")}`;
  return [{ rule: cacheRule, symptom: "", place: "Cache-Control", expected: "no lifetime in caches", got }];
}

function wrongCharset({ headers }: Exchange): Finding[] {
  const charset = /charset="?([\w-]+)/i.exec(headers.get("Content-Type") ?? "")?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return [];
  return [
    { rule: charsetRule, symptom: "", place: "Content-Type", expected: "charset=utf-8", got: `charset=${charset}` },
  ];
}

function needlessRetry({ status, headers }: Exchange): Finding[] {
  const seconds = headers.get("Retry-After");
  if (seconds === null || status >= 400) return [];
  return [{ rule: retryRule, symptom: "", place: "Retry-After", expected: "no Retry-After", got: seconds }];
}

function wrongType({ headers }: Exchange): Finding[] {
  const type = headers.get("Content-Type") ?? "";
  if (/^application\/json\b/.test(type)) return [];
  return [
    {
      rule: typeRule,
      symptom: type,
      place: "Content-Type",
      expected: "Content-Type: application/json",
      got: type || "no Content-Type",
    },
  ];
}

function invalidHeaders({ headers }: Exchange, documented: DocumentedResponse, reader: DocumentReader): Finding[] {
  return Object.entries(documented.headers).flatMap(([name, { required, schema }]): Finding[] => {
    const finding = { rule: headerRule, place: name };
    const text = headers.get(name);
    if (text === null) return required ? [{ ...finding, symptom: "missing", expected: name, got: `no ${name}` }] : [];
    const errors = reader.violations(schema, valueOfHeader(text, schema));
    return errors.map(({ keyword, message }) => ({
      ...finding,
      symptom: keyword,
      expected: `${name} ${message}`,
      got: `${name}: ${text}`,
    }));
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

function wrongDeprecation({ operation, headers }: Exchange): Finding[] {
  if (!operation.deprecated) {
    const unasked = ["Deprecation", "Sunset"].filter((name) => headers.has(name));
    return unasked.map((name) => ({
      rule: noDeprecationRule,
      symptom: name,
      place: name,
      expected: `no ${name}`,
      got: `${headers.get(name)}`,
    }));
  }
  const expected: Record<string, string> = { Deprecation: "true" };
  if (operation.sunset) expected.Sunset = new Date(`${operation.sunset}T00:00:00Z`).toUTCString();
  return Object.entries(expected)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name, value]) => ({
      rule: deprecationRule,
      symptom: name,
      place: name,
      expected: `${name}: ${value}`,
      got: `${name}: ${headers.get(name) ?? "missing"}`,
    }));
}
