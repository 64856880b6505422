import { describe, expect, it } from "vitest";
import { follow, operationsOf } from "../../src/contract/spec/openapi.ts";
import { type Json, operations, spec, validator, violations } from "../spec/spec.ts";

const schemas = Object.keys(spec.components.schemas);

describe("the spec", () => {
  it.each(schemas)("has a schema %s that compiles in strict mode", (name) => {
    expect(() => validator({ $ref: `#/components/schemas/${name}` })).not.toThrow();
  });

  for (const { id, request, responses } of operations) {
    it(`has examples of ${id} that match their schemas`, () => {
      for (const { name, value } of request?.examples ?? []) {
        expect(violations(request?.schema, value), `request ${name}`).toEqual([]);
      }
      for (const { status, schema, examples } of responses) {
        for (const { name, value } of examples) expect(violations(schema, value), `${status} ${name}`).toEqual([]);
      }
    });
  }

  const webhooks = Object.entries<Json>(spec.webhooks);
  const delivery = { $ref: "#/components/schemas/WebhookDelivery" };

  it("describes a webhook for each known event", () => {
    expect(webhooks.map(([name]) => name)).toEqual(spec.components.schemas.WebhookEventType.enum);
  });

  it.each(webhooks)("has examples of the webhook %s that match its schema and that of deliveries", (_, { post }) => {
    const { schema, examples } = post.requestBody.content["application/json"];
    for (const [name, example] of Object.entries<Json>(examples)) {
      const { value } = follow(example, spec);
      expect(violations(schema, value), name).toEqual([]);
      expect(violations(delivery, value), name).toEqual([]);
    }
  });

  it("accepts a new event as a delivery, but not a known event with a wrong payload", () => {
    expect(violations(delivery, { event_type: "batch.paused", event_data: { batch_id: 1 } })).toEqual([]);
    expect(violations(delivery, { event_type: "avatar_video.success", event_data: {} })).not.toEqual([]);
    expect(violations(delivery, { event_type: "batch.finished" })).not.toEqual([]);
  });

  it("describes the callbacks of the operations that accept a callback_url", () => {
    const withCallbacks = operationsOf(spec).filter(({ operation }) => operation.callbacks);
    expect(withCallbacks).not.toEqual([]);
    for (const { operation } of withCallbacks) {
      const { post } = follow(operation.callbacks.workEnded, spec)["{$request.body#/callback_url}"];
      const { schema, examples } = post.requestBody.content["application/json"];
      for (const [name, example] of Object.entries<Json>(examples)) {
        expect(violations(schema, follow(example, spec).value), name).toEqual([]);
      }
    }
  });

  it("names only existing operations as replacements of v2 operations", () => {
    const ids = operations.map(({ id }) => id);
    const replacements = Object.values<Record<string, Record<string, string>>>(spec.paths)
      .flatMap((item) => Object.values(item))
      .flatMap((operation) => operation["x-replaced-by"] ?? []);
    expect(replacements.length).toBeGreaterThan(0);
    for (const replacement of replacements) expect(ids).toContain(replacement);
  });
});
