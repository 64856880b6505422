import { type HttpHandler, http } from "msw";
import { apiUrl } from "../../generated/client-operations.ts";
import type { Sandbox } from "./create-sandbox.ts";

/**
 * Handlers for Mock Service Worker 2 that let a sandbox answer.
 *
 * @param baseUrl what the application calls. Default: `https://api.heygen.com`.
 * @example setupServer(...handlers(createSandbox())).listen()
 */
export function handlers(sandbox: Sandbox, baseUrl: string = apiUrl): HttpHandler[] {
  return [http.all(`${baseUrl}/*`, ({ request }) => sandbox.fetch(request))];
}
