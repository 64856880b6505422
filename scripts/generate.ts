// npm run generate [-- --check]
import { Complaint } from "./complaint.ts";
import { generate } from "./generate/generate.ts";

await Complaint.report(generate({ check: process.argv.includes("--check") }));
