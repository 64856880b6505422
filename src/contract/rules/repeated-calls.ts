// The same call again: reading changes nothing, and what a response shows it shows each time.

import { resourcesIn, withoutSignatures } from "../checks/consistency.ts";
import type { Case } from "../context/case.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { type Resource, successOf } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";

const readRule: Rule = {
  title: "To read something twice gives the same twice.",
  source: "HTTP: GET is safe and idempotent",
  confidence: "A",
};
const shapeRule: Rule = {
  title: "The same call gets a response with the same members, of the same types, each time.",
  source: "OpenAPI document; reference of each operation",
  confidence: "B",
};

const stableRule: Rule = {
  title: "What a call shows of a thing is what get answers.",
  source: "Guides of avatar creation, groups and looks",
  confidence: "A",
};

/** Repetitions tell of what changes every other time, and after a few. */
const repeats = 4;

export function repeatedCallCases({ operations }: DocumentReader, resources: readonly Resource[]): Case[] {
  return operations.flatMap((operation) =>
    operation.method === "GET" ? [readCase(operation)] : [shapeCase(operation), stableCase(operation, resources)],
  );
}

/** How many things of one response are read. */
const maxRead = 3;

/** The context compares what two responses show of the same thing. */
function stableCase({ id }: Operation, resources: readonly Resource[]): Case {
  return {
    id: `${id} answers what get shows`,
    operations: [id],
    rule: stableRule,
    async run(context) {
      const { operation, body } = await context.succeed(id);
      const seen = resourcesIn(body, successOf(operation), context.connection.reader);
      for (const { component, id: resource } of seen.slice(0, maxRead)) {
        for (const { get, parameter } of resources.filter((one) => one.component === component)) {
          if (context.has(get.id)) await context.succeed(get.id, { path: { [parameter]: resource } });
        }
      }
    },
  };
}

function readCase({ id }: Operation): Case {
  return {
    id: `${id} answers the same when it is asked again`,
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

function shapeCase({ id, method }: Operation): Case {
  return {
    id: `${id} answers alike when it is called again`,
    operations: [id],
    rule: shapeRule,
    async run(context) {
      const first = await context.succeed(id);
      for (let count = 1; count < repeats; count++) {
        const { status, body } = await context.call(id);
        // What was deleted can't be deleted again.
        if (method === "DELETE" || status >= 300) continue;
        context.expectSame(shapeOf(body), shapeOf(first.body), "members");
        context.expectSame(body?.warning, first.body?.warning, "warning");
      }
    },
  };
}

/** A value with the type of each member in its place; a list is as its first item. */
function shapeOf(value: Json): Json {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (value === null || typeof value !== "object") return value === null ? "null" : typeof value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, shapeOf(value[key])]));
}
