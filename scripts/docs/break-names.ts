import type MarkdownIt from "markdown-it";

/** A plugin of markdown-it. Lets long names in code break at their dots, slashes and underscores, not within a word. */
export function breakNames({ renderer: { rules } }: MarkdownIt): void {
  const render = rules.code_inline;
  if (render) rules.code_inline = (...token) => render(...token).replace(/(?<!<)[./_](?=[\w{])/g, "$&<wbr>");
}
