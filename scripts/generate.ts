// npm run generate [-- --check]

import { generate } from "./generate/generate.ts";
import { UsageError } from "./usage-error.ts";

await UsageError.report(generate({ check: process.argv.includes("--check") }));
