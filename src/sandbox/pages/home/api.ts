import { showError } from "./announce.ts";

/** Marks the calls of the page, for the request log and so that no other site's page can send them unasked. */
const headers = { "X-Api-Key": "any", "X-Sandbox-Page": "1" };

/** Where this page's sandbox is: a session's page is below the session's path. */
export const baseUrl: string = (location.origin + location.pathname).replace(/\/+$/, "");

let afterCall: () => void = () => {};

/** Sets what follows each call, such as a look at the new state. */
export function onCall(follow: () => void): void {
  afterCall = follow;
}

/**
 * Sends a call of a person's and shows in the status line what the API has against it.
 *
 * @returns whether it was carried out
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
    showError(`${method} ${path} was not answered: ${(error as Error).message}`);
  } finally {
    afterCall();
  }
  return false;
}

/** The API's own words, in the envelope of v3 or of v2; else the status. */
function messageOf(text: string, { status }: Response): string {
  try {
    const answer = JSON.parse(text);
    const message = answer.error?.message ?? answer.message;
    if (typeof message === "string") return `${status}: ${message}`;
  } catch {
    // A fault can cut the body off.
  }
  return `The answer was ${status}.`;
}

/** Gets what the page shows; undefined where nothing is new. */
export async function load<Answer>(path: string): Promise<Answer | undefined> {
  const response = await fetch(baseUrl + path, { headers: { "X-Sandbox-Page": "1" } });
  if (response.status === 204) return undefined;
  if (!response.ok) throw new Error(`GET ${path} was answered with ${response.status}`);
  return (await response.json()) as Answer;
}
