// The types of handlers: input and replies of each operation, from the spec.
import type { OperationId } from "../../../generated/sandbox-operations.ts";
import type { operations } from "../../../generated/types.ts";
import type { Durations } from "../settings/options.ts";
import type { Store } from "../state/store.ts";

type Responses<Id extends OperationId> = operations[Id]["responses"];
type Body<Response> = Response extends { content: { "application/json": infer Json } } ? Json : never;
type Parameters<Id extends OperationId, Place extends string> = operations[Id]["parameters"] extends {
  [In in Place]?: infer Values;
}
  ? NonNullable<Values>
  : Record<never, never>;

/** A reply of an operation: a documented status with its body. */
export type OperationReply<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: { status: Status; body: Body<Responses<Id>[Status]> };
}[keyof Responses<Id>];

/** A validated request. */
export interface Input<Id extends OperationId> {
  path: Parameters<Id, "path">;
  query: Parameters<Id, "query">;
  body: operations[Id] extends { requestBody: { content: { "application/json": infer Json } } } ? Json : never;
  /** The file of an upload. */
  file?: File | undefined;
}

export interface HandlerContext {
  store: Store;
  durations: Durations;
  /** The base of the sandbox's own URLs, such as `http://127.0.0.1:4010`, taken from the request. */
  origin: string;
}

export type Handler<Id extends OperationId> = (
  input: Input<Id>,
  context: HandlerContext,
) => OperationReply<Id> | Promise<OperationReply<Id>>;

/** A handler for each operation of the spec. `"example"` replies with the first documented example of a success. */
export type Handlers = { [Id in OperationId]: Handler<Id> | "example" };

export const ok = <Data>(data: Data): { status: 200; body: { data: Data } } => ({ status: 200, body: { data } });

/** A success of v2. */
export const okV2 = <Data>(data: Data): { status: 200; body: { error: null; data: Data } } => ({
  status: 200,
  body: { error: null, data },
});
