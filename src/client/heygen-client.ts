// The types of calls. Those of openapi-fetch rewrite bodies field by field, so the compiler would list the fields of a
// body instead of naming its schema, and ids would lose their kind.
import type { Client, FetchOptions, HeadersOptions, Middleware } from "openapi-fetch";
import type { Marked, paths } from "../../generated/types.ts";
import type { FetchOption } from "./prepare-call.ts";

type Method = "get" | "put" | "post" | "delete" | "patch";

/** The paths that have a method. */
export type PathWith<Verb extends Method> = {
  [Path in keyof paths]: paths[Path] extends { [Key in Verb]: { responses: unknown } } ? Path : never;
}[keyof paths];

/** An operation of the spec, by path and method. */
export type OperationOf<Path extends keyof paths, Verb extends Method> = Marked<paths[Path][Verb]>;

/** The body of a success. */
export type SuccessBody<Operation> = Operation extends { responses: infer Responses }
  ? JsonOf<Responses[keyof Responses & (200 | 202)]>
  : never;

type ErrorBody<Operation> = Operation extends { responses: infer Responses }
  ? JsonOf<Responses[Exclude<keyof Responses, 200 | 202>]>
  : never;

type JsonOf<Message> = Message extends { content: { "application/json": infer Body } } ? Body : never;

/** What a call resolves to: `data` for a success, otherwise `error`. */
export type CallResult<Operation> =
  | { data: SuccessBody<Operation>; error?: never; response: Response }
  | { data?: never; error: ErrorBody<Operation>; response: Response };

/** Options that every call takes: of `fetch`, of the `fetch` of a runtime, and of openapi-fetch. */
export interface CommonCallOptions
  extends Partial<Record<Exclude<FetchOption, keyof RequestInit>, unknown>>,
    Pick<RequestInit, Extract<FetchOption, keyof RequestInit>> {
  headers?: HeadersOptions | undefined;
  /** Aborts the call. It then rejects with the signal's reason. */
  signal?: AbortSignal | null | undefined;
  /** Makes the body that is sent of `body`. Default: `JSON.stringify`. */
  bodySerializer?: ((body: never) => unknown) | undefined;
  /** Makes the query string of `params.query`. Default: that of openapi-fetch. */
  querySerializer?: FetchOptions<unknown>["querySerializer"];
  /** Fills `params.path` into the path. Default: that of openapi-fetch. */
  pathSerializer?: FetchOptions<unknown>["pathSerializer"];
  /** Middleware of openapi-fetch, for this call only. */
  middleware?: Middleware[] | undefined;
}

type ParamsOption<Operation> = Operation extends { parameters: infer Params }
  ? { [Key in keyof Params]?: never } extends Params
    ? { params?: Params | undefined }
    : { params: Params }
  : unknown;

type BodyOption<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] }
  : Operation extends { requestBody?: { content: infer Content } }
    ? { body?: Content[keyof Content] | undefined }
    : unknown;

/** The options of a call: its parameters and its body, and {@link CommonCallOptions}. */
export type CallOptionsOf<Path extends keyof paths, Verb extends Method> = ParamsOption<OperationOf<Path, Verb>> &
  BodyOption<OperationOf<Path, Verb>> &
  CommonCallOptions;

/** The options are optional if nothing in them is required. For a path that does not exist, the compiler names the path. */
type CallArguments<Path extends PathWith<Verb>, Verb extends Method> =
  PathWith<Verb> extends Path
    ? [options?: CommonCallOptions]
    : CommonCallOptions extends CallOptionsOf<Path, Verb>
      ? [options?: CallOptionsOf<Path, Verb>]
      : [options: CallOptionsOf<Path, Verb>];

interface Caller<Verb extends Method> {
  <Path extends PathWith<Verb>>(
    path: Path,
    ...options: CallArguments<Path, Verb>
  ): Promise<CallResult<OperationOf<Path, Verb>>>;
  // Never matches a call. The compiler compares overloaded functions more loosely, and only so are these methods
  // assignable to those of openapi-fetch.
  (...never: [never, never, never, never]): never;
}

/** An openapi-fetch client for every path of the spec. Libraries that build on openapi-fetch accept it. */
export interface HeyGenClient extends Client<paths> {
  GET: Caller<"get">;
  PUT: Caller<"put">;
  POST: Caller<"post">;
  DELETE: Caller<"delete">;
  PATCH: Caller<"patch">;
}
