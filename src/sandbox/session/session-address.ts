// How a request names its session.

/** Where a request goes. */
export interface SessionAddress {
  /** The name of the session; undefined where the request names none. */
  readonly name: string | undefined;
  /** The address without what names the session. */
  readonly url: URL;
}

const pathPrefix = "/sandbox/sessions/";

/** The session that a request is for: by its path, `/sandbox/sessions/NAME/…`, or else the header `X-Sandbox-Session`. */
export function sessionAddress(request: Request): SessionAddress {
  const url = new URL(request.url);
  // A base URL with a slash too many.
  if (url.pathname.startsWith("//")) url.pathname = url.pathname.replace(/^\/+/, "/");
  if (!url.pathname.startsWith(pathPrefix)) return { name: request.headers.get("X-Sandbox-Session") ?? undefined, url };
  const [name = "", ...rest] = url.pathname.slice(pathPrefix.length).split("/");
  url.pathname = `/${rest.join("/").replace(/^\/+/, "")}`;
  return { name, url };
}

export const isSessionName = (name: string): boolean => /^[\w.-]{1,64}$/.test(name);

/** What the addresses of a session start with: pictures and pages are opened without the header. */
export const sessionOrigin = (origin: string, name: string): string => `${origin}${pathPrefix}${name}`;
