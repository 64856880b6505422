// The catalogue of errors says what the spec says, and no more.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { errorCatalogue } from "../../scripts/generate/error-catalogue.ts";
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

const spec: Json = parse(readFileSync("generated/openapi.yaml", "utf8"));
const catalogue = errorCatalogue(spec);
const sectionOf = (code: string) => catalogue.split(/^## /m).find((part) => part.startsWith(`\`${code}\`\n`)) ?? "";

describe("the catalogue of errors", () => {
  it("has each code that an example shows, with each of its messages and statuses", () => {
    for (const { operation } of operationsOf(spec)) {
      for (const [status, node] of Object.entries<Json>(operation.responses)) {
        for (const example of Object.values<Json>(follow(node, spec).content["application/json"].examples)) {
          const { error } = follow(example, spec).value;
          if (!error?.code) continue;
          expect(sectionOf(error.code)).toContain(error.message);
          expect(sectionOf(error.code)).toContain(`- ${status}: `);
        }
      }
    }
  });

  it("names the operations that answer with a code, or all of them at once", () => {
    expect(sectionOf("webhook_not_found")).toContain("`deleteWebhookEndpoint`, `updateWebhookEndpoint`");
    expect(sectionOf("unauthorized")).toContain("Every operation of v3.");
    expect(sectionOf("internal_error")).toContain("Every operation but `deleteVideo`.");
  });

  it("has the codes of the v1 envelope", () => {
    expect(sectionOf("400112")).toContain("401: ");
  });

  it("lists known codes that no example shows, without saying more of them", () => {
    const known: string[] = spec.components.schemas.KnownErrorCode.enum;
    for (const code of known) expect(catalogue).toMatch(new RegExp(`^(## |- )\`${code}\`$`, "m"));
    expect(sectionOf("rate_limited")).toBe("");
  });
});
