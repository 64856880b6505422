import { showError } from "./store.ts";

/** Identifies requests of this page in the log. The custom header also prevents other sites from sending such requests. */
const pageHeaders = { "X-Api-Key": "any", "X-Sandbox-Page": "1" };

/** The base URL of this page's session. The page of a named session is below the session's path. */
export const baseUrl: string = (location.origin + location.pathname).replace(/\/+$/, "");

/** The name of this page's session; undefined for that of requests without a name. */
export const sessionName: string | undefined = /^\/sandbox\/sessions\/([^/]+)/.exec(location.pathname)?.[1];

/** The address of the page of a session. */
export const sessionPage = (name: string | undefined): string => (name ? `/sandbox/sessions/${name}/` : "/");

let afterCall: () => void = () => {};

/** Sets a function to run after each request, such as polling the new state. */
export function onCall(follow: () => void): void {
  afterCall = follow;
}

/** Sends a request with a JSON body on behalf of the user, and shows the error message if it fails. */
export const send = (method: string, path: string, body?: unknown): Promise<boolean> =>
  sendText(method, path, body === undefined ? undefined : JSON.stringify(body));

/**
 * Sends a request with the text of a JSON body.
 *
 * @returns whether it succeeded
 */
export async function sendText(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = {},
): Promise<boolean> {
  const init: RequestInit = { method, headers: { ...pageHeaders, ...headers } };
  if (body !== undefined) {
    init.headers = { "Content-Type": "application/json", ...init.headers };
    init.body = body;
  }
  try {
    const response = await fetch(baseUrl + path, init);
    if (response.ok) return true;
    showError(messageOf(await response.text(), response));
  } catch (error) {
    showError(`${method} ${path} failed: ${(error as Error).message}`);
  } finally {
    afterCall();
  }
  return false;
}

/** The error message of the API in v3 or v2, or else the status. */
function messageOf(text: string, { status }: Response): string {
  try {
    const answer = JSON.parse(text);
    const message = answer.error?.message ?? answer.message;
    if (typeof message === "string") return `${status}: ${message}`;
  } catch {
    // A simulated fault can truncate the body.
  }
  return `The response was ${status}.`;
}

/** Loads data for the page; undefined if it has not changed. */
export async function load<Answer>(path: string): Promise<Answer | undefined> {
  const response = await fetch(baseUrl + path, { headers: { "X-Sandbox-Page": "1" } });
  if (response.status === 204) return undefined;
  if (!response.ok) throw new Error(`GET ${path} responded with ${response.status}`);
  return (await response.json()) as Answer;
}
