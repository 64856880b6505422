// Repeated calls: reads change nothing, and responses have the same form each time.

import type { Story } from "../context/case.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { resourcesIn, withoutSignatures } from "../spec/resource-views.ts";
import { type Resource, successOf } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";

const readRule: Rule = {
  kind: "repeated/read",
  title: "Reading twice returns the same response.",
  source: "HTTP: GET is safe and idempotent",
  confidence: "A",
};
const shapeRule: Rule = {
  kind: "repeated/members",
  title: "The same call returns the same members with the same types each time.",
  source: "OpenAPI document; reference of each operation",
  confidence: "B",
};

const stableRule: Rule = {
  kind: "repeated/as-get",
  title: "A call returns a resource as get does.",
  source: "Guides of avatar creation, groups and looks",
  confidence: "A",
};

/** Enough to notice servers that alternate or change after a few calls. */
const repeats = 4;

export function repeatedCallStories({ operations }: DocumentReader, resources: readonly Resource[]): Story[] {
  return operations.flatMap((operation) =>
    operation.method === "GET" ? [readStory(operation)] : [shapeStory(operation), stableStory(operation, resources)],
  );
}

/** How many resources of a response are read. */
const maxRead = 3;

/** The context compares responses about the same resource. */
function stableStory({ id }: Operation, resources: readonly Resource[]): Story {
  return {
    title: `${id} returns resources as get does`,
    operations: [id],
    rule: stableRule,
    async run(context) {
      const { operation, body } = await context.succeed(id);
      const seen = resourcesIn(body, successOf(operation), context.connection.reader);
      for (const { component, id: resource } of seen.slice(0, maxRead)) {
        for (const { get, parameter } of resources.filter((one) => one.component === component)) {
          if (context.canCall(get.id)) await context.succeed(get.id, { path: { [parameter]: resource } });
        }
      }
    },
  };
}

function readStory({ id }: Operation): Story {
  return {
    title: `${id} returns the same response when it is called again`,
    operations: [id],
    rule: readRule,
    async run(context) {
      const first = await context.succeed(id);
      for (let count = 1; count < repeats; count++) {
        const { body } = await context.succeed(id);
        context.expectSame(withoutSignatures(body), withoutSignatures(first.body), "the response");
      }
    },
  };
}

function shapeStory({ id, method }: Operation): Story {
  return {
    title: `${id} returns the same members when it is called again`,
    operations: [id],
    rule: shapeRule,
    async run(context) {
      const first = await context.succeed(id);
      for (let count = 1; count < repeats; count++) {
        const { status, body } = await context.call(id);
        // A second deletion is rejected.
        if (method === "DELETE" || status >= 300) continue;
        context.expectSame(shapeOf(body), shapeOf(first.body), "members");
        context.expectSame(body?.warning, first.body?.warning, "warning");
      }
    },
  };
}

/** A value with the types of its members instead of their values. A list has only its first item. */
function shapeOf(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== "object") return value === null ? "null" : typeof value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, shapeOf(value[key])]));
}
