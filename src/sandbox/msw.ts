import { type HttpHandler, http } from "msw";
import { apiUrl } from "../../generated/client-operations.ts";
import type { Sandbox } from "./create-sandbox.ts";

/**
 * Returns handlers for Mock Service Worker 2 or 3 that answer all requests to `baseUrl` from a sandbox.
 *
 * @param baseUrl the base URL that the application calls. It may have a path, such as `https://app.example.com/heygen`, or
 * be only a path in a browser. Default: `https://api.heygen.com`.
 * @example setupServer(...handlers(createSandbox())).listen()
 */
export function handlers(sandbox: Sandbox, baseUrl: string = apiUrl): HttpHandler[] {
  const { origin, pathname } = new URL(baseUrl, globalThis.location?.href);
  const prefix = pathname.replace(/\/+$/, "");
  const answer = async ({ request }: { request: Request }) => {
    if (!prefix) return sandbox.fetch(request);
    const { search, pathname: path } = new URL(request.url);
    const { method, headers } = request;
    // Some browsers can't take over the body of another request.
    const body = method === "GET" || method === "HEAD" ? null : await request.arrayBuffer();
    return sandbox.fetch(new Request(`${origin}${path.slice(prefix.length)}${search}`, { method, headers, body }));
  };
  // The sandbox's own URLs, such as those of videos, have no prefix.
  const files = prefix ? [http.all(`${origin}/sandbox/*`, ({ request }) => sandbox.fetch(request))] : [];
  return [http.all(`${origin}${prefix}/*`, answer), ...files];
}
