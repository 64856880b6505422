import type { OperationContract } from "../../../generated/contract.ts";
import { type Refusal, refuse } from "../handlers/handler.ts";

/** A key that is known, and may do nothing. */
const forbiddenKey = "sandbox-forbidden";

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
  const token = keyOnly ? undefined : /^Bearer (.+)$/i.exec(headers.get("Authorization") ?? "")?.[1];
  const given = headers.get("X-Api-Key") || token;
  if (given === forbiddenKey) return refuse(403, "forbidden", "This account may do nothing.");
  const accepted = given && (!apiKey || given === apiKey);
  if (accepted) return undefined;
  return refuse(401, keyOnly ? "internal_error" : "unauthorized", "Unauthorized");
}
