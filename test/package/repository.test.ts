// The files around the code: workflows that hold to their rules, and texts that stay short.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Json } from "../spec/spec.ts";

const folder = ".github/workflows";
const workflows = readdirSync(folder).map((file) => {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  const { jobs, permissions } = parse(text) as Json;
  const steps: Json[] = Object.values<Json>(jobs).flatMap((job) => job.steps);
  return { file, text, permissions, jobs: Object.values<Json>(jobs), steps };
});
const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));

describe.each(workflows)("the workflow $file", ({ text, permissions, jobs, steps }) => {
  it("pins each action to a commit, and names its version", () => {
    for (const [line] of text.matchAll(/uses: .*/g))
      expect(line).toMatch(/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("may only read, unless a job says otherwise", () => {
    expect(permissions).toEqual({ contents: "read" });
  });

  it("ends each job in time, and leaves no credentials in a checkout", () => {
    for (const job of jobs) expect(job["timeout-minutes"]).toBeLessThanOrEqual(40);
    for (const step of steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"))) {
      expect(step.with["persist-credentials"]).toBe(false);
    }
  });

  it("hands values to commands as variables, so that none is taken for a command", () => {
    for (const { run } of steps) expect(run ?? "").not.toContain("${{");
  });

  it("runs scripts that exist", () => {
    for (const [, script = ""] of text.matchAll(/npm run (?:--silent )?([\w:]+)/g))
      expect(scripts).toHaveProperty(script);
    for (const [file] of text.matchAll(/(?:scripts|test|\.ci)\/[\w/.-]+/g))
      expect(() => readFileSync(file)).not.toThrow();
  });
});

describe.each(["AGENTS.md", "CONTRIBUTING.md", "docs/architecture.md"])("%s", (file) => {
  const names = [...readFileSync(file, "utf8").matchAll(/`((?:src|test|scripts|openapi|docs|\.ci)\/[\w/.-]+)`/g)];

  it("names files and folders that exist", () => {
    expect(names.map(([, name = ""]) => name).filter((name) => !existsSync(name))).toEqual([]);
  });
});

describe("texts for tools", () => {
  it.each(["AGENTS.md", "llms.txt"])("%s has at most 40 lines", (file) => {
    expect(readFileSync(file, "utf8").trim().split("\n").length).toBeLessThanOrEqual(40);
  });
});

describe("the templates of issues", () => {
  it.each(["bug.yml", "spec.yml"])("%s asks for the operation and the versions", (file) => {
    const { body } = parse(readFileSync(`.github/ISSUE_TEMPLATE/${file}`, "utf8")) as Json;
    expect(body.map(({ id }: Json) => id)).toEqual(expect.arrayContaining(["operation", "versions"]));
  });
});
