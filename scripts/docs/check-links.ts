import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "../usage-error.ts";
import { anchorOf, linksIn, withoutBlocks } from "./markdown.ts";

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
    linksIn(text).flatMap(({ target, index }) => {
      const place = `${path}:${text.slice(0, index).split("\n").length}`;
      const [file = "", anchor] = decodeURI(target).split("#");
      const linked = file === "" ? path : relative("", resolve(dirname(path), file));
      if (!existsSync(linked)) return [`${place} links to ${linked}, which does not exist`];
      if (!anchor || (anchors.get(linked)?.has(anchor) ?? true)) return [];
      return [`${place} links to #${anchor}, but ${linked} has no such heading`];
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

/** The anchors of all headings, with a number where a heading is repeated. */
function anchorsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  for (const [, heading = ""] of withoutBlocks(text).matchAll(/^#{1,6} +(.+)$/gm)) {
    const anchor = anchorOf(heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1"));
    let repeated = 0;
    while (anchors.has(repeated === 0 ? anchor : `${anchor}-${repeated}`)) repeated++;
    anchors.add(repeated === 0 ? anchor : `${anchor}-${repeated}`);
  }
  return anchors;
}
