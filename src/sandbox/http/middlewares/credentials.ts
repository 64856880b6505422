import { type Middleware, reject } from "../call.ts";

/** A key that is known, but allowed to do nothing. */
const forbiddenKey = "sandbox-forbidden";

/** A key that is never accepted, to see how the API answers a wrong one. */
const wrongKey = "sandbox-unauthorized";

/** Rejects calls without valid credentials. @param apiKey the only key that is accepted; any key without it */
export function credentials(apiKey: string | undefined): Middleware {
  return ({ request: { headers }, route: { operation } }, next) => {
    if (isOwnPage(headers)) return next();
    const { keyOnly } = operation;
    const token = keyOnly ? undefined : /^Bearer (.+)$/i.exec(headers.get("Authorization") ?? "")?.[1];
    const given = headers.get("X-Api-Key") || token;
    if (given === forbiddenKey) return reject(403, "forbidden", "This account may do nothing.");
    if (given && given !== wrongKey && (!apiKey || given === apiKey)) return next();
    const expected = keyOnly ? "X-Api-Key" : "X-Api-Key or Authorization";
    const problem = given ? "the key is not the one that was set" : `the header ${expected} is missing`;
    return reject(401, keyOnly ? "internal_error" : "unauthorized", `Unauthorized: ${problem}.`);
  };
}

/** Whether the sandbox's own page calls, which knows no key. Browsers let no other page claim that. */
const isOwnPage = (headers: Headers): boolean =>
  headers.has("X-Sandbox-Page") && headers.get("Sec-Fetch-Site") === "same-origin";
