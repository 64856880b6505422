// What a failure of `fetch` says about whether the request was sent. Node names failures by the `code` of the cause.

/** Failures that happen before anything is sent, and may pass. */
const unsentCodes = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EMFILE",
  "ENFILE",
  "UND_ERR_CONNECT_TIMEOUT",
];

/** Failures of the TLS handshake, such as an expired, self-signed or wrong certificate. */
const tlsCode = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS_|ERR_SSL_)/;

/** Whether the request was certainly not sent. */
export function isUnsent(cause: unknown): boolean {
  return isHopeless(cause) || codesOf(cause).some((code) => unsentCodes.includes(code));
}

/** Whether the request can't be sent, now or later. */
export function isHopeless(cause: unknown): boolean {
  const isBadPort = errorsOf(cause).some(({ message }) => message === "bad port");
  return isBadPort || codesOf(cause).some((code) => code === "ERR_INVALID_URL" || tlsCode.test(code));
}

const codesOf = (cause: unknown): string[] =>
  errorsOf(cause).flatMap(({ code }) => (typeof code === "string" ? [code] : []));

interface ErrorLike {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** What was thrown, and its cause. Without `instanceof`: Jest and `node:vm` throw the errors of another realm. */
function errorsOf(thrown: unknown): ErrorLike[] {
  const { cause } = Object(thrown) as ErrorLike;
  return [Object(thrown), Object(cause)];
}
