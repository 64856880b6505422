// The code blocks of a Markdown text.

export interface Snippet {
  /** The first word after the fence, `""` where there is none. */
  readonly language: string;
  /** The file that it is meant for: `title="file"` after the language. */
  readonly title?: string;
  /** As it is written, without the indentation of its fence. */
  readonly code: string;
  /** Where its fence opens, counted from 1. */
  readonly line: number;
}

const fencedBlock = /^(?<indent> *)(?<fence>`{3,})(?<info>[^`\n]*)\n(?<code>[\s\S]*?)^\k<indent>\k<fence>`*[ \t]*$/gm;

/** The fenced code blocks, in their order. */
export function snippetsOf(markdown: string): Snippet[] {
  return [...markdown.matchAll(fencedBlock)].map(({ groups = {}, index }) => {
    const { indent = "", info = "", code = "" } = groups;
    const [language = ""] = info.trim().split(/\s+/);
    const title = /\btitle="([^"]+)"/.exec(info)?.[1];
    const line = markdown.slice(0, index).split("\n").length;
    const snippet = { language, code: withoutIndent(code, indent), line };
    return title === undefined ? snippet : { ...snippet, title };
  });
}

/** The packages that a program imports, without those of Node. */
export function packagesOf(code: string): string[] {
  const modules = [...code.matchAll(/^(?:import|export)\s(?:[^;"]*\sfrom\s)?"([^"]+)";$/gm)].map(
    ([, module = ""]) => module,
  );
  const packages = modules.filter((module) => !/^(node:|\.)/.test(module));
  return packages.map((module) => module.split("/", module.startsWith("@") ? 2 : 1).join("/"));
}

const withoutIndent = (code: string, indent: string): string =>
  code
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join("\n");
