// The error envelopes of v3 and v2.
import type { KnownErrorCode } from "../../../generated/types.ts";

/** An error response of v3. */
export interface ErrorReply<Status extends number> {
  status: Status;
  body: { error: { code: KnownErrorCode; message: string; param?: string; doc_url: string } };
}

export function errorReply<Status extends number>(
  status: Status,
  code: KnownErrorCode,
  message: string,
  param?: string,
): ErrorReply<Status> {
  const doc_url = `https://developers.heygen.com/docs/error-codes#${code.replaceAll("_", "-")}`;
  return { status, body: { error: { code, message, ...(param && { param }), doc_url } } };
}

/** An error response of v2. */
export interface V2ErrorReply<Status extends number> {
  status: Status;
  body: { data: null; error: { code: KnownErrorCode; message: string } };
}

export function v2ErrorReply<Status extends number>(
  status: Status,
  code: KnownErrorCode,
  message: string,
): V2ErrorReply<Status> {
  return { status, body: { data: null, error: { code, message } } };
}

/** Whether a value is an error response rather than a resource. */
export const isErrorReply = (value: object): value is ErrorReply<number> => "status" in value && "body" in value;
