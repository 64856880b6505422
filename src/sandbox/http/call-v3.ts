// Calls an operation of v3 on behalf of a request of v1 or v2.
import { V3Error } from "../../bridge/translate/errors.ts";
import type { CallV3, V3Call } from "../../bridge/translate/flows.ts";
import type { HandlerContext } from "../operations/handler.ts";
import type { Call, HttpReply } from "./call.ts";
import { parsePrefer } from "./prefer.ts";
import { findRoute, isRoute } from "./router.ts";
import { writeReply } from "./write-reply.ts";

/** Makes the function that calls v3 with the credentials of a request. */
export function callV3With(run: (call: Call) => Promise<HttpReply>, request: Request, context: HandlerContext): CallV3 {
  return async (call) => {
    const inner = requestOf(call, request);
    const url = new URL(inner.url);
    const route = findRoute(inner.method, url.pathname);
    const reply = isRoute(route)
      ? await run({ request: inner, url, route, context, prefer: parsePrefer(null) })
      : route;
    const { status, body } = writeReply(reply, url);
    const answer = body instanceof Uint8Array && body.length > 0 ? JSON.parse(new TextDecoder().decode(body)) : {};
    if (status >= 400) throw new V3Error(status, answer.error.code, answer.error.message);
    return answer;
  };
}

function requestOf(
  { method, template, path = {}, query = {}, body, file }: V3Call,
  { url, headers }: Request,
): Request {
  const target = new URL(url);
  target.pathname = template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(path[name])));
  target.search = "";
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, String(value));
  const credentials = ["X-Api-Key", "Authorization"].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  if (file) return new Request(target, { method, headers: credentials, body: formOf(file) });
  const type: [string, string][] = body === undefined ? [] : [["Content-Type", "application/json"]];
  return new Request(target, {
    method,
    headers: [...credentials, ...type],
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

function formOf({ bytes, type }: NonNullable<V3Call["file"]>): FormData {
  const form = new FormData();
  form.set("file", new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), "upload");
  return form;
}
