// Headings with code in them, such as the errors of the catalogue. typedoc leaves the code out of anchors and tables of
// contents; GitHub does not, and links have to hold on both.

/** What is used of a token of markdown-it, which brings no types. */
interface Token {
  type: string;
  content: string;
  children: Token[] | null;
}

interface Parser {
  core: { ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void } };
}

/** Lets code in headings count as text, for what asks for the text of a heading. It looks as before. */
export function nameCodeInHeadings(parser: Parser): void {
  parser.core.ruler.push("code-in-headings", ({ tokens }) => {
    for (const [index, { children }] of tokens.entries()) {
      if (tokens[index - 1]?.type !== "heading_open") continue;
      for (const part of children ?? []) {
        if (part.type === "code_inline") part.children = [{ type: "text", content: part.content, children: null }];
      }
    }
  });
}
