// Recognizes URLs that are only mentioned, not called.

/** A comment, alone or at the end of a line. */
const comment = /^\s*(?:\/\/|\/\*|\*\s|#\s|<!--)|(?:^|\s)(?:\/\/|#)\s/;
/** The start of a string that is logged, printed or thrown. */
const visible =
  /(?:\bconsole\.\w+|\blog(?:ger)?(?:\.\w+)?|\bprint(?:ln|f)?|Error|Exception)\s*\(\s*f?(["'`])(?:(?!\1|\{).)*$/;

/** Whether a position is inside a comment or a message. */
export function isMention(text: string, offset: number): boolean {
  const [before = ""] = text
    .slice(Math.max(0, offset - 300), offset)
    .split("\n")
    .slice(-1);
  return comment.test(before) || visible.test(before);
}
