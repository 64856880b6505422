// Ids in bodies: of unknown, deleted, unfinished and new resources, at each place that takes one.
import { type Case, caseId, type RequestCase, type Story, storyCase } from "../context/case.ts";
import { SkipCase } from "../context/connection.ts";
import { isFinished } from "../context/statuses.ts";
import { type BodyPlace, referencePlaces } from "../spec/body-places.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Resource } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { fromPhoto } from "./bodies.ts";

const unknownRule: Rule = {
  kind: "references/unknown",
  title: "An unknown id in a body is rejected with 404 or 400, wherever it is.",
  source: "Error codes of the reference: …_not_found; guides of avatar and video creation",
  confidence: "A",
};
const deletedRule: Rule = {
  kind: "references/deleted",
  title: "The id of a deleted resource is rejected like an unknown one.",
  source: "Reference of each deletion: a deleted resource can't be used any more",
  confidence: "A",
};
const unfinishedRule: Rule = {
  kind: "references/unfinished",
  title: "A look that is processing or failed is rejected, wherever its id is.",
  source: "Published response: 400 invalid_parameter; error codes: 409 resource_not_ready",
  confidence: "B",
};
const newRule: Rule = {
  kind: "references/new",
  title: "A resource that was just created and completed can be used wherever its id is taken.",
  source: "Guides of avatar creation, looks and voices: use the new id",
  confidence: "A",
};

export function referenceCases(reader: DocumentReader, resources: readonly Resource[]): Case[] {
  return referencePlaces(reader).flatMap((place) => {
    const resource = resources.find(({ parameter }) => parameter === `${place.kind}_id`);
    const isDeletable = resource?.remove !== undefined && resource.creators.length > 0;
    return [
      unknownCase(place),
      ...(isDeletable ? [storyCase(deletedStory(place, resource))] : []),
      ...(isDeletable && isUsable(place) ? [storyCase(newStory(place))] : []),
      ...(place.kind === "look" ? [unfinishedStory(place), failedStory(place), listedStory(place)].map(storyCase) : []),
    ];
  });
}

const placeOf = ({ pointer }: BodyPlace): string => `body${pointer.replaceAll("/", ".")}`;
const nameOf = (place: BodyPlace): string => [place.variant, placeOf(place)].filter(Boolean).join("/");

function unknownCase(place: BodyPlace): RequestCase {
  const { operation, variant } = place;
  const { id } = operation;
  return {
    id: caseId(id, unknownRule, variant, placeOf(place)),
    operation: id,
    uses: [],
    rule: unknownRule,
    title: `${id} rejects an unknown ${place.kind} in ${nameOf(place)}`,
    covers: [],
    needs: ["state", "validation"],
    steps: [{ operation: id, call: { body: place.bodyWith("no_such_id") } }],
    expect: { response: "unknown", place: nameOf(place), part: "body" },
  };
}

function storyAt(place: BodyPlace, rule: Rule, what: string, name?: string): Omit<Story, "run"> {
  const { id } = place.operation;
  return {
    operations: [id, ...(place.kind === "look" ? ["createAvatar", "getAvatarLook", "listAvatarLooks"] : [])],
    rule,
    name: [nameOf(place), name].filter(Boolean).join("/"),
    title: `${id} ${what} in ${nameOf(place)}`,
    needs: ["state", "validation"],
  };
}

function deletedStory(place: BodyPlace, { remove, parameter }: Resource): Story {
  return {
    ...storyAt(place, deletedRule, `rejects a deleted ${place.kind}`),
    async run(context) {
      // Without a clock to advance, waiting for it would take too long.
      const id = await context.newId(parameter, context.isTimed);
      await context.succeed(remove?.id ?? "", { path: { [parameter]: id } });
      await context.expectError(place.operation.id, { body: place.bodyWith(id) }, [400, 404], [], nameOf(place));
    },
  };
}

/**
 * Whether a new resource can be used just like that. Where no example has an id, other rules may apply to the body; those of
 * v2 need a trained group, and an uploaded picture is not of use everywhere.
 */
const isUsable = ({ isInExample, operation, kind }: BodyPlace): boolean =>
  isInExample && !operation.deprecated && kind !== "asset";

function newStory(place: BodyPlace): Story {
  return {
    ...storyAt(place, newRule, `takes a new ${place.kind}`),
    async run(context) {
      const id = await context.newId(`${place.kind}_id`);
      await context.succeed(place.operation.id, { body: place.bodyWith(id) });
    },
  };
}

const rejections = [400, 404, 409];

function unfinishedStory(place: BodyPlace): Story {
  return {
    ...storyAt(place, unfinishedRule, "rejects a processing look", "processing"),
    async run(context) {
      const created = await context.succeed("createAvatar", { body: fromPhoto });
      const id = context.textAt(created, ["data", "avatar_item", "id"]);
      await context.expectError(place.operation.id, { body: place.bodyWith(id) }, rejections, [], nameOf(place));
    },
  };
}

function failedStory(place: BodyPlace): Story {
  return {
    ...storyAt(place, unfinishedRule, "rejects a failed look", "failed"),
    async run(context) {
      const body = { ...fromPhoto, name: await context.triggerText("failure") };
      const created = await context.succeed("createAvatar", { body });
      const id = context.textAt(created, ["data", "avatar_item", "id"]);
      const read = async () => (await context.succeed("getAvatarLook", { path: { look_id: id } })).body?.data;
      await context.until(read, isFinished);
      await context.expectError(place.operation.id, { body: place.bodyWith(id) }, rejections, [], nameOf(place));
    },
  };
}

/** How many looks of a list are tried. */
const maxTried = 4;

function listedStory(place: BodyPlace): Story {
  return {
    ...storyAt(place, unfinishedRule, "rejects each listed look that is not completed", "listed"),
    async run(context) {
      const looks = await context.listAll("listAvatarLooks", { ownership: "private" }, 100);
      const unusable = looks.filter(({ status = "completed" }) => status !== null && status !== "completed");
      if (unusable.length === 0) throw new SkipCase("no resource", "all listed looks are completed");
      for (const { id, status } of unusable.slice(0, maxTried)) {
        // The picture of a digital twin that waits for consent may still be the model of a new look.
        if (status === "pending_consent" && place.operation.id === "createAvatar") continue;
        const call = { body: place.bodyWith(id) };
        await context.expectError(place.operation.id, call, rejections, [], `the ${status} look ${id}`);
      }
    },
  };
}
