// CORS: allows pages of every origin to use the API.
import { contract } from "../../../generated/sandbox-operations.ts";

/** Those of the API, and that of direct uploads. */
const methods = [...new Set([...Object.values(contract).map(({ method }) => method), "PUT"])].join(", ");

/** Allows a page to read a response and its documented headers. */
export const corsHeaders: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers":
    "Retry-After, Deprecation, Sunset, Allow, X-Request-Id, sl-violations, Sandbox-Ignored-Fields, Sandbox-Dropped-Requests",
};

/** The response to a CORS preflight request. */
export function preflightResponse(request: Request): Response {
  const requested = request.headers.get("Access-Control-Request-Headers") ?? "";
  const headers = {
    ...corsHeaders,
    "Access-Control-Allow-Methods": methods,
    "Access-Control-Allow-Headers": requested || "X-Api-Key, Authorization, Content-Type, Idempotency-Key, Prefer",
    "Access-Control-Max-Age": "600",
  };
  return new Response(null, { status: 204, headers });
}
