// Builds the request of a call. What the call leaves out comes from the document's examples; ids are given. It sends
// nothing.
import type { Operation } from "../spec/document.ts";
import type { SentRequest } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { withPlaceholders } from "../spec/samples.ts";
import { formWith, type Media } from "./sample-files.ts";

/** The parts of a call. Missing parts come from the document's first example and from existing resources. */
export interface Call {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Headers to send instead of a valid key. */
  credentials?: Record<string, string>;
  /** JSON; a string or a form is sent as it is. `{names}` are replaced with ids of existing resources. */
  body?: Json;
  /** Sends no body at all. */
  isBodyless?: boolean;
}

/** The ids that a call needs. */
export interface NeededIds {
  /** Path parameters, which identify the resource of the call. */
  path: string[];
  /** `{names}` in the query and the body; those of files may end in `:video` or `:audio`. */
  content: string[];
}

/** Ids by the name of the parameter or field. */
export type Ids = Record<keyof NeededIds, ReadonlyMap<string, string>>;

/** The names of the ids that a call leaves to the caller. */
export function idsNeeded(operation: Operation, { path = {}, query = {}, ...call }: Call): NeededIds {
  const parameters = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return {
    path: parameters.filter((name) => path[name] === undefined),
    content: [...new Set([...namesIn(query), ...namesIn(contentOf(operation, call))])],
  };
}

/** @param baseUrl without a slash at the end */
export function prepareRequest(operation: Operation, call: Call, ids: Ids, baseUrl: string): SentRequest {
  const { path = {}, query = {}, credentials = {}, headers = {} } = call;
  const concrete = operation.path.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    encodeURIComponent(path[name] ?? ids.path.get(name) ?? placeholder),
  );
  const search = new URLSearchParams(withIds(query, ids.content) as Record<string, string>);
  const url = `${baseUrl}${concrete}${search.size > 0 ? `?${search}` : ""}`;
  const common = { method: operation.method, url, headers: { ...credentials, ...headers } };
  const content = contentOf(operation, call);
  if (content === undefined) return common;
  if (content instanceof FormData) return { ...common, body: content };
  const type = { "Content-Type": operation.request?.type ?? "" };
  const body = typeof content === "string" ? content : JSON.stringify(withIds(content, ids.content));
  return { ...common, headers: { ...type, ...common.headers }, body };
}

/** The body with its placeholders; text and forms as they are; undefined for no body. */
function contentOf({ request }: Operation, { body, isBodyless }: Call): Json {
  if (!request || isBodyless) return undefined;
  if (body !== undefined) return body;
  if (request.type === "multipart/form-data") return formWith("image");
  return withPlaceholders(request.examples[0]?.value);
}

const placeholder = /^\{(\w+)\}$/;

/** The names in a value, each with the kind of media if it is the id of a file that must not be a picture. */
function namesIn(value: Json, path: readonly string[] = [], root: Json = value): string[] {
  if (typeof value === "string") {
    const name = placeholder.exec(value)?.[1];
    return name === undefined ? [] : [nameWithMedia(name, path, root)];
  }
  if (value === null || typeof value !== "object") return [];
  return Object.entries<Json>(value).flatMap(([key, inner]) => namesIn(inner, [...path, key], root));
}

function withIds(
  value: Json,
  ids: ReadonlyMap<string, string>,
  path: readonly string[] = [],
  root: Json = value,
): Json {
  if (typeof value === "string") {
    const name = placeholder.exec(value)?.[1];
    return name === undefined ? value : (ids.get(nameWithMedia(name, path, root)) ?? value);
  }
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries<Json>(value).map(([key, inner]) => [key, withIds(inner, ids, [...path, key], root)]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

function nameWithMedia(name: string, path: readonly string[], root: Json): string {
  if (!/(^|_)asset_id$/.test(name)) return name;
  const media = mediaAt(path, root);
  return media === "image" ? name : `${name}:${media}`;
}

/** The kind of media that a place in a body takes. */
function mediaAt(path: readonly string[], { type }: { type?: unknown }): Media {
  if (path.some((key) => key.includes("audio"))) return "audio";
  const isFootage = path[0] === "consent_video" || (path[0] === "file" && type === "digital_twin");
  return isFootage ? "video" : "image";
}
