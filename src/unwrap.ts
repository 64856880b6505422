import { findings } from "./client/call.ts";
import { errorIn, start } from "./client/envelope.ts";
import { HeyGenError } from "./client/errors.ts";

/** What a call resolves to: openapi-fetch's result. */
export interface CallResult {
  data?: { data?: unknown } | undefined;
  error?: unknown;
  response: Response;
}

/** What is inside the envelope of a success. */
export type Unwrapped<Result extends CallResult> = NonNullable<Result["data"]>["data"];

/**
 * Waits for a call and gives what is inside its envelope, in v3, v2 and v1 alike: the `data` of the body. `null` where
 * the operation documents it.
 *
 * @throws {HeyGenError} when the API refused; {HeyGenConnectionError} and {HeyGenTimeoutError} come from the call itself.
 */
export async function unwrap<Result extends CallResult>(call: Promise<Result>): Promise<Unwrapped<Result>> {
  const { data, error, response } = await call;
  if (response.ok) return data?.data as Unwrapped<Result>;
  throw (
    findings.get(response)?.error ??
    // A middleware has replaced the response.
    new HeyGenError(
      { operation: new URL(response.url || "http://unknown").pathname, attempts: 1 },
      { status: response.status, body: error },
      errorIn(error) ?? { code: "unexpected_response", message: start(JSON.stringify(error) ?? "") },
    )
  );
}
