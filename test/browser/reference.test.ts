// The rendered API reference contains every fact of HeyGen's documents.
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writeApiPage } from "../../scripts/docs/api-page.ts";
import { operations } from "../spec/spec.ts";
import { hasBrowser, launch } from "./browser.ts";
import { type Passage, passagesOf } from "./reference-page.ts";

interface Fact {
  fact: string;
  on: string;
  at?: string;
  words: string[];
}

const documents: { document: string; facts: Fact[] }[] = parse(
  readFileSync(new URL("reference.yaml", import.meta.url), "utf8"),
);

describe.runIf(hasBrowser)("the rendered reference", () => {
  const sections = new Map<string, Promise<Passage[]>>();
  let folder: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "heygen-avatars-"));
    const file = join(folder, "api.html");
    [browser] = await Promise.all([launch(), writeApiPage(file)]);
    // The page does not render parts far below the screen, so the screen is high enough for everything.
    page = await browser.newPage({ viewport: { width: 1280, height: 40_000 } });
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  /** The text in the section of an operation or a tag. It is read only once. */
  const read = (name: string): Promise<Passage[]> => {
    const passages = sections.get(name) ?? passagesOf(page, addressOf(name));
    sections.set(name, passages);
    return passages;
  };

  describe.each(documents)("contains the facts of $document", ({ facts }) => {
    it.each(facts.map((fact) => [`${fact.fact} (${fact.on})`, fact] as const))(
      "%s",
      async (_title, { on, at, words }) => {
        const passages = (await read(on))
          .filter(({ field }) => at === undefined || field === at)
          .map(({ text }) => text);
        const hit = passages.find((text) => words.every((word) => new RegExp(word, "i").test(text)));
        expect(hit, `no passage contains all of ${words.join(", ")}:\n${passages.join("\n")}`).toBeDefined();
      },
    );
  });
});

/** The address of an operation or a tag within the page. */
function addressOf(name: string): string {
  const tag = operations.find(({ id }) => id === name)?.tag;
  const slug = (tag ?? name).toLowerCase().replaceAll(" ", "-");
  return tag ? `${slug}/${name.toLowerCase()}` : slug;
}
