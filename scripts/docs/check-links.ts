import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "../usage-error.ts";

const skippedFolders = new Set(["node_modules", "dist", "coverage", ".git"]);

/**
 * Follows the links of every Markdown file to files and headings of this repository, as GitHub would. Links to other
 * hosts are not followed.
 *
 * @throws UsageError with a line for each broken link
 */
export async function checkLinks(): Promise<void> {
  const paths = await markdownFiles(".");
  const texts = new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")] as const)));
  const anchors = new Map([...texts].map(([path, text]) => [path, anchorsIn(text)]));
  const broken = [...texts].flatMap(([path, text]) =>
    linksIn(text).flatMap(({ target, line }) => {
      const [file = "", anchor] = decodeURI(target).split("#");
      const linked = file === "" ? path : relative("", resolve(dirname(path), file));
      if (!existsSync(linked)) return [`${path}:${line} links to ${linked}, which does not exist`];
      if (!anchor || (anchors.get(linked)?.has(anchor) ?? true)) return [];
      return [`${path}:${line} links to #${anchor}, but ${linked} has no such heading`];
    }),
  );
  if (broken.length > 0) throw new UsageError(broken.join("\n"));
}

async function markdownFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith(".md") ? [path] : [];
  });
  return (await Promise.all(found)).flat().sort();
}

/** The text with its code blanked out, so that every line keeps its number. */
const withoutCode = (text: string): string =>
  withoutBlocks(text).replace(/(`+)(?!`).*?[^`]\1(?!`)/gs, (code) => code.replace(/[^\n]/g, " "));

const withoutBlocks = (text: string): string =>
  text.replace(/^ *(`{3,}|~{3,}).*?^ *\1/gms, (block) => block.replace(/[^\n]/g, " "));

function linksIn(text: string): { target: string; line: number }[] {
  const code = withoutCode(text);
  return [...code.matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(({ 1: target = "", index }) => ({ target, line: code.slice(0, index).split("\n").length }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

/** What GitHub makes of headings: lower case, hyphens for spaces, and a number where a heading is repeated. */
function anchorsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutBlocks(text).matchAll(/^#{1,6} +(.+)$/gm)) {
    const title = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").trim();
    const anchor = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-");
    let repeated = 0;
    while (anchors.has(repeated === 0 ? anchor : `${anchor}-${repeated}`)) repeated++;
    anchors.add(repeated === 0 ? anchor : `${anchor}-${repeated}`);
  }
  return anchors;
}
