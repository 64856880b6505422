import { errorReply, v2ErrorReply } from "../operations/error-reply.ts";
import type { HttpReply } from "./call.ts";
import { corsHeaders } from "./cors.ts";
import { jsonResponse, type PlainResponse } from "./plain-response.ts";

/** Converts a reply to a response. */
export function writeReply(reply: HttpReply, url: URL): PlainResponse {
  const { status } = reply;
  const headers = { ...corsHeaders, ...reply.headers };
  if (reply.text !== undefined) return { status, headers, body: new TextEncoder().encode(reply.text) };
  const body = reply.error ? errorBody(reply.error, status, url) : reply.body;
  return body instanceof ReadableStream ? { status, headers, body } : jsonResponse(status, body, headers);
}

function errorBody({ code, message, param }: NonNullable<HttpReply["error"]>, status: number, url: URL): unknown {
  const isV2 = url.pathname.startsWith("/v2/");
  return isV2 ? v2ErrorReply(status, code, message).body : errorReply(status, code, message, param).body;
}

/** The message of an error reply, from a middleware or a handler. */
export function errorMessageOf({ status, error, body }: HttpReply): string | undefined {
  if (status < 400) return undefined;
  return error?.message ?? (body as { error?: { message?: string } } | null | undefined)?.error?.message;
}
