import { PassThrough } from "node:stream";
import { remark } from "remark";
import remarkValidateLinks from "remark-validate-links";
import { engine } from "unified-engine";
import { UsageError } from "../usage-error.ts";

/**
 * Follows the links of every Markdown file to files and headings of this repository, as GitHub would. What they name
 * elsewhere is not asked for.
 *
 * @throws UsageError with a line for each link that leads nowhere
 */
export async function checkLinks(): Promise<void> {
  const broken = await new Promise<string[]>((resolve, reject) => {
    const report = new PassThrough().resume();
    engine(
      {
        processor: remark(),
        // The engine's type of plugins is narrower than what it takes.
        plugins: [[remarkValidateLinks as never, { repository: false }]],
        files: ["."],
        extensions: ["md"],
        ignoreName: ".gitignore",
        streamError: report,
      },
      (error, _code, context) => {
        if (error) return reject(error);
        const messages = (context?.files ?? []).flatMap(({ path, messages }) =>
          messages
            .sort((one, other) => (one.line ?? 0) - (other.line ?? 0))
            .map(({ line, column, reason }) => `${path}:${line}:${column} ${reason}`),
        );
        resolve(messages);
      },
    );
  });
  if (broken.length > 0) throw new UsageError(broken.join("\n"));
}
