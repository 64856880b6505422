/** The maximum length of a URL. Most servers reject longer headers. */
const maxLength = 2_000;

/** The normalized URL, safe for a header; undefined if it is not an HTTP URL, is too long or has control characters. */
export function webAddress(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters must be rejected
  if (/[\u0000-\u001f\u007f-\u009f]/.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  const isWeb = protocol === "http:" || protocol === "https:";
  return isWeb && href.length <= maxLength ? href : undefined;
}
