// The reports. Each is a function of a result, and must be safe for any text from a server.
import { describe, expect, it } from "vitest";
import { CoverageRecorder } from "../../src/contract/context/coverage-items.ts";
import {
  type CaseResult,
  coverageItemsOf,
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  type RunResult,
  runContract,
  sandboxProfile,
  terminalReport,
} from "../../src/contract.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { project } from "../spec/spec.ts";

const rule = { title: "Names are kept.", source: "Guide of looks: names", confidence: "A" } as const;
const guess = { title: "Names are in order.", source: "One answer", confidence: "D" } as const;
const nasty = `]]> <b a="1">'&amp;' \u0000\u001b[31m \ud800 100 % é漢😀\r\nnext: line, and more`;

const failed: CaseResult = {
  id: "updateAvatarLook keeps the name",
  operations: ["updateAvatarLook"],
  rule,
  outcome: "failed",
  findings: [{ rule, expected: 'name: "Anna"', seen: nasty, step: 2 }],
  steps: [
    { request: "GET /v3/avatars/looks", response: "200 {}", curl: "curl -X GET 'http://a/v3/avatars/looks'" },
    { request: "PATCH /v3/avatars/looks/a", response: "200 {}", curl: "curl -X PATCH 'http://a/v3/avatars/looks/a'" },
    { request: "DELETE /v3/avatars/looks/a", response: "200 {}", curl: "curl -X DELETE" },
  ],
  durationMs: 12,
};
const of = (outcome: CaseResult["outcome"], id: string, more: Partial<CaseResult> = {}): CaseResult => ({
  ...failed,
  id,
  outcome,
  findings: [],
  steps: [],
  ...more,
});
const result: RunResult = {
  server: `a server "<&>"`,
  seed: 1,
  cases: [
    failed,
    of("passed", "getAvatarLook answers 200", { operations: ["getAvatarLook"] }),
    of("warned", "listAvatarLooks sorts", { findings: [{ rule: guess, expected: "a, b", seen: "b, a", step: 0 }] }),
    of("expected failure", "listVoices rejects", { reason: "known since May" }),
    of("skipped", "createVideo accepts a style", { reason: "no style_id was found" }),
    of("skipped", "createVideo accepts no style", { reason: "no style_id was found" }),
  ],
  coverage: new CoverageRecorder(),
  requests: 9,
  leftovers: [{ operation: "deleteAvatarLook", id: "look_1" }],
  durationMs: 1234,
};
const items = coverageItemsOf(project);

describe("the terminal report", () => {
  const text = terminalReport(result);

  it("describes a failed case completely", () => {
    expect(text).toContain(`✗ updateAvatarLook keeps the name
    rule: Names are kept. [Guide of looks: names; confidence A]
    expected: name: "Anna"`);
    expect(text).toContain(`    1. GET /v3/avatars/looks
       → 200 {}
    2. PATCH /v3/avatars/looks/a
       → 200 {}
    reproduce: curl -X PATCH 'http://a/v3/avatars/looks/a'`);
    expect(text).not.toContain("curl -X DELETE");
  });

  it("marks warnings as guesses, and groups expected failures and skipped cases by reason", () => {
    expect(text).toContain("Names are in order. [One answer; a guess, so only a warning]");
    expect(text).toContain("Expected failures: 1\n     1  known since May: listVoices rejects");
    expect(text).toContain("     2  no style_id was found: createVideo accepts a style, createVideo accepts no style");
  });

  it("ends with the leftover resources and a summary line", () => {
    expect(text.trimEnd().split("\n").slice(-4)).toEqual([
      "Leftover resources: 1",
      "  deleteAvatarLook look_1",
      "",
      `a server "<&>": 6 cases, 1 passed, 1 failed, 1 warned, 1 expected failure, 2 skipped; 9 requests in 1.2 s, seed 1`,
    ]);
  });
});

describe("the JUnit report", () => {
  it("is well-formed for any text from a server, and has the counts", () => {
    const root = parseXml(junitReport(result));
    expect(root).toMatchObject({ name: "testsuites", attributes: { tests: "6", failures: "1", skipped: "3" } });
    const tests = root.children.flatMap(({ children }) => children);
    expect(tests).toHaveLength(6);
    const [failure] = tests[0]?.children ?? [];
    expect(failure?.attributes.message).toContain(`]]> <b a="1">'&amp;' \ufffd\ufffd[31m \ufffd 100 % é漢😀`);
    expect(failure?.text).toContain("rule: Names are kept.");
    expect(
      tests.find(({ attributes }) => attributes.name === "createVideo accepts a style")?.children[0],
    ).toMatchObject({
      name: "skipped",
      attributes: { message: "no style_id was found" },
    });
  });
});

