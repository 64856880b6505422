/** A secret, or a function that fetches it, asked once per call. */
export type Secret = string | (() => string | Promise<string>);

/** One of the two. */
export interface Credentials {
  readonly apiKey?: Secret | undefined;
  readonly accessToken?: Secret | undefined;
}

/** The secret, if it can be the value of a header. A header would refuse it too, but repeat it in the error. */
export function checkSecret(secret: unknown): string {
  if (typeof secret === "string" && /^[!-~]+$/.test(secret)) return secret;
  throw new TypeError("apiKey and accessToken must be printable ASCII without spaces");
}
