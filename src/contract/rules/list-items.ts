// The items of lists, and how to create some.
import type { CaseContext } from "../context/case-context.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { idOf } from "../spec/resource-views.ts";
import type { ListOperation, Resource } from "../spec/resources.ts";
import { withPlaceholders } from "../spec/samples.ts";

/**
 * The operation that creates items of a list: a POST to the same path, or a creator of the resource. Videos fire
 * events.
 */
export function creatorOf(
  { operation }: ListOperation,
  owner: Resource | undefined,
  reader: DocumentReader,
): Operation | undefined {
  const twin = reader.operations.find(({ method, path }) => method === "POST" && path === operation.path);
  const isMaking = twin && /^(create|upload)/.test(twin.id);
  const ended = operation.id === "listWebhookEvents" ? "createVideo" : undefined;
  return isMaking ? twin : (owner?.creators[0]?.operation ?? reader.operations.find(({ id }) => id === ended));
}

/** How many items are created on a server that can't be reset. */
const fewItems = 5;

/** Creates a number of items, if an operation creates them. Returns the number of created items. */
export async function fillList(creator: Operation | undefined, count: number, context: CaseContext): Promise<number> {
  if (!creator || !context.canCall(creator.id)) return 0;
  const created = await createItems(creator, context.isResettable ? count : Math.min(count, fewItems), context);
  // Some items appear only after other resources are completed.
  await context.advance(60 * 60 * 1000);
  return created;
}

async function createItems(creator: Operation, count: number, context: CaseContext): Promise<number> {
  const examples = (creator.request?.examples ?? []).map(({ value }) => withPlaceholders(value));
  // Prefer examples that create a group of their own.
  const example = examples.find((value) => value.avatar_group_id === undefined && value.avatar_id === undefined);
  const isForm = creator.request?.type !== "application/json";
  let created = 0;
  for (let index = 0; index < count; index++) {
    const { status } = await context.call(creator.id, isForm ? {} : { body: example ?? examples[0] });
    // Other cases test the creation.
    if (status < 300) created++;
  }
  return created;
}

/** The ids of items. */
export const idsOf = (items: readonly Json[] | undefined): string[] => (items ?? []).map((item) => idOf(item) ?? "");
