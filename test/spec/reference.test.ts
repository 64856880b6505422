// The API reference contains every fact of HeyGen's documents.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { operationPage } from "../../scripts/docs/api/operation-page.ts";
import { operationsOf } from "../../src/contract/spec/openapi.ts";
import { spec } from "./spec.ts";

interface Fact {
  fact: string;
  on: string;
  at?: string;
  words: string[];
}

/** A paragraph, a list item or a table row. */
interface Passage {
  /** The name of the field or parameter that it describes; empty if it describes the whole operation. */
  readonly field: string;
  readonly text: string;
}

const documents: { document: string; facts: Fact[] }[] = parse(
  readFileSync(new URL("reference.yaml", import.meta.url), "utf8"),
);

const pages = new Map(
  operationsOf(spec).map((documented) => [
    documented.operation.operationId,
    passagesOf(operationPage(documented, spec)),
  ]),
);

function passagesOf(page: string): Passage[] {
  return page.split(/\n\n|\n(?=[|-])/).map((text) => {
    const [, name = ""] = /^\| `([^`]+)` \|/.exec(text) ?? [];
    const cells = text.startsWith("|") ? text.split("|").map((cell) => cell.trim()) : [text];
    const plain = cells.filter(Boolean).join(" ").replaceAll("`", "");
    return { field: name.replace("[]", "").split(".").at(-1) ?? "", text: plain };
  });
}

describe.each(documents)("the reference contains the facts of $document", ({ facts }) => {
  it.each(facts.map((fact) => [`${fact.fact} (${fact.on})`, fact] as const))("%s", (_title, { on, at, words }) => {
    const passages = (pages.get(on) ?? []).filter(({ field }) => at === undefined || field === at);
    const texts = passages.map(({ text }) => text);
    const hit = texts.find((text) => words.every((word) => new RegExp(word, "i").test(text)));
    expect(hit, `no passage contains all of ${words.join(", ")}:\n${texts.join("\n")}`).toBeDefined();
  });
});
