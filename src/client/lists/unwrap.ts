import type { FetchResponse } from "openapi-fetch";
import type { Marked } from "../../../generated/types.ts";
import { errorIn, excerptOf, missingIn } from "../envelope.ts";
import { type CallFacts, HeyGenError } from "../errors.ts";
import { contextOf } from "../request-context.ts";

/** What a call resolves to: openapi-fetch's result. */
export interface CallResult {
  data?: object | undefined;
  error?: unknown;
  response: Response;
}

/**
 * The body of a success. It is read off the operation, because openapi-fetch rewrites bodies field by field: the names of
 * the spec's schemas are lost, and so is what tells one kind of id from another.
 */
type SuccessBody<Result extends CallResult> = [Result] extends [
  FetchResponse<infer Operation, infer _Options, infer _Media>,
]
  ? Operation extends { responses: { 200: { content: { "application/json": infer Body } } } }
    ? Marked<Body>
    : NonNullable<Result["data"]>
  : NonNullable<Result["data"]>;

/** What is inside the envelope of a success; null for the deletions of v2, whose envelope is empty. */
export type Unwrapped<Result extends CallResult> = SuccessBody<Result> extends { data: infer Data } ? Data : null;

/**
 * Waits for a call and gives what is inside its envelope: the `data` of a v3, v2 or v1 answer; `null` where the
 * operation documents it.
 *
 * @throws {@link HeyGenError} when the API refused; {@link HeyGenConnectionError} and {@link HeyGenTimeoutError} come
 * from the call itself
 */
export async function unwrap<Result extends CallResult>(call: Promise<Result>): Promise<Unwrapped<Result>> {
  return unwrapResult(await call);
}

/** The same for a call that has ended. */
export function unwrapResult<Result extends CallResult>(result: Result): Unwrapped<Result> {
  const { data, error, response } = result;
  const context = contextOf(result);
  // Otherwise a middleware has put another response in the place of the refusal.
  if (context?.refusal?.response === response) throw context.refusal.error;

  const { status } = response;
  const call: CallFacts = context ?? { operation: "call", attempts: 1 };
  if (!response.ok) {
    const problem = errorIn(error) ?? { code: "unexpected_response", message: excerptOf(error) };
    throw new HeyGenError(call, { status, body: error }, problem);
  }
  const missing = missingIn(data, context?.facts);
  if (missing) {
    const message = `expected ${missing}, got ${excerptOf(data)}`;
    throw new HeyGenError(call, { status, body: data }, { code: "unexpected_response", message });
  }
  return ((data as { data?: unknown }).data ?? null) as Unwrapped<Result>;
}
