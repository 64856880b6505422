// npm run docs [-- --out FOLDER]: the documentation as one static folder, dist/docs/ or FOLDER, for any server and any path
// on it. scripts/docs/contents.ts says what is on it, and in which order.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { checkLinks } from "./docs/check-links.ts";
import { UsageError } from "./usage-error.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: "string", default: "dist/docs" } } });
  await checkLinks();
  // These bring compilers, which take their time to load.
  const [{ writePages }, { build }] = await Promise.all([import("./docs/write-pages.ts"), import("vitepress")]);
  // Within the project, where the pages find Vue.
  await mkdir("dist", { recursive: true });
  const pages = resolve(await mkdtemp(join("dist", "pages-")));
  try {
    await writePages(pages);
    process.env.DOCS_PAGES = pages;
    await build("scripts/docs/site", { base: "./", outDir: resolve(values.out) });
  } finally {
    await rm(pages, { recursive: true });
  }
  console.log(`wrote ${values.out}`);
}

await UsageError.report(main());
