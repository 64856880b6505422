/** A secret, or a function that fetches it, asked once per call. */
export type Secret = string | (() => string | Promise<string>);

export interface Credentials {
  readonly apiKey?: Secret | undefined;
  readonly accessToken?: Secret | undefined;
}

/** Puts the key or the token into the headers of a request. */
export async function addCredentials(headers: Headers, { apiKey, accessToken }: Credentials): Promise<void> {
  if (accessToken) headers.set("Authorization", `Bearer ${await reveal(accessToken, "accessToken")}`);
  else if (apiKey) headers.set("X-Api-Key", await reveal(apiKey, "apiKey"));
}

async function reveal(secret: Secret, option: string): Promise<string> {
  const value = typeof secret === "function" ? await secret() : secret;
  // Headers would refuse it too, but name the value in the error.
  if (typeof value !== "string" || !/^[\x21-\x7e]+$/.test(value)) {
    throw new TypeError(`${option} must be a text without spaces, line breaks or characters beyond ASCII`);
  }
  return value;
}
