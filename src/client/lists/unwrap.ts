import { type Call, callOf, newCall } from "../call.ts";
import { missingIn } from "../envelope.ts";
import { errorOf } from "../response.ts";

/** The result of a call, of this client or of another openapi-fetch client. */
export interface AnyResult {
  data?: object | undefined;
  error?: unknown;
  response: Response;
}

/** The content of a success envelope; null for the deletions of v2, whose envelope is empty. */
export type Unwrapped<Result extends AnyResult> =
  NonNullable<Result["data"]> extends { data: infer Data } ? Data : null;

/**
 * Waits for a call and returns the content of its envelope: the `data` of a v3, v2 or v1 response, `null` if the
 * operation documents it, or an empty object if a deletion returns no body.
 *
 * @throws {@link HeyGenError} for an error response; {@link HeyGenConnectionError} and {@link HeyGenTimeoutError} come
 * from the call itself
 */
export async function unwrap<Result extends AnyResult>(call: Promise<Result>): Promise<Unwrapped<Result>> {
  const result = await call;
  if (!result?.response) throw new TypeError("unwrap: pass the promise of a call, such as heygen.GET(…)");
  return unwrapResult(result);
}

/** Like {@link unwrap}, for a call that has completed. */
export function unwrapResult<Result extends AnyResult>(result: Result): Unwrapped<Result> {
  const { data, error, response } = result;
  const call = callOf(result) ?? foreignCall(response);
  if (!response.ok) throw errorOf(response, error, call);
  // Callers need nothing from the body of a deletion, so it may be missing.
  const isEmpty = call.method === "DELETE" && data === undefined;
  if (isEmpty) return (call.facts.data ? {} : null) as Unwrapped<Result>;
  if (missingIn(data, call.facts)) throw errorOf(response, data, call);
  return ((data as { data?: unknown }).data ?? null) as Unwrapped<Result>;
}

/** A placeholder for the call of a result that another openapi-fetch client returned. */
function foreignCall(response: Response): Call {
  const operation = `call of ${response.url || "an unknown URL"}`;
  const call = newCall({
    operation,
    method: "GET",
    facts: {},
    input: [],
    known: { groups: new Set(), assets: new Map() },
    signal: undefined,
    fetchOptions: {},
  });
  return { ...call, attempts: 1 };
}
