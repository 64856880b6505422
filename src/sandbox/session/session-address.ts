// Finds the session of a request.

/** The session of a request, and its address within the session. */
export interface SessionAddress {
  /** The name of the session; undefined if the request doesn't name one. */
  readonly name: string | undefined;
  /** The URL without the path prefix that names the session. */
  readonly url: URL;
}

const pathPrefix = "/sandbox/sessions/";

/** Finds the session of a request by the path `/sandbox/sessions/NAME/…`, or else by the header `X-Sandbox-Session`. */
export function sessionAddress(request: Request): SessionAddress {
  const url = new URL(request.url);
  // Tolerates a base URL that ends with a slash.
  if (url.pathname.startsWith("//")) url.pathname = url.pathname.replace(/^\/+/, "/");
  if (!url.pathname.startsWith(pathPrefix)) return { name: request.headers.get("X-Sandbox-Session") ?? undefined, url };
  const [name = "", ...rest] = url.pathname.slice(pathPrefix.length).split("/");
  url.pathname = `/${rest.join("/").replace(/^\/+/, "")}`;
  return { name, url };
}

export const isSessionName = (name: string): boolean => /^[\w.-]{1,64}$/.test(name);

/** The base of a session's URLs. It names the session in the path, because browsers load pictures without the header. */
export const sessionOrigin = (origin: string, name: string): string => `${origin}${pathPrefix}${name}`;
