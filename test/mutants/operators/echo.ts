// Servers that do not keep, or mix up, what was sent to them.
import type { Document, Json, Keys, Operation } from "../document.ts";
import { type Behaviour, type Call, changed, type Mutant, mutantOf, onCall, onSuccess } from "../mutant.ts";
import { filledSitesAt, removeAt, type Site, sitesAt, valueAt } from "../sites.ts";
import { bodyConstraints } from "./accepted.ts";

type Named = readonly [operator: string, make: () => Behaviour, others?: "all"];

export function echoMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) =>
    sentProperties(document, operation).flatMap(({ keys, isText }) =>
      [...losing(keys), ...(isText ? [...distorting(keys), ...forgetting(operation, keys)] : [])].map(
        ([operator, make, others]) =>
          mutantOf(document, { operator, class: "echo", operation, detail: keys.join(".") }, make, others ?? []),
      ),
    ),
  );
}

/** The properties of a body, each member of a union for itself. */
function sentProperties(document: Document, operation: Operation): { keys: Keys; isText: boolean }[] {
  const typed = bodyConstraints(document, operation).filter(
    ({ keyword, keys }) => keyword === "type" && keys.length > 0,
  );
  return typed
    .filter(({ keys }) => keys.at(-1) !== "*" && !keys.at(-1)?.startsWith("?"))
    .map(({ keys, limit }) => ({ keys, isText: isOuter(keys) && String(limit).includes("string") }));
}

/** Whether a property is one of the body itself; what is nested is not shown in any answer. */
const isOuter = (keys: Keys): boolean => keys.filter((key) => !key.startsWith("?")).length === 1;

function editing(keys: Keys, edit: (site: Site, call: Call) => void): () => Behaviour {
  return () =>
    onCall((call) => {
      if (call.json === undefined) return undefined;
      const json = structuredClone(call.json);
      for (const site of filledSitesAt(json, keys)) edit(site, call);
      return changed(call, { json });
    });
}

/** Servers that do not look at a property. */
const losing = (keys: Keys): Named[] => [["sent-property-ignored", editing(keys, removeAt)]];

/** Servers that take something else than what was sent. */
function distorting(keys: Keys): Named[] {
  const onText = (change: (text: string) => string) =>
    editing(keys, (site) => {
      if (typeof valueAt(site) === "string") site.holder[site.key] = change(valueAt(site));
    });
  return [
    ["sent-text-cut-short", onText((text) => text.slice(0, Math.max(1, text.length - 1)))],
    ["sent-text-in-lower-case", onText((text) => text.toLowerCase())],
    ["sent-text-trimmed", onText((text) => text.trim())],
    ["sent-text-in-ascii", onText((text) => text.replace(/[^\x20-\x7e]/g, "?"))],
    ["sent-text-escaped", onText((text) => text.replace(/&/g, "&amp;").replace(/'/g, "&#39;"))],
    [
      "text-of-the-call-before",
      () => {
        let before: Json;
        return onCall((call) => {
          const json = structuredClone(call.json);
          const [site] = filledSitesAt(json, keys);
          if (!site) return undefined;
          const sent = valueAt(site);
          if (before !== undefined) site.holder[site.key] = before;
          before = sent;
          return changed(call, { json });
        });
      },
    ],
  ];
}

/** Servers that echo what was sent in their first answer, and show something else later, or the other way round. */
function forgetting(operation: Operation, keys: Keys): Named[] {
  const shows = (now: boolean) => () => {
    const sent = new Set<string>();
    return onSuccess(({ json }, call) => {
      const isOwn = call.operation === operation;
      if (isOwn) for (const site of sitesAt(call.json, keys)) if (isTelling(valueAt(site))) sent.add(valueAt(site));
      if (isOwn === now) replaceTexts(json, (text) => (sent.has(text) ? "Untitled" : text));
    });
  };
  return [
    ["not-echoed", shows(true)],
    ["not-kept", shows(false), "all"],
  ];
}

/** Whether a text is one of a caller's own, and no word of the API. */
const isTelling = (value: Json): boolean => typeof value === "string" && /[A-Z ]/.test(value);

function replaceTexts(value: Json, change: (text: string) => string): void {
  if (value === null || typeof value !== "object") return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner === "string") value[key] = change(inner);
    else replaceTexts(inner, change);
  }
}
