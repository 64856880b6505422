import { type HttpHandler, http } from "msw";
import { apiUrl } from "../../generated/client-operations.ts";
import type { Sandbox } from "./create-sandbox.ts";

/**
 * Returns handlers for Mock Service Worker 2 that answer all requests to `baseUrl` from a sandbox.
 *
 * @param baseUrl the base URL that the application calls. Default: `https://api.heygen.com`.
 * @example setupServer(...handlers(createSandbox())).listen()
 */
export function handlers(sandbox: Sandbox, baseUrl: string = apiUrl): HttpHandler[] {
  return [http.all(`${baseUrl}/*`, ({ request }) => sandbox.fetch(request))];
}
