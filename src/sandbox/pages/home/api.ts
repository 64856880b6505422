import { showError } from "./announce.ts";

/** Identifies requests of this page in the log. The custom header also prevents other sites from sending such requests. */
const headers = { "X-Api-Key": "any", "X-Sandbox-Page": "1" };

/** The base URL of this page's session. The page of a named session is below the session's path. */
export const baseUrl: string = (location.origin + location.pathname).replace(/\/+$/, "");

let afterCall: () => void = () => {};

/** Sets a function to run after each request, such as polling the new state. */
export function onCall(follow: () => void): void {
  afterCall = follow;
}

/**
 * Sends a request on behalf of the user, and shows the error message if it fails.
 *
 * @returns whether it succeeded
 */
export async function send(method: string, path: string, body?: unknown): Promise<boolean> {
  const init: RequestInit = { method, headers };
  if (body !== undefined) {
    init.headers = { ...headers, "Content-Type": "application/json" };
    init.body = JSON.stringify(body);
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
