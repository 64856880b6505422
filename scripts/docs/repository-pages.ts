// The pages of the site that are Markdown files of the repository, such as README and the guides.
import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { stringify } from "yaml";
import { UsageError } from "../usage-error.ts";
import { type Group, groups } from "./contents.ts";
import { headingOf, headingsOf, linksIn } from "./markdown.ts";

export interface RepositoryPage {
  readonly group: Group;
  /** The file in the repository. */
  readonly file: string;
  /** The address on the site, without a base. */
  readonly address: string;
  readonly title: string;
  readonly text: string;
}

/** @throws UsageError with a line for each guide without a place on the site */
export async function readRepositoryPages(): Promise<RepositoryPage[]> {
  const pages = groups.flatMap((group) =>
    Object.entries(group.pages).map(async ([name, file]) => {
      const text = await readFile(file, "utf8");
      return {
        group,
        file,
        address: `/${group.folder}/${name}.html`,
        title: file === "README.md" ? "Overview" : headingOf(text),
        text,
      };
    }),
  );
  const placed = await Promise.all(pages);
  const guides = (await readdir("docs")).filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`);
  const lost = guides.filter((guide) => !placed.some(({ file }) => file === guide));
  if (lost.length === 0) return placed;
  throw new UsageError(
    lost.map((file) => `${file} has no place on the site: name it in scripts/docs/contents.ts.`).join("\n"),
  );
}

/** The text of a page, whose links lead to pages of the site, to its pictures, or to the repository on GitHub. */
export async function withSiteLinks(
  page: Pick<RepositoryPage, "file" | "text">,
  all: readonly RepositoryPage[],
  folder: string,
): Promise<string> {
  const { repository } = JSON.parse(await readFile("package.json", "utf8"));
  const source = `${repository.url.replace(/^git\+|\.git$/g, "")}/blob/main`;
  let text = page.text;
  // From the last to the first, so that places before stay where they are.
  for (const { target, index } of linksIn(page.text).reverse()) {
    const [path = "", anchor] = target.split("#");
    if (path === "") continue;
    const file = relative("", resolve(dirname(page.file), path));
    const linked = all.find((each) => each.file === file);
    let address = linked?.address ?? `${source}/${file}`;
    if (extname(file) === ".png") {
      address = `/${basename(file)}`;
      await cp(file, join(folder, "public", basename(file)));
    }
    text = `${text.slice(0, index)}${address}${anchor ? `#${anchor}` : ""}${text.slice(index + target.length)}`;
  }
  return text;
}

/** What VitePress is told of a page. */
export interface FrontMatter {
  readonly title?: string;
  /** Whether the headings are listed beside the page. */
  readonly outline?: boolean;
}

/** Writes a page of the site. Without headings, its tables get the space beside it. */
export async function writePage(
  folder: string,
  address: string,
  text: string,
  matter: FrontMatter = {},
): Promise<void> {
  const file = join(folder, address.replace(/\.html$/, ".md"));
  const aside = headingsOf(text).length > 0;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `---\n${stringify({ aside, ...matter })}---\n\n${text}`);
}
