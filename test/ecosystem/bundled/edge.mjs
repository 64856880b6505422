import { readFileSync } from "node:fs";
import { EdgeRuntime } from "edge-runtime";

const runtime = new EdgeRuntime();
runtime.evaluate(readFileSync("bundle.js", "utf8"));
console.log(await runtime.evaluate("bundle.smoke()"));
