// What belongs to HeyGen can be used, but not changed.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { SkipCase } from "../context/connection.ts";
import type { Json } from "../spec/openapi.ts";
import type { Resource } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";

const foreignRule: Rule = {
  kind: "ownership/public",
  title: "A public resource can't be changed or deleted: 400, 403 or 404.",
  source: "Reference of the changes and deletions of looks and groups: your own ones; error codes: forbidden",
  confidence: "B",
};

/** The filters that select what is public, in the lists that have them. */
const filters: readonly Record<string, string>[] = [{ ownership: "public" }, { type: "public" }];

export function ownershipStories(resources: readonly Resource[]): Story[] {
  return resources.flatMap((resource) => {
    const { get, update, remove, parameter } = resource;
    const changes = [update, remove].filter((one) => one !== undefined);
    return changes.map((change) => ({
      operations: [change.id, get.id],
      rule: foreignRule,
      title: `${change.id} rejects a public ${parameter.replace("_id", "")}`,
      async run(context) {
        // On the API itself, nothing is touched that the tests have not created.
        if (context.isFrugal) throw new SkipCase("not allowed", "only created resources are changed");
        for (const id of await publicIds(resource, context)) {
          const path = { [parameter]: id };
          const before = (await context.succeed(get.id, { path })).body?.data;
          const examples = change.request?.examples.map(({ value }) => withPlaceholders(value)) ?? [undefined];
          for (const body of examples) {
            await context.expectError(change.id, { path, body }, [400, 403, 404], [], `the public ${id}`);
          }
          const after = (await context.succeed(get.id, { path })).body?.data;
          context.expectSame(after, before, `${id} after the rejected call`);
        }
      },
    }));
  });
}

/** At most three public items; of looks, one of each type. */
async function publicIds({ lists, idKey }: Resource, context: CaseContext): Promise<string[]> {
  for (const { operation } of lists) {
    const filter = filters.find((one) => operation.parameters.some(({ name }) => name in one));
    if (!filter || !context.canCall(operation.id)) continue;
    const items = await context.listAll(operation.id, filter, context.isFrugal ? 1 : 50);
    const kinds = new Map<string, Json>(items.map((item) => [item?.avatar_type, item]));
    const ids = [...kinds.values()].map((item) => item?.[idKey]).filter((id) => typeof id === "string");
    if (ids.length > 0) return ids.slice(0, 3);
  }
  throw new SkipCase("no resource", "there is no public resource of this kind");
}
