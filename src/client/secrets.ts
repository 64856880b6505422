// Keeps credentials out of everything a caller may log.

/** Replaces the key and the token of a request wherever they stand in a text, such as in an answer that echoes them. */
export function redactor(headers: Headers): (text: string) => string {
  const secrets = [headers.get("X-Api-Key"), headers.get("Authorization")?.replace(/^Bearer /, "")];
  return (text) =>
    // Anything shorter is no real secret, and would be found inside ordinary words.
    secrets.reduce<string>(
      (safe, secret) => (secret && secret.length > 5 ? safe.replaceAll(secret, "[redacted]") : safe),
      text,
    );
}

/** A copy of a cause with its name, message and code, and nothing that could hold a request. */
export function safeCause(cause: unknown, redact: (text: string) => string): Error | undefined {
  if (!(cause instanceof Error)) return cause === undefined ? undefined : new Error(redact(String(cause)));
  const copy = new Error(redact(cause.message), { cause: safeCause(cause.cause, redact) });
  const { code } = cause as { code?: unknown };
  return Object.assign(copy, { name: cause.name, ...(typeof code === "string" && { code }) });
}
