// Idempotency keys: a call that is resent with the same key takes effect once.
import type { Ability, Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { SkipCase } from "../context/connection.ts";
import type { Call } from "../context/prepare-request.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import type { Resource } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";

const replayRule: Rule = {
  kind: "idempotency/replay",
  title: "The same key replays the first response for 24 hours, whatever the body; another key is another call.",
  source: "Reference: Idempotency-Key, May 2026",
  confidence: "A",
};
const scopeRule: Rule = {
  kind: "idempotency/scope",
  title: "A key applies to one operation and one path.",
  source: "Reference: Idempotency-Key, key space",
  confidence: "B",
};
const overlapRule: Rule = {
  kind: "idempotency/overlap",
  title: "Of overlapping calls with the same key, one takes effect; the others get 409 or its response.",
  source: "Reference: Idempotency-Key, request_in_progress",
  confidence: "A",
};
const withoutRule: Rule = {
  kind: "idempotency/without-key",
  title: "Without a key, each call takes effect.",
  source: "Reference: Idempotency-Key is optional",
  confidence: "A",
};

const undeclaredRule: Rule = {
  kind: "idempotency/undeclared",
  title: "An operation that declares no idempotency key ignores it.",
  source: "Reference: the operations that take Idempotency-Key; not PATCH, DELETE, POST /v3/video-agents or v2",
  confidence: "A",
};

const needs: readonly Ability[] = ["state", "idempotency"];

const day = 24 * 60 * 60 * 1000;

export function idempotencyStories(reader: DocumentReader, resources: readonly Resource[]): Story[] {
  const keyed = reader.operations.filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"));
  const unkeyed = reader.operations.filter((operation) => operation.method !== "GET" && !keyed.includes(operation));
  const makes = ({ id }: Operation) =>
    resources.some(({ creators }) => creators.some(({ operation }) => operation.id === id));
  return [
    ...keyed.flatMap((operation) => storiesFor(operation, makes(operation))),
    ...keyed.filter(makes).map(withoutKeyStory),
    ...keyed.flatMap((operation) => effectStories(operation, resources)),
    ...scopeStories(keyed),
    ...unkeyed.flatMap((operation) => unkeyedStories(operation, makes(operation))),
  ];
}

/** Operations that do not declare a key ignore it. */
function unkeyedStories(operation: Operation, isMaking: boolean): Story[] {
  const { id, method } = operation;
  const call = withKey("contract:undeclared");
  const taken: Story = {
    name: "accepted",
    title: `${id} accepts a key that it does not declare`,
    operations: [id],
    rule: undeclaredRule,
    async run(context) {
      await context.succeed(id, call);
    },
  };
  return [
    taken,
    {
      name: "each-time",
      title: `${id} takes effect each time, even with the same key`,
      operations: [id],
      rule: undeclaredRule,
      async run(context) {
        // Both calls must be about the same resource.
        const path = method === "DELETE" ? await pathToChange(operation, context) : {};
        const first = await context.succeed(id, { ...call, path });
        const second = await context.call(id, { ...call, path });
        if (method === "DELETE") {
          context.expectSame(second.status, 404, "the status of a second deletion");
          return;
        }
        const [one, other] = [await context.call(id), await context.call(id)];
        // Operations that always respond the same can't be judged.
        const isTelling = isMaking || (other.status < 300 && isDifferent(other.body, one.body));
        if (isTelling) context.expectDifferent(second.body, first.body, "the same key");
      },
    },
  ];
}

const isDifferent = (one: Json, other: Json): boolean => JSON.stringify(one) !== JSON.stringify(other);

const withKey = (key: string, body?: Json): Call => ({
  headers: { "Idempotency-Key": key },
  ...(body === undefined ? {} : { body }),
});

function withoutKeyStory({ id }: Operation): Story {
  return {
    title: `${id} takes effect each time without a key`,
    operations: [id],
    rule: withoutRule,
    async run(context) {
      const [one, other] = [await context.succeed(id, {}), await context.succeed(id, {})];
      context.expectDifferent(other.body, one.body, "a second call");
    },
  };
}

function storiesFor(operation: Operation, isMaking: boolean): Story[] {
  const { id, request } = operation;
  const operations = [id];
  const bodies = (request?.examples ?? []).map(({ value }) => withPlaceholders(value));
  const [body, other = body] = request?.type === "application/json" ? bodies : [];
  return [
    {
      name: "response",
      title: `${id} replays the first response for the same key for 24 hours`,
      operations,
      rule: replayRule,
      needs,
      async run(context) {
        const path = await pathOf(operation, context);
        const send = async (key: string, sent?: Json) =>
          (await context.succeed(id, { path, ...withKey(key, sent) })).body;
        const first = await send("contract:1", body);
        context.expectSame(await send("contract:1", body), first, "the same body again");
        context.expectSame(await send("contract:1", other), first, "another body");
        // Operations that create nothing may always respond the same.
        const isTelling = isMaking || isDifferent(await send("contract:0", body), first);
        for (const key of isTelling ? ["contract:2", "Contract:1", "contract:1:", "contract:11"] : []) {
          context.expectDifferent(await send(key, body), first, `the key ${key}`);
        }
        if (!context.isTimed) return;
        await context.advance(day - 60_000);
        context.expectSame(await send("contract:1", body), first, "a minute before 24 hours");
        await context.advance(120_000);
        if (isMaking) context.expectDifferent(await send("contract:1", body), first, "a minute after 24 hours");
      },
    },
    {
      title: `${id} takes effect once for overlapping calls with the same key`,
      operations,
      rule: overlapRule,
      needs,
      async run(context) {
        const path = await pathOf(operation, context);
        const call = { path, ...withKey("contract:overlap", body) };
        const replies = await context.overlap(id, [call, call, call]);
        const successes = replies.filter(({ status }) => status < 300);
        const rejections = replies.filter(({ status }) => status === 409);
        context.expect(
          successes.length >= 1,
          "a success",
          replies.map(({ status }) => status),
        );
        context.expectSame(successes.length + rejections.length, 3, "successes and 409");
        for (const { body } of rejections) context.expectSame(body?.error?.code, "request_in_progress", "code");
        const distinct = new Set(successes.map(({ body }) => JSON.stringify(body)));
        context.expectSame(distinct.size, 1, "different responses");
      },
    },
  ];
}

/** A call could replay the first response and still take effect, so the resources in lists are counted. */
function effectStories({ id, request }: Operation, resources: readonly Resource[]): Story[] {
  const creation = resources.filter(({ creators }) => creators.some((creator) => creator.operation.id === id));
  const lists = creation.flatMap((resource) => resource.lists.map(({ operation }) => operation.id));
  if (lists.length === 0) return [];
  const body = withPlaceholders(request?.type === "application/json" ? request.examples[0]?.value : undefined);
  return [
    {
      name: "effect",
      title: `${id} creates one resource, however often the same key is sent`,
      operations: [id, ...lists],
      rule: replayRule,
      needs,
      async run(context) {
        const count = async () => {
          let sum = 0;
          for (const list of lists) sum += (await context.listAll(list)).length;
          return sum;
        };
        await context.succeed(id, withKey("contract:effect", body));
        const before = await count();
        for (let times = 0; times < 3; times++) await context.succeed(id, withKey("contract:effect", body));
        context.expectSame(await count(), before, "resources in the lists");
      },
    },
  ];
}

/** Path parameters that are the same for all calls of a case. */
async function pathOf({ path }: Operation, context: CaseContext): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = ""] of path.matchAll(/\{(\w+)\}/g)) found[name] = await context.idOf(name);
  return found;
}

/** Path parameters of a resource that the case may delete. */
async function pathToChange(operation: Operation, context: CaseContext): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, name = ""] of operation.path.matchAll(/\{(\w+)\}/g))
    found[name] = await context.idToChange(name, operation);
  return found;
}

function scopeStories(keyed: readonly Operation[]): Story[] {
  return keyed.map(({ id }) => ({
    operations: [id],
    rule: scopeRule,
    title: `a key of another operation can be used for ${id}`,
    needs,
    async run(context) {
      const other = keyed.find((one) => one.id !== id && context.canCall(one.id));
      if (!other) throw new SkipCase("unsupported", "no other operation takes an idempotency key");
      const first = await context.succeed(other.id, withKey("contract:shared"));
      const second = await context.succeed(id, withKey("contract:shared"));
      context.expectDifferent(second.body, first.body, `another operation than ${other.id}`);
    },
  }));
}
