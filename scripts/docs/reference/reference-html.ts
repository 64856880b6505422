// The reference of the API as one page, which needs nothing else. The sandbox serves it at /docs.
import { readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import type { Json } from "../../../src/contract/spec/openapi.ts";
import { operationGroups } from "../api/api-pages.ts";
import { breakNames } from "../break-names.ts";
import { linkNames } from "../link-names.ts";

/** The page as HTML. The sandbox replaces the address of the API in it by its own. */
export function referenceHtml(spec: Json): string {
  const groups = operationGroups(spec);
  const operations = groups.flatMap((group) => group.operations);
  const markdown = new MarkdownIt({ html: true, linkify: false });
  markdown.use(linkNames, { api: Object.fromEntries(operations.map(({ id }) => [id, `#${id}`])), client: {} });
  markdown.use(breakNames);
  // Wide tables and programs scroll by themselves, with the keyboard too.
  markdown.renderer.rules.table_open = () => '<div class="wide" tabindex="0"><table>';
  markdown.renderer.rules.table_close = () => "</table></div>";
  const links = groups.map(
    ({ title, operations: own }) =>
      `<h2>${title}</h2><ul>${own.map(({ id, summary }) => `<li><a href="#${id}">${summary}</a></li>`).join("")}</ul>`,
  );
  const sections = operations.map(({ id, text }) => {
    // What the site shows as tabs, and its headings one level deeper.
    const plain = text.replaceAll(/^:::.*\n/gm, "").replaceAll(/^#(?=#* )/gm, "##");
    return `<section id="${id}">${markdown.render(plain).replaceAll("<pre>", '<pre tabindex="0">')}</section>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>API reference</title>
<style>
${readFileSync(new URL("reference.css", import.meta.url), "utf8")}</style>
<nav aria-label="Operations">
${links.join("\n")}
</nav>
<main>
<h1>API reference</h1>
<p>${spec.info.summary} To call this server, set its address and any key:</p>
<pre tabindex="0">export HEYGEN_BASE_URL=${spec.servers[0].url} HEYGEN_API_KEY=any</pre>
${sections.join("\n")}
</main>
`;
}
