import type { FetchResponse } from "openapi-fetch";
import type { Marked } from "../../../generated/types.ts";
import { type Call, callOf, newCall } from "../call.ts";
import { missingIn } from "../envelope.ts";
import { errorOf } from "../response.ts";

/** What a call resolves to: the result of openapi-fetch. */
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
 * Waits for a call and returns what is inside its envelope: the `data` of a v3, v2 or v1 answer; `null` where the
 * operation documents it; an empty object for a deletion that is answered without a body.
 *
 * @throws {@link HeyGenError} for an error response; {@link HeyGenConnectionError} and {@link HeyGenTimeoutError} come
 * from the call itself
 */
export async function unwrap<Result extends CallResult>(call: Promise<Result>): Promise<Unwrapped<Result>> {
  return unwrapResult(await call);
}

/** The same for a call that has ended. */
export function unwrapResult<Result extends CallResult>(result: Result): Unwrapped<Result> {
  const { data, error, response } = result;
  const call = callOf(result) ?? foreignCall(response);
  if (!response.ok) throw errorOf(response, error, call);
  // A deletion that was answered without a body holds nothing that a caller needs.
  const isEmpty = call.method === "DELETE" && data === undefined;
  if (isEmpty) return (call.facts.data ? {} : null) as Unwrapped<Result>;
  if (missingIn(data, call.facts)) throw errorOf(response, data, call);
  return ((data as { data?: unknown }).data ?? null) as Unwrapped<Result>;
}

/** Stands for the call of a result that another openapi-fetch client made. */
function foreignCall(response: Response): Call {
  const operation = `call of ${response.url || "an unknown address"}`;
  const call = newCall({
    operation,
    method: "GET",
    facts: {},
    input: [],
    knownGroups: new Set(),
    signal: undefined,
    fetchOptions: {},
  });
  return { ...call, attempts: 1 };
}
