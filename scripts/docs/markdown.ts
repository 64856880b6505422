// What GitHub makes of Markdown, as far as links need it.

/** The text with its code blanked out, so that every line keeps its number. */
export const withoutCode = (text: string): string => withoutBlocks(text).replace(/(`+)(?!`).*?[^`]\1(?!`)/gs, blank);

/** The text with its blocks of code blanked out. */
export const withoutBlocks = (text: string): string => text.replace(/^ *(`{3,}|~{3,}).*?^ *\1/gms, blank);

const blank = (code: string): string => code.replace(/[^\n]/g, " ");

/** A link to a file of the repository, and where its target stands in the text. */
export interface Link {
  readonly target: string;
  readonly index: number;
}

/** The links and images of a text that lead to the repository, not to another host. */
export function linksIn(text: string): Link[] {
  return [...withoutCode(text).matchAll(/\]\(([^)\s]+)[^)]*\)/g)]
    .map(({ 1: target = "", index }) => ({ target, index: index + "](".length }))
    .filter(({ target }) => !/^[a-z]+:/.test(target));
}

/** The first heading of a text. */
export const headingOf = (text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? "";

/** The anchor of a heading: lower case, and hyphens for spaces. */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_ -]/gu, "")
    .replaceAll(" ", "-");

/** The headings of the second level. */
export const headingsOf = (text: string): string[] =>
  [...withoutBlocks(text).matchAll(/^## (.+)$/gm)].map(([, heading = ""]) => heading);
