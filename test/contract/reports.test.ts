// The reports. Each is a function of a result, and must be safe for any text from a server.
import { describe, expect, it } from "vitest";
import { noItems } from "../../src/contract/context/coverage-items.ts";
import {
  type CaseResult,
  coverageItemsOf,
  githubReport,
  htmlReport,
  jsonReport,
  junitReport,
  type RunResult,
  runContract,
  type StepFinding,
  sandboxProfile,
  terminalReport,
} from "../../src/contract.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { project } from "../spec/spec.ts";

const rule = {
  kind: "names/kept",
  title: "Names are kept.",
  source: "Guide of looks: names",
  confidence: "A",
} as const;
const guess = { kind: "names/order", title: "Names are in order.", source: "One answer", confidence: "D" } as const;
const nasty = `]]> <b a="1">'&amp;' \u0000\u001b[31m \ud800 100 % é漢😀\r\nnext: line, and more`;

const finding = (more: Partial<StepFinding> = {}): StepFinding => ({
  rule,
  symptom: "",
  place: "name",
  expected: "Anna",
  got: nasty,
  step: 2,
  ...more,
});
const failed: CaseResult = {
  id: "updateAvatarLook/names/kept",
  operation: "updateAvatarLook",
  rule,
  title: "updateAvatarLook keeps the name",
  outcome: "failed",
  findings: [finding({ contradicts: 1 })],
  steps: [
    { request: "GET /v3/avatars/looks", response: "200 {}", curl: "curl 'http://a/v3/avatars/looks'" },
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
    of("passed", "getAvatarLook/response/status/200", { operation: "getAvatarLook", status: 200 }),
    of("warned", "listAvatarLooks/names/order", { findings: [finding({ rule: guess, step: 0 })] }),
    of("expected failure", "listVoices/request/invalid", { reason: "known since May" }),
    of("skipped", "createVideo/request/valid/style", { reason: "no style_id was found" }),
    of("not implemented", "createVideo/request/valid/no-style"),
  ],
  coverage: noItems(),
  requests: 9,
  notImplemented: ["createVideo"],
  lacks: ["idempotency"],
  leftovers: [{ operation: "deleteAvatarLook", id: "look_1" }],
  durationMs: 1234,
};
const items = coverageItemsOf(project);

