// Makes everything under generated/ from the spec. All of it is made in memory first, so a broken spec leaves the last
// good files alone.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parse } from "yaml";
import { migrationProblems } from "../migration/check.ts";
import { readMigration } from "../migration/entries.ts";
import { migrationGuide, migrationModule } from "../migration/render.ts";
import { UsageError } from "../usage-error.ts";
import { lintAndBundle } from "./bundle.ts";
import { operationsModule } from "./client-operations.ts";
import { errorCatalogue } from "./error-catalogue.ts";
import { documentModule } from "./openapi-document.ts";
import { operationList } from "./operation-list.ts";
import { contract } from "./sandbox-operations.ts";

/** Derives everything from openapi/. With `check` nothing is written, and a stale file is a usage error. */
export async function generate({ check = false } = {}): Promise<void> {
  // openapi-typescript brings the TypeScript compiler, and esbuild takes its time too: they load while redocly works.
  const generators = Promise.all([import("./types.ts"), import("./json-schemas.ts"), import("./sandbox-pages.ts")]);
  const files = await lintAndBundle(async (bundle) => {
    // Redocly writes no key twice, and looking for one takes half of the time.
    const spec = parse(bundle, { uniqueKeys: false });
    const migration = await readMigration("openapi/migration");
    const problems = migrationProblems(migration, spec);
    if (problems.length > 0) throw new UsageError(problems.join("\n"));
    const [{ types }, { checkSchemas, requestSchemasModule, schemasModule }, { homeModule, pagesModule }] =
      await generators;
    checkSchemas(spec.components.schemas);
    // esbuild is a process of its own: while it works, the types are made.
    const [pages, home, schema] = await Promise.all([pagesModule(), homeModule(), types(spec)]);
    return new Map([
      ["generated/openapi.yaml", bundle],
      ["generated/openapi-document.ts", documentModule(spec)],
      ["generated/types.ts", schema],
      ["generated/client-operations.ts", operationsModule(spec)],
      ["generated/sandbox-operations.ts", contract(spec)],
      ["generated/json-schemas.ts", schemasModule(spec)],
      ["generated/request-schemas.ts", requestSchemasModule(spec)],
      ["generated/operations.md", operationList(spec)],
      ["generated/errors.md", errorCatalogue(spec)],
      ["generated/migration.md", migrationGuide(migration, spec)],
      ["generated/migration.ts", migrationModule(migration, spec)],
      ["generated/sandbox-pages.ts", pages],
      ["generated/sandbox-home.ts", home],
    ]);
  });
  await publish(files, check);
}

/** Writes what has changed, all of it or nothing; to check is to throw a usage error instead. */
async function publish(files: Map<string, string>, check: boolean): Promise<void> {
  const stale: string[] = [];
  for (const [file, text] of files) {
    const current = await readFile(file, "utf8").catch(() => undefined);
    if (current !== text) stale.push(file);
  }
  if (stale.length > 0 && check) {
    throw new UsageError(`Stale: ${stale.join(", ")}. Run \`npm run generate\` and commit the result.`);
  }
  for (const file of stale) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.new`, files.get(file) ?? "");
  }
  for (const file of stale) {
    await rename(`${file}.new`, file);
    console.log(`wrote ${file}`);
  }
  if (stale.length === 0) console.log("generated/ is up to date: nothing has changed");
}