describe("the GitHub report", () => {
  it("has one line per case that failed or warned, escaped for workflow commands", () => {
    const lines = githubReport({ ...result, cases: [{ ...failed, id: "a: b, 5 %" }, ...result.cases] }).split("\n");
    expect(lines.map((line) => line.split("::")[1])).toEqual([
      "error title=a%3A b%2C 5 %25",
      "error title=updateAvatarLook keeps the name",
      "warning title=listAvatarLooks sorts",
      "warning title=Leftover resources",
      undefined,
    ]);
    expect(lines[0]).toContain("100 %25");
    expect(lines[0]).toContain("%0A    expected: ");
  });
});

describe("the HTML report", () => {
  const page = htmlReport(result, project, items);

  it("has each operation and status, and escapes text from a server", () => {
    expect(page).toContain("<title>Contract of a server &#34;&#60;&#38;&#62;&#34;</title>");
    expect(page).not.toContain("<b a=");
    for (const { id } of project.operations) expect(page).toContain(`<th scope="row">${id}<small>`);
  });

  it("colors failed cases", () => {
    const row = /<tr><th scope="row">updateAvatarLook<.*?<\/tr>/s.exec(page)?.[0];
    expect(row).toContain('<td class="broken"><details><summary>5 cases</summary>');
  });
});

describe("the JSON report", () => {
  it("has cases, coverage and leftover resources", () => {
    const report = JSON.parse(jsonReport(result, items));
    expect(report).toMatchObject({ outcomes: { failed: 1, skipped: 2 }, leftovers: result.leftovers });
    expect(report.cases).toHaveLength(6);
    expect(report.coverage.operations).toMatchObject({ reached: 0, of: project.operations.length });
  });
});

describe("coverage", () => {
  it("has an item for each operation and example, and the sandbox reaches them all", async () => {
    const { fetch } = createSandbox();
    // A complete run reaches the other items.
    const only = /^\w+ (answers 200|serves|accepts the example)/;
    const { coverage } = await runContract({ profile: sandboxProfile, fetch, only });
    for (const kind of ["operations", "examples"] as const) {
      const missing = [...items[kind]].filter((item) => !coverage.reached[kind].has(item));
      expect([kind, missing]).toEqual([kind, []]);
    }
  });

  it("has every item that the cases with mutated bodies reach", async () => {
    const { fetch } = createSandbox();
    const { coverage } = await runContract({
      profile: sandboxProfile,
      fetch,
      only: "^(updateAvatarLook|createAvatarConsent) (accepts|rejects)",
    });
    for (const kind of ["valid", "invalid"] as const) {
      expect([...coverage.reached[kind]].filter((item) => !items[kind].has(item))).toEqual([]);
    }
  });
});

interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

/** Reads XML of elements, attributes, text and character references, and throws on anything that is not well-formed. */
function parseXml(xml: string): Element {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML does not allow them
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/u.test(xml))
    throw new Error("a character that XML does not allow");
  const document: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [document];
  const plain = (text: string) => {
    if (/[<>]|&(?!#\d+;)/.test(text)) throw new Error(`not escaped: ${text}`);
    return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  };
  const pattern = /<(\/?)([\w-]+)((?: \w+="[^"<]*")*)(\/?)>|([^<]+)/y;
  pattern.lastIndex = xml.indexOf("?>") + 2;
  while (pattern.lastIndex < xml.length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(xml);
    if (!match) throw new Error(`not well-formed: ${xml.slice(at, at + 80)}`);
    const [, close, name = "", attributes = "", empty, text] = match;
    const current = open.at(-1) ?? document;
    if (text !== undefined) current.text += plain(text);
    else if (close) {
      if (open.pop()?.name !== name) throw new Error(`unexpected end tag of ${name}`);
    } else {
      const pairs = [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, plain(value)]);
      const element = { name, attributes: Object.fromEntries(pairs), children: [], text: "" };
      current.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1 || document.children.length !== 1) throw new Error("not exactly one complete element");
  return document.children[0] as Element;
}
