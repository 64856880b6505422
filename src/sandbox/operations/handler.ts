// What a handler takes and gives, by operation, as the spec says it.
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

/** An answer of an operation: a status that it documents, with the body that belongs to it. */
export type OperationReply<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: { status: Status; body: Body<Responses<Id>[Status]> };
}[keyof Responses<Id>];

/** A checked request. */
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
  /** Where the sandbox was asked, such as `http://127.0.0.1:4010`: what its own addresses start with. */
  origin: string;
}

export type Handler<Id extends OperationId> = (
  input: Input<Id>,
  context: HandlerContext,
) => OperationReply<Id> | Promise<OperationReply<Id>>;

/** A handler for each operation of the spec. `"example"` answers with the first documented success. */
export type Handlers = { [Id in OperationId]: Handler<Id> | "example" };

export const ok = <Data>(data: Data): { status: 200; body: { data: Data } } => ({ status: 200, body: { data } });

/** A success of v2. */
export const okV2 = <Data>(data: Data): { status: 200; body: { error: null; data: Data } } => ({
  status: 200,
  body: { error: null, data },
});