describe("the terminal report", () => {
  const text = terminalReport(result);

  it("tells a cause with expected and received value, the step that it contradicts, the curl command and the source", () => {
    expect(text).toContain(`✗ updateAvatarLook: Names are kept.
    updateAvatarLook/names/kept   expected Anna   got ]]> <b`);
    expect(text).toContain(`    before: GET /v3/avatars/looks → 200 {}
    curl -X PATCH 'http://a/v3/avatars/looks/a'
    rule: Guide of looks: names (confidence A)`);
    expect(text).not.toContain("curl -X DELETE");
  });

  it("prints no control characters that a server has sent", () => {
    expect(text).toContain("got ]]> <b a=\"1\">'&amp;' \ufffd\ufffd[31m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it("marks guesses as warnings", () => {
    expect(text).toContain("! updateAvatarLook: Names are in order.");
    expect(text).toContain("rule: One answer (a guess, so only a warning)");
  });

  it("ends with what was not tested and a summary line", () => {
    expect(text.trimEnd().split("\n").slice(-6)).toEqual([
      "• It ignores idempotency keys: a retried creation takes effect twice.",
      "• Not implemented: createVideo (--require or --all makes these failures)",
      "• 1 skipped: no style_id was found",
      "• 1 expected to fail: known since May",
      "• 1 created resource could not be deleted: deleteAvatarLook look_1",
      `a server "<&>": 1 failed, 1 passed, 1 warned, 1 expected failure, 33 % not run (2 of 6 cases); 9 requests in 1.2 s, seed 1`,
    ]);
  });

  it("tells one cause once, however many places have it", () => {
    const rejected = {
      kind: "request/invalid",
      title: "Invalid values are rejected.",
      source: "x",
      confidence: "A",
    } as const;
    const cases = Array.from({ length: 30 }, (_, index) =>
      of("failed", `listVoices/request/invalid/p${index}`, {
        operation: "listVoices",
        rule: rejected,
        findings: [
          finding({
            rule: rejected,
            symptom: "accepted",
            part: "parameter",
            place: `p${index}`,
            expected: "400",
            got: "200",
          }),
        ],
      }),
    );
    const grouped = terminalReport({ ...result, cases });
    expect(grouped).toContain("✗ listVoices: p0, p1 and 28 other parameters accept invalid values");
    expect(grouped).toContain("    … and 27 more");
    expect(grouped.match(/✗/g)).toHaveLength(1);
  });

  it("has at most 40 lines for any number of causes, the most serious first", () => {
    const kinds = ["request/valid", "idempotency/replay", ...Array.from({ length: 60 }, (_, index) => `rule/${index}`)];
    const cases = kinds.map((kind) => {
      const own = { ...rule, kind };
      return of("failed", `getVoice/${kind}`, { rule: own, findings: [finding({ rule: own })], steps: failed.steps });
    });
    const lines = terminalReport({ ...result, cases })
      .trimEnd()
      .split("\n");
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines[1]).toContain("getVoice/idempotency/replay");
    expect(lines.join("\n")).toMatch(/… and \d+ more causes in the other reports/);
  });

  it("tells when the server stopped answering, and with which request", () => {
    const stopped = {
      case: "createAvatar/request/valid",
      reason: "other side closed",
      curl: "curl -X POST 'http://a'",
    };
    expect(terminalReport({ ...result, stopped })).toContain(
      `✗ a server "<&>" stopped answering during createAvatar/request/valid: other side closed\n    curl -X POST 'http://a'`,
    );
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
      tests.find(({ attributes }) => attributes.name === "createVideo/request/valid/style")?.children[0],
    ).toMatchObject({
      name: "skipped",
      attributes: { message: "no style_id was found" },
    });
  });
});

describe("the GitHub report", () => {
  it("has one line per cause, escaped for workflow commands", () => {
    const own = { ...rule, kind: "a: b, 5 %" };
    const cases = [{ ...failed, rule: own, findings: [finding({ rule: own })] }, failed, ...result.cases];
    const lines = githubReport({ ...result, cases }).split("\n");
    expect(lines.map((line) => line.split("::")[1])).toEqual([
      "error title=a%3A b%2C 5 %25",
      "error title=names/kept",
      "warning title=names/order",
      "warning title=Leftover resources",
      undefined,
    ]);
    expect(lines[0]).toContain("100 %25");
    expect(lines[0]).toContain("%0A      expected Anna");
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
    expect(report).toMatchObject({
      outcomes: { failed: 1, skipped: 1, "not implemented": 1 },
      leftovers: result.leftovers,
    });
    expect(report.cases).toHaveLength(6);
    expect(report.coverage.operations).toMatchObject({ reached: 0, of: project.operations.length });
  });
});

describe("coverage", () => {
  it("has an item for each operation and example, and the sandbox reaches them all", async () => {
    const { fetch } = createSandbox();
    // A complete run reaches the other items.
    const only = ["*/response/status/200", "*/response/example", "*/request/valid/body"];
    const { coverage } = await runContract({ profile: sandboxProfile, fetch, only });
    for (const kind of ["operations", "examples"] as const) {
      const missing = [...items[kind]].filter((item) => !coverage[kind].has(item));
      expect([kind, missing]).toEqual([kind, []]);
    }
  });

  it("has every item that the cases with mutated bodies reach", async () => {
    const { fetch } = createSandbox();
    const { coverage } = await runContract({
      profile: sandboxProfile,
      fetch,
      only: ["updateAvatarLook/request", "createAvatarConsent/request"],
    });
    for (const kind of ["valid", "invalid"] as const) {
      expect([...coverage[kind]].filter((item) => !items[kind].has(item))).toEqual([]);
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
