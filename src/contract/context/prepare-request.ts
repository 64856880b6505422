// Builds the request of a call, and fills in what the call leaves out: existing ids, examples and credentials.
import { fromBase64 } from "../../shared/base64.ts";
import type { Operation } from "../spec/document.ts";
import type { SentRequest } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { withPlaceholders } from "../spec/samples.ts";

/** The parts of a call. Missing parts come from the document's first example and from existing resources. */
export interface Call {
  path?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** Headers to send instead of a valid key. */
  credentials?: Record<string, string>;
  /** JSON; a string is sent as it is. `{names}` are replaced with ids of existing resources. */
  body?: Json;
  /** Sends no body at all. */
  isBodyless?: boolean;
}

/** The server, and the source of ids. */
export interface RequestContext {
  /** Without a slash at the end. */
  baseUrl: string;
  /** The id of an existing resource, by the name of the parameter or field. */
  idOf(name: string): Promise<string>;
  /** The same for a path parameter, which identifies the resource of the call. */
  idForPath(name: string): Promise<string>;
}

export async function prepareRequest(operation: Operation, call: Call, context: RequestContext): Promise<SentRequest> {
  const { credentials = {}, headers = {} } = call;
  const url = await urlOf(operation, call, context);
  const body = await bodyOf(operation, call, context);
  const common = { method: operation.method, url, headers: { ...credentials, ...headers } };
  if (body === undefined) return common;
  if (body instanceof FormData) return { ...common, body };
  const type = { "Content-Type": operation.request?.type ?? "" };
  return { ...common, headers: { ...type, ...common.headers }, body };
}

async function urlOf(operation: Operation, { path = {}, query = {} }: Call, context: RequestContext): Promise<string> {
  let concrete = operation.path;
  for (const [placeholder, name = ""] of operation.path.matchAll(/\{(\w+)\}/g)) {
    const id = path[name] ?? (await context.idForPath(name));
    concrete = concrete.replace(placeholder, encodeURIComponent(id));
  }
  const search = new URLSearchParams((await withIds(query, context)) as Record<string, string>);
  return `${context.baseUrl}${concrete}${search.size > 0 ? `?${search}` : ""}`;
}

async function bodyOf(
  { request }: Operation,
  { body, isBodyless }: Call,
  context: RequestContext,
): Promise<string | FormData | undefined> {
  if (!request || isBodyless) return undefined;
  if (typeof body === "string") return body;
  if (body !== undefined) return JSON.stringify(await withIds(body, context));
  if (request.type === "multipart/form-data") return formWithPicture();
  return JSON.stringify(await withIds(withPlaceholders(request.examples[0]?.value), context));
}

/** Replaces `{names}` in a value with ids. */
async function withIds(value: Json, context: RequestContext): Promise<Json> {
  if (typeof value === "string") {
    const name = /^\{(\w+)\}$/.exec(value)?.[1];
    return name === undefined ? value : context.idOf(name);
  }
  if (value === null || typeof value !== "object") return value;
  const filled: Json = Array.isArray(value) ? [] : {};
  for (const [key, inner] of Object.entries(value)) filled[key] = await withIds(inner, context);
  return filled;
}

/** A form with the first bytes of a PNG. */
function formWithPicture(): FormData {
  const bytes = fromBase64("iVBORw0KGgo=");
  const form = new FormData();
  form.set("file", new Blob([bytes], { type: "image/png" }), "picture.png");
  return form;
}
