// What has to be known of a language to read its comments and texts.

export interface Language {
  /** What starts a comment that goes to the end of its line. */
  readonly lineComments: readonly string[];
  /** What starts and ends other comments. */
  readonly blockComment?: readonly [string, string];
  /** Whether a word without quotes can be a text, as in a shell or in YAML. */
  readonly hasBareTexts: boolean;
  /** Whether a text in single or double quotes can have several lines. */
  readonly hasLongTexts: boolean;
  /** Whether it is written for people. */
  readonly isProse: boolean;
}

const slashes: Language = {
  lineComments: ["//"],
  blockComment: ["/*", "*/"],
  hasBareTexts: false,
  hasLongTexts: false,
  isProse: false,
};
const hash: Language = { lineComments: ["#"], hasBareTexts: false, hasLongTexts: false, isProse: false };
const shell: Language = { ...hash, hasBareTexts: true, hasLongTexts: true };
const markup: Language = { ...slashes, blockComment: ["<!--", "-->"] };

const byExtension: Readonly<Record<string, Language>> = {
  ...group(hash, "py pyi toml tf r jl nim gd coffee"),
  ...group({ ...hash, hasLongTexts: true }, "rb rake pl pm ex exs cr"),
  ...group({ ...slashes, lineComments: ["//", "#"], hasLongTexts: true }, "php"),
  ...group({ ...slashes, hasLongTexts: true }, "rs"),
  ...group({ ...hash, lineComments: ["--"] }, "lua sql hs elm"),
  ...group(markup, "html htm xml plist vue svelte"),
  ...group(shell, "sh bash zsh fish bat cmd ps1 env properties ini cfg conf yml yaml bru hurl"),
  ...group({ ...shell, lineComments: ["#", "//"] }, "http rest"),
  ...group({ ...hash, isProse: true }, "md mdx mdc markdown rst txt adoc csv tsv log lock svg po"),
};

function group(language: Language, extensions: string): Record<string, Language> {
  return Object.fromEntries(extensions.split(" ").map((extension) => [extension, language]));
}

/** The language of a file, by its name, else by its first line. */
export function languageOf(path: string, text: string): Language {
  const name = path.split(/[\\/]/).at(-1) ?? "";
  if (/^\.env\b|^(?:Docker|Make|Proc)file/.test(name)) return shell;
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension !== undefined) return byExtension[extension] ?? slashes;
  return /^#!.*\b(?:python|ruby|perl)/.test(text) ? hash : /^#!.*\b(?:node|deno|bun|php)/.test(text) ? slashes : shell;
}
