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
 * Waits for a call and gives what is inside its envelope: the `data` of a v3, v2 or v1 answer; `null` where the
 * operation documents it.
 *
 * @throws {HeyGenError} when the API refused; {HeyGenConnectionError} and {HeyGenTimeoutError} come from the call itself.
 */
export async function unwrap<Result extends CallResult>(call: Promise<Result>): Promise<Unwrapped<Result>> {
  const { data, error, response } = await call;
  if (response.ok) return data?.data as Unwrapped<Result>;
  const { status } = response;
  // Without a finding, a middleware has replaced the response.
  const message = start(JSON.stringify(error) ?? "");
  const envelope = errorIn(error) ?? { code: "unexpected_response", message };
  throw (
    findings.get(response)?.error ??
    new HeyGenError({ operation: "call", attempts: 1 }, { status, body: error }, envelope)
  );
}
