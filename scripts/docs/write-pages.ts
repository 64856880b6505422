// Writes all pages of the site as Markdown, and what the site has to know about them.
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { icon } from "../../src/sandbox/pages/icon.ts";
import {
  addressOf,
  eventsAddress,
  eventsPage,
  groupPage,
  type OperationGroup,
  type OperationReference,
  operationGroups,
  typesAddress,
  typesPage,
} from "./api/api-pages.ts";
import { type EntryPoint, writeClientPages } from "./client-pages.ts";
import { apiGroup, clientGroup, type Group, groups, keepersGroup } from "./contents.ts";
import { anchorOf, headingsOf } from "./markdown.ts";
import { type RepositoryPage, readRepositoryPages, withSiteLinks, writePage } from "./repository-pages.ts";

/** A page, a group of pages or both, as VitePress takes them. */
interface SidebarItem {
  readonly text: string;
  readonly link?: string;
  readonly items?: SidebarItem[];
  readonly collapsed?: boolean;
}

/** What scripts/docs/site/.vitepress/config.ts reads. */
export interface SiteFacts {
  /** The sidebar of each folder. */
  readonly sidebars: Readonly<Record<string, SidebarItem[]>>;
  /** The addresses of operations, types and error codes, by the names that texts mention as code. */
  readonly api: Readonly<Record<string, string>>;
  /** The same for what the entry points export. */
  readonly client: Readonly<Record<string, string>>;
}

const homeFile = "scripts/docs/site/index.md";

/** @throws UsageError with a line for each mistake in guides and comments */
export async function writePages(folder: string): Promise<void> {
  const spec = parse(await readFile("generated/openapi.yaml", "utf8"));
  const pages = await readRepositoryPages();
  const entryPoints = await writeClientPages(join(folder, clientGroup.folder));
  const tags = operationGroups(spec);
  const operations = tags.flatMap((tag) => tag.operations);
  const guides = pages.filter(({ file, group }) => file.startsWith("docs/") && group !== keepersGroup);

  await mkdir(join(folder, "public"), { recursive: true });
  await writeFile(join(folder, "public/icon.svg"), icon);
  const home = { file: homeFile, text: await readFile(homeFile, "utf8") };
  await writeFile(join(folder, "index.md"), await withSiteLinks(home, pages, folder));
  for (const page of pages) {
    const text = await withSiteLinks(page, pages, folder);
    const related = guides.includes(page) ? operations.filter((operation) => mentions(page.text, operation)) : [];
    const links = related.map(({ id, summary, address }) => `- [${summary}](${address}) \`${id}\``);
    await writePage(folder, page.address, text + list("Operations on this page", links), { title: page.title });
  }
  for (const operation of operations) {
    const related = guides.filter(({ text }) => mentions(text, operation));
    await writePage(folder, operation.address, operation.text + list("Guides", related.map(linkTo)));
  }
  for (const { name, address, hasPage } of entryPoints.flatMap(({ exports }) => exports)) {
    const related = guides.filter(({ text }) => new RegExp(`\\b${name}\\b`).test(text));
    const file = join(folder, clientGroup.folder, address.replace(/\.html$/, ".md"));
    if (hasPage) await appendFile(file, list("Guides", related.map(linkTo)));
  }
  for (const tag of tags) await writePage(folder, addressOf(tag), groupPage(tag));
  await writePage(folder, eventsAddress, eventsPage(spec));
  await writePage(folder, typesAddress, typesPage(spec), { outline: false });

  const facts: SiteFacts = {
    sidebars: sidebarsOf(pages, entryPoints, tags),
    api: Object.fromEntries([
      ...Object.keys(spec.components.schemas).map((name) => [name, `${typesAddress}#${anchorOf(name)}`]),
      ...errorCodes(pages),
      ...operations.flatMap(({ id, method, path, address }) =>
        [id, `${method} ${path}`].map((name) => [name, address]),
      ),
    ]),
    client: Object.fromEntries(
      entryPoints.flatMap(({ exports }) =>
        exports.map(({ name, address }) => [name, `/${clientGroup.folder}/${address}`]),
      ),
    ),
  };
  await writeFile(join(folder, "facts.json"), JSON.stringify(facts));
}

/** Whether a guide calls an operation or names it. */
const mentions = (text: string, { id, method, path }: OperationReference): boolean =>
  new RegExp(`\\b${id}\\b`).test(text) ||
  text.includes(`${method}("${path}"`) ||
  (method === "GET" && text.includes(`paginate(heygen, "${path}"`));

const linkTo = ({ title, address }: RepositoryPage): string => `- [${title}](${address})`;

const list = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? "" : `\n\n## ${heading}\n\n${items.join("\n")}\n`;

/** The documented error codes, with their sections in the catalogue. */
function errorCodes(pages: readonly RepositoryPage[]): [string, string][] {
  const catalogue = pages.find(({ file }) => file === apiGroup.pages.errors);
  if (!catalogue) return [];
  const headings = headingsOf(catalogue.text).flatMap((heading) => /^`(\w+)`$/.exec(heading)?.[1] ?? []);
  return headings.map((code) => [code, `${catalogue.address}#${code}`]);
}

const references: readonly Group[] = [clientGroup, apiGroup, keepersGroup];

/** All groups, of which only the current one is open on the pages of a reference, and all guides are elsewhere. */
function sidebarsOf(
  pages: readonly RepositoryPage[],
  entryPoints: readonly EntryPoint[],
  tags: readonly OperationGroup[],
): Record<string, SidebarItem[]> {
  const items = groups.map((group) => {
    const own = pageItems(pages.filter((page) => page.group === group));
    if (group === clientGroup) return { group, items: [...entryPoints.map(entryPointItem), ...own] };
    return { group, items: group === apiGroup ? [...own, ...apiItems(tags)] : own };
  });
  const sidebar = (current: Group): SidebarItem[] =>
    items.map(({ group, items }) => {
      const isOpen = group === current || !(references.includes(current) || references.includes(group));
      return { text: group.title, collapsed: !isOpen, items };
    });
  return Object.fromEntries(groups.map((group) => [`/${group.folder}/`, sidebar(group)]));
}

/** The pages of a group. If there is only one, what is on it too. */
function pageItems(pages: readonly RepositoryPage[]): SidebarItem[] {
  return pages.flatMap(({ title, address, text }) => [
    { text: title, link: address },
    ...(pages.length > 1 ? [] : headingsOf(text).map((each) => ({ text: each, link: `${address}#${anchorOf(each)}` }))),
  ]);
}

const entryPointItem = ({ name, address, exports }: EntryPoint): SidebarItem => ({
  text: name,
  link: `/${clientGroup.folder}/${address}`,
  collapsed: true,
  items: exports
    .filter(({ hasPage }) => hasPage)
    .map((each) => ({ text: each.name, link: `/${clientGroup.folder}/${each.address}` })),
});

const apiItems = (tags: readonly OperationGroup[]): SidebarItem[] => [
  ...tags.map((tag) => ({
    text: tag.title,
    link: addressOf(tag),
    collapsed: true,
    items: tag.operations.map(({ summary, address }) => ({ text: summary, link: address })),
  })),
  { text: "Webhook events", link: eventsAddress },
  { text: "Types", link: typesAddress },
];
