import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { redocly } from "../generate/bundle.ts";
import { UsageError } from "../usage-error.ts";
import { forReaders } from "./for-readers.ts";

/** What Redoc shows at the foot of its page. */
const redocLogo = "https://cdn.redoc.ly/redoc/logo-mini-full.svg";
/** The same as a picture that needs no network. */
const redocName =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 14'%3E%3Ctext y='11' font-size='12'%3ERedoc%3C/text%3E%3C/svg%3E";

/** Writes the reference of the API as one page, which loads nothing. */
export async function writeApiPage(file: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "heygen-avatars-"));
  const source = join(folder, "openapi.yaml");
  try {
    // generated/openapi.yaml does without the sources of facts, which readers of the reference see.
    await run("bundle", "openapi/openapi.yaml", "--skip-decorator", "heygen/without-sources", "-o", source);
    const spec = parse(await readFile(source, "utf8"));
    await writeFile(source, stringify(forReaders(spec), { aliasDuplicateObjects: false }));
    await run("build-docs", source, "--inlineBundle", "-o", file);
  } finally {
    await rm(folder, { recursive: true });
  }
  const page = await readFile(file, "utf8");
  await writeFile(file, page.replaceAll(redocLogo, redocName));
}

async function run(...args: string[]): Promise<void> {
  const { code, output } = await redocly(...args);
  if (code !== 0) throw new UsageError(output);
}
