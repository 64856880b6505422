// What the spec says is frozen line by line: a change of it shows in a review, whoever made it.
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Json, spec } from "../spec.ts";
import { ledgerDifference, ledgerOf } from "./ledger.ts";

const file = new URL("./ledger.json", import.meta.url);
const current = ledgerOf(spec);
if (process.env.UPDATE_LEDGER) writeFileSync(file, `${JSON.stringify(current, null, 2)}\n`);
const frozen: string[] = JSON.parse(readFileSync(file, "utf8"));

/** The lines that a change of a copy of the spec loses and gains. */
function changed(change: (copy: Json) => unknown): { lost: string[]; gained: string[] } {
  const copy = structuredClone(spec);
  change(copy);
  return ledgerDifference(current, ledgerOf(copy));
}

describe("the ledger of the spec", () => {
  it("holds what the spec says, line by line", () => {
    const { lost, gained } = ledgerDifference(frozen, current);
    const lines = [...lost.map((line) => `- ${line}`), ...gained.map((line) => `+ ${line}`)];
    const advice = "To accept: UPDATE_LEDGER=1 npx vitest run test/contract/ledger.test.ts";
    expect(lines, [...lines, advice].join("\n")).toEqual([]);
  });

  it("says nothing twice, and is sorted", () => {
    expect(frozen).toEqual([...new Set(frozen)].sort());
    console.log(`ledger: ${frozen.length} lines`);
  });

  it("tells a limit of a request that moved", () => {
    const { CreatePromptAvatarRequest } = spec.components.schemas;
    const { maxLength } = CreatePromptAvatarRequest.properties.prompt;
    const difference = changed(({ components }) => {
      components.schemas.CreatePromptAvatarRequest.properties.prompt.maxLength = 200;
    });
    expect(difference).toEqual({
      lost: [`CreatePromptAvatarRequest.prompt maxLength ${maxLength}`],
      gained: ["CreatePromptAvatarRequest.prompt maxLength 200"],
    });
  });

  it("tells the type of a header of a response", () => {
    const { lost } = changed(({ components }) => {
      components.headers.RetryAfter.schema.type = "string";
    });
    expect(lost).toContain('POST /v3/avatars 429 header Retry-After type "integer"');
  });

  it("tells who may call, and where", () => {
    const { lost, gained } = changed((copy) => {
      copy.security = [];
      copy.servers[0].url = "http://api.heygen.com";
    });
    expect(lost).toEqual(
      expect.arrayContaining(['servers url "https://api.heygen.com"', "GET /v3/avatars security ApiKeyAuth"]),
    );
    expect(gained).toContain("GET /v3/avatars security of nobody");
  });

  it("tells the error codes of the examples", () => {
    const { lost } = changed(({ components }) => {
      components.examples.AvatarNotFound.value.error.code = "lost";
    });
    expect(lost).toContain("GET /v3/avatars/looks/{look_id} 404 code avatar_not_found");
  });

  it("is silent on words for people, and on the order of keywords, values and members", () => {
    const { lost, gained } = changed((copy) => {
      copy.info.description = "Something else.";
      copy.components.schemas.AvatarGroup.description = "Something else.";
      copy.components.schemas.AvatarGroup.required.reverse();
      copy.components.schemas.AvatarStatus.enum.reverse();
      copy.components.schemas.CreateAvatarRequest.oneOf.reverse();
      copy.security.reverse();
    });
    expect([...lost, ...gained]).toEqual([]);
  });
});
