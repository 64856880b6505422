// Replies from the examples in the spec.
import { examples, type OperationContract } from "../../../generated/sandbox-operations.ts";
import type { HttpReply } from "./call.ts";

/** Finds an example by status, by name, or by both; undefined if there is no such example. */
export function exampleReply(
  { responses }: OperationContract,
  code: string | undefined,
  example?: string,
): HttpReply | undefined {
  const owner = Object.entries(responses).find(([, names]) => ownMember(names, example));
  const status = code ?? owner?.[0];
  const names = ownMember(responses, status) ?? {};
  const component = example === undefined ? Object.values(names)[0] : ownMember(names, example);
  if (!component) return undefined;
  const reply = { status: Number(status), body: examples[component] };
  return status === "429" ? { ...reply, headers: { "Retry-After": "30" } } : reply;
}

/** Reads an own member of a record, but not an inherited one such as `constructor`. */
function ownMember<Value>(record: Readonly<Record<string, Value>>, name: string | undefined): Value | undefined {
  return name !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
