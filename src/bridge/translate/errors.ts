import type { Migration } from "../../../generated/migration.ts";

/** Thrown if v3 rejects a call, or if the bridge can't make one. */
export class V3Error extends Error {
  readonly status: number;
  /** The code of v3. */
  readonly code: string;
  /** Seconds to wait before a retry. */
  readonly retryAfter: number | undefined;
  /** Whether the call may have taken effect. */
  readonly isUnknown: boolean;

  constructor(
    status: number,
    code: string,
    message: string,
    { retryAfter, isUnknown = false }: { retryAfter?: number | undefined; isUnknown?: boolean } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
    this.isUnknown = isUnknown;
  }
}

/** The numbers of v1, by the code of v3; from HeyGen's former reference of errors. */
const v1Codes: Readonly<Record<string, number>> = {
  unauthorized: 400112,
  forbidden: 400562,
  resource_access_denied: 400562,
  invalid_parameter: 400175,
  video_not_found: 40104,
  webhook_not_found: 400131,
  plan_upgrade_required: 400599,
};

/** The codes of v2 by status, where v3 has other ones. */
const v2Codes: Readonly<Record<number, string>> = { 401: "internal_error", 404: "not_found" };

/** Whether an operation responds with the numeric `code` of v1. */
const isV1 = ({ path, response }: Pick<Migration, "path" | "response">): boolean =>
  path.startsWith("/v1/") && !("error" in response);

/** The body of an error response, in the shape of the version that the operation belongs to. */
export function errorBody(migration: Pick<Migration, "path" | "response">, { status, code, message }: V3Error): object {
  if (isV1(migration)) return { code: v1Codes[code] ?? status, message };
  return { data: null, error: { code: v2Codes[status] ?? code, message } };
}
