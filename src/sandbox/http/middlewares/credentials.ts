import { type Middleware, reject } from "../call.ts";

/** A key that is valid but has no permissions, to test 403 responses. */
const forbiddenKey = "sandbox-forbidden";

/** A key that is never accepted, to test 401 responses. */
const wrongKey = "sandbox-unauthorized";

/** Rejects requests without valid credentials. @param apiKey the only key that is accepted. Default: every key. */
export function credentials(apiKey: string | undefined): Middleware {
  return ({ request: { headers }, route: { operation } }, next) => {
    if (isOwnPage(headers)) return next();
    const { keyOnly } = operation;
    const token = keyOnly ? undefined : /^Bearer (.+)$/i.exec(headers.get("Authorization") ?? "")?.[1];
    const given = headers.get("X-Api-Key") || token;
    if (given === forbiddenKey) return reject(403, "forbidden", "This account has no permissions.");
    if (given && given !== wrongKey && (!apiKey || given === apiKey)) return next();
    const expected = keyOnly ? "X-Api-Key" : "X-Api-Key or Authorization";
    const problem = given ? "the API key is wrong" : `the header ${expected} is missing`;
    return reject(401, keyOnly ? "internal_error" : "unauthorized", `Unauthorized: ${problem}.`);
  };
}

/** Whether the request is from the sandbox's own page, which has no key. Browsers prevent other pages from forging it. */
const isOwnPage = (headers: Headers): boolean =>
  headers.has("X-Sandbox-Page") && headers.get("Sec-Fetch-Site") === "same-origin";
