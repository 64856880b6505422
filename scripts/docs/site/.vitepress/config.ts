// The site that VitePress makes of the pages in the folder DOCS_PAGES, which scripts/docs.ts has written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { breakNames } from "../../break-names.ts";
import { linkNames } from "../../link-names.ts";
import { anchorOf } from "../../markdown.ts";
import type { SiteFacts } from "../../write-pages.ts";

const pages = process.env.DOCS_PAGES ?? "";
const facts: SiteFacts = JSON.parse(readFileSync(join(pages, "facts.json"), "utf8"));

export default defineConfig({
  title: "heygen-avatars",
  description: "Typed client, sandbox and contract tests for HeyGen's avatar API. Unofficial.",
  lang: "en",
  srcDir: pages,
  markdown: {
    anchor: { slugify: anchorOf },
    config: (markdown) => markdown.use(linkNames, facts).use(breakNames),
  },
  transformHead: ({ page }) => [["link", { rel: "icon", href: `${"../".repeat(page.split("/").length - 1)}icon.svg` }]],
  vite: {
    logLevel: "error",
    resolve: {
      alias: [{ find: /^.*\/VPHome\.vue$/, replacement: fileURLToPath(new URL("theme/home.ts", import.meta.url)) }],
    },
  },
  themeConfig: {
    logo: "/icon.svg",
    sidebar: facts.sidebars,
    nav: [
      { text: "Guides", link: "/start/overview.html", activeMatch: "^/(start|guides|recipes|contract|sandbox|v2)/" },
      { text: "Client reference", link: "/client/index.html", activeMatch: "^/client/" },
      { text: "API reference", link: "/api/operations.html", activeMatch: "^/api/" },
    ],
    outline: [2, 3],
    search: {
      provider: "local",
      options: {
        // What only links to other pages is no answer to a search.
        _render: (text, env, markdown) =>
          markdown.renderAsync(text.replace(/\n## (Operations on this page|Guides)\n.*$/s, ""), env),
        miniSearch: {
          options: {
            // Error codes are found as a whole and by their words.
            tokenize: (text) =>
              text
                .split(/[^\p{L}\p{N}_]+/u)
                .flatMap((word) => (word.includes("_") ? [word, ...word.split("_")] : [word]))
                .filter(Boolean),
            // Singular and plural are found alike.
            processTerm: (term) =>
              term
                .toLowerCase()
                .replace(/ies$/, "y")
                .replace(/([^s])s$/, "$1"),
          },
          searchOptions: {
            // Guides come before references, but for the page or the section that is named like the word.
            boostDocument: (address, term) => {
              const named = /\/(?:errors|types)\.html#(.*)/.exec(address) ?? /([\w-]+)\.html/.exec(address);
              const name = named?.[1]?.toLowerCase();
              if (name === term) return 10;
              if (/\/contributing\/|\/changes\./.test(address)) return 0.5;
              if (/\/(client|api)\/|\/fields\./.test(address)) return 1;
              return name === "overview" ? 5 : 10;
            },
          },
        },
      },
    },
  },
});
