// The spec says what the tables of HeyGen's own documents say: these values and no others.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { contradictions, type DocumentFacts } from "./document-facts.ts";
import { project } from "./spec.ts";

const documents: DocumentFacts[] = parse(readFileSync(new URL("document-facts.yaml", import.meta.url), "utf8"));

describe("the spec", () => {
  it.each(documents)("agrees with the tables of $document", (facts) => {
    expect(contradictions(facts, project)).toEqual([]);
  });
});
