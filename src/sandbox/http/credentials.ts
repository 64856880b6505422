import type { OperationContract } from "../../../generated/sandbox-operations.ts";
import { type Refusal, refuse } from "../operations/handler.ts";

/** A key that is known, and may do nothing. */
const forbiddenKey = "sandbox-forbidden";

/** A key that is never right, to try what a wrong one gets. */
const wrongKey = "sandbox-unauthorized";

/**
 * Why the credentials of a request are refused; undefined where they are good.
 *
 * @param apiKey the only key that is accepted; any without it
 */
export function refuseCredentials(
  headers: Headers,
  { keyOnly }: OperationContract,
  apiKey: string | undefined,
): Refusal<401 | 403> | undefined {
  if (isOwnPage(headers)) return undefined;
  const token = keyOnly ? undefined : /^Bearer (.+)$/i.exec(headers.get("Authorization") ?? "")?.[1];
  const given = headers.get("X-Api-Key") || token;
  if (given === forbiddenKey) return refuse(403, "forbidden", "This account may do nothing.");
  if (given && given !== wrongKey && (!apiKey || given === apiKey)) return undefined;
  const problem = given ? "the key is not the one that was set" : `the header ${needed(keyOnly)} is missing`;
  return refuse(401, keyOnly ? "internal_error" : "unauthorized", `Unauthorized: ${problem}.`);
}

const needed = (keyOnly: boolean): string => (keyOnly ? "X-Api-Key" : "X-Api-Key or Authorization");

/** Whether the sandbox's own page calls, which knows no key. A browser lets no other page say so. */
const isOwnPage = (headers: Headers): boolean =>
  headers.has("X-Sandbox-Page") && headers.get("Sec-Fetch-Site") === "same-origin";
