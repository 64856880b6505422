// Tells from an error of `fetch` whether the request was sent. Node identifies such errors by the `code` of the cause.

/** Transient failures that happen before anything is sent. */
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

/** Failures of the TLS handshake, such as an expired, self-signed or mismatched certificate. */
const tlsCode = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|ERR_TLS_|ERR_SSL_)/;

/** Whether the request was certainly not sent. */
export function isUnsent(cause: unknown): boolean {
  return isHopeless(cause) || codesOf(cause).some((code) => unsentCodes.includes(code));
}

/** Whether no retry can succeed in sending the request. */
export function isHopeless(cause: unknown): boolean {
  const isBadPort = errorsOf(cause).some(({ message }) => message === "bad port");
  return (
    isBadPort ||
    codesOf(cause).some((code) => ["ERR_INVALID_URL", "UND_ERR_INVALID_ARG"].includes(code) || tlsCode.test(code))
  );
}

const codesOf = (cause: unknown): string[] =>
  errorsOf(cause).flatMap(({ code }) => (typeof code === "string" ? [code] : []));

interface ErrorLike {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** The thrown value and its cause. `instanceof` would fail: Jest and `node:vm` throw errors of another realm. */
function errorsOf(thrown: unknown): ErrorLike[] {
  const { cause } = Object(thrown) as ErrorLike;
  return [Object(thrown), Object(cause)];
}
