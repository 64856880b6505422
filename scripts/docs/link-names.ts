import type MarkdownIt from "markdown-it";
import type { SiteFacts } from "./write-pages.ts";

/**
 * A plugin of markdown-it. Links code that is the name of an operation, a type, an error code or an export to what
 * explains it.
 */
export function linkNames(markdown: MarkdownIt, { api, client }: Pick<SiteFacts, "api" | "client">): void {
  markdown.core.ruler.push("link-names", ({ tokens, env, Token }) => {
    const page = `/${env.relativePath}`.replace(/\.md$/, ".html");
    // A few names are both, such as `uploadAsset`: texts about the API mean the operation.
    const addresses = page.startsWith("/api/") ? { ...client, ...api } : { ...api, ...client };
    for (const [index, token] of tokens.entries()) {
      if (token.type !== "inline" || !token.children || tokens[index - 1]?.type === "heading_open") continue;
      let isInLink = false;
      token.children = token.children.flatMap((child) => {
        if (child.type === "link_open" || child.type === "link_close") isInLink = child.type === "link_open";
        const address = Object.hasOwn(addresses, child.content) ? addresses[child.content] : undefined;
        if (child.type !== "code_inline" || isInLink || !address || address === page) return [child];
        const open = new Token("link_open", "a", 1);
        open.attrSet("href", address);
        return [open, child, new Token("link_close", "a", -1)];
      });
    }
  });
}
