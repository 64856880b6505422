/** A secret, or a function that returns it and is called once per call. */
export type Secret = string | (() => string | Promise<string>);

/** Exactly one of the two is set. */
export interface Credentials {
  readonly apiKey?: Secret | undefined;
  readonly accessToken?: Secret | undefined;
}

/** Checks that a secret is a valid header value. `Headers` would reject it too, but with the secret in the error. */
export function checkSecret(secret: unknown): string {
  if (typeof secret !== "string") throw new TypeError(`apiKey and accessToken must be strings, got ${typeof secret}`);
  if (/^[!-~]+$/.test(secret)) return secret;
  throw new TypeError("apiKey and accessToken must be printable ASCII without spaces");
}
