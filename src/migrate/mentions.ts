// Where an address is only spoken of.

/** A line that is a comment, or a comment at its end. */
const comment = /^\s*(?:\/\/|\/\*|\*\s|#\s|<!--)|(?:^|\s)(?:\/\/|#)\s/;
/** A text that is logged, printed or thrown, as far as it is not closed. */
const visible =
  /(?:\bconsole\.\w+|\blog(?:ger)?(?:\.\w+)?|\bprint(?:ln|f)?|Error|Exception)\s*\(\s*f?(["'`])(?:(?!\1|\{).)*$/;

/** Whether what stands at a place is in a comment, or in a text for people. */
export function isMention(text: string, offset: number): boolean {
  const [before = ""] = text
    .slice(Math.max(0, offset - 300), offset)
    .split("\n")
    .slice(-1);
  return comment.test(before) || visible.test(before);
}
