/** The longest address that is taken: a longer one fits no header of most servers. */
const maxLength = 2_000;

/** An address as a header can carry it; undefined for what is none, too long, or tries to be more than one. */
export function webAddress(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  const isWeb = protocol === "http:" || protocol === "https:";
  return isWeb && href.length <= maxLength ? href : undefined;
}
