import { isLoopback } from "../../shared/loopback.ts";

/**
 * Whether a request may control the sandbox or make it send requests. Programs send no `Origin`. Pages must be the
 * sandbox's own, come from this machine, as a frontend's development server does, or be allowed. Pages of the web may only
 * use the API.
 */
export function isTrustedOrigin({ headers }: Request, url: URL, allowed: readonly string[] = []): boolean {
  const origin = headers.get("Origin");
  if (origin === null || allowed.includes(origin)) return true;
  if (!URL.canParse(origin)) return false;
  const { host, hostname } = new URL(origin);
  // Not the whole origin: behind a proxy, the page has https and the sandbox http.
  return host === url.host || isLoopback(hostname);
}

/** The message for a page that is not trusted. @param action what it must not do */
export const untrustedMessage = ({ headers }: Request, action: string): string =>
  `Pages of other sites must not ${action}; to trust ${headers.get("Origin")}, use --allow-origin or the option allowOrigins.`;
