import { describe, expect, it } from "vitest";
import { operations, schemaErrors, spec, validator } from "../spec.ts";

const schemas = Object.keys(spec.components.schemas);

describe("the spec", () => {
  it("describes 58 operations: 10 of v3 avatars, 17 of v2 avatars, 31 companions", () => {
    const v2 = operations.filter(({ path }) => path.startsWith("/v2/"));
    const v3Avatars = operations.filter(({ path }) => path.startsWith("/v3/avatars"));
    expect([v3Avatars.length, v2.length, operations.length]).toEqual([10, 17, 58]);
    const statuses = operations.flatMap(({ responses }) => responses);
    const answers = statuses.flatMap(({ examples }) => examples);
    const requests = operations.flatMap(({ request }) => request?.examples ?? []);
    console.log(
      `spec: ${operations.length} operations, ${statuses.length} statuses, ${answers.length} examples of answers, ` +
        `${requests.length} of requests, ${schemas.length} schemas`,
    );
  });

  it.each(schemas)("has a schema %s that compiles in strict mode", (name) => {
    expect(() => validator({ $ref: `#/components/schemas/${name}` })).not.toThrow();
  });

  for (const { id, request, responses } of operations) {
    it(`gives ${id} examples that fit their schemas`, () => {
      for (const { name, value } of request?.examples ?? []) {
        expect(schemaErrors(request?.schema, value), `request ${name}`).toEqual([]);
      }
      for (const { status, schema, examples } of responses) {
        for (const { name, value } of examples) expect(schemaErrors(schema, value), `${status} ${name}`).toEqual([]);
      }
    });
  }

  it("names an operation that exists as the replacement of each v2 operation that has one", () => {
    const ids = operations.map(({ id }) => id);
    const replacements = Object.values<Record<string, Record<string, string>>>(spec.paths)
      .flatMap((item) => Object.values(item))
      .flatMap((operation) => operation["x-replaced-by"] ?? []);
    expect(replacements.length).toBeGreaterThan(0);
    for (const replacement of replacements) expect(ids).toContain(replacement);
  });
});
