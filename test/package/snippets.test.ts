// The reader of code blocks, on which the tests of README.md stand.
import { describe, expect, it } from "vitest";
import { packagesOf, snippetsOf } from "./snippets.ts";

describe("snippetsOf", () => {
  it("gives each block with its language, its title and its line", () => {
    const markdown =
      '# Title\n\n```sh\nnpm ci\n```\n\nThen:\n\n```ts title="first.ts"\nconst a = 1;\n\nexport { a };\n```\n';
    expect(snippetsOf(markdown)).toEqual([
      { language: "sh", code: "npm ci\n", line: 3 },
      { language: "ts", title: "first.ts", code: "const a = 1;\n\nexport { a };\n", line: 9 },
    ]);
  });

  it("takes the indentation of a list from its blocks", () => {
    expect(snippetsOf("1. Do:\n\n   ```sh\n   if true\n     then a\n   ```\n")).toEqual([
      { language: "sh", code: "if true\n  then a\n", line: 3 },
    ]);
  });

  it("ends a block at a fence as long as its own", () => {
    expect(snippetsOf("````md\n```sh\nls\n```\n````\n")).toEqual([
      { language: "md", code: "```sh\nls\n```\n", line: 1 },
    ]);
  });

  it("takes code within a line for text", () => {
    expect(snippetsOf("Run ```ls``` or `cd`.\n")).toEqual([]);
  });
});

describe("packagesOf", () => {
  it("gives the packages of imports and of exports, without modules of Node and files", () => {
    const imports = [
      'import express from "express";',
      'import { readFile } from "node:fs/promises";',
      'import {\n  webhookHandler,\n} from "heygen-avatars/webhooks";',
      'import { test } from "@playwright/test";',
      'import "./here.ts";',
      'export { default } from "hono/tiny";',
      "export default app;",
      'const text = "no import";',
    ];
    const packages = ["express", "heygen-avatars", "@playwright/test", "hono"];
    expect(packagesOf(imports.join("\n"))).toEqual(packages);
  });
});
