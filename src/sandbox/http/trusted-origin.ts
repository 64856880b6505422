import { isLoopback } from "../../shared/loopback.ts";

/**
 * Whether a request may control the sandbox or make it send requests. Programs send no `Origin`. Pages must be the
 * sandbox's own, come from this machine, as a frontend's development server does, or be allowed. Pages of the web may only
 * use the API.
 */
export function isTrustedOrigin({ headers }: Request, url: URL, allowed: readonly string[] = []): boolean {
  const origin = headers.get("Origin");
  if (origin === null || origin === url.origin || allowed.includes(origin)) return true;
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

/** What to do about a request that is not trusted. */
export const untrusted = ({ headers }: Request): string =>
  `the page ${headers.get("Origin")} is not trusted; allow it with --allow-origin`;
