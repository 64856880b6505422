// npm run docs [-- --out FOLDER]: the documentation as one static folder, dist/docs/ or FOLDER. scripts/docs/typedoc.json
// says what is on it, and in which order. With --api it is the page of the API reference alone.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { writeApiPage } from "./docs/api-page.ts";
import { checkLinks } from "./docs/check-links.ts";
import { UsageError } from "./usage-error.ts";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: "string", default: "dist/docs" }, api: { type: "boolean", default: false } },
  });
  if (!values.api) {
    await checkLinks();
    // typedoc brings the TypeScript compiler, which takes its time to load.
    const { writeSite } = await import("./docs/site.ts");
    await writeSite(values.out);
  }
  await writeApiPage(join(values.out, "api.html"));
  console.log(`wrote ${values.out}`);
}

await UsageError.report(main());
