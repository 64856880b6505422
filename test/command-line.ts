// The command line and the scripts as JavaScript, made once for a run of the tests: a process that compiles TypeScript
// takes a second to start.
import { build } from "esbuild";

const folder = "coverage/command-line";

/** What a test starts with Node, by the path of its source. */
export const compiled = (source: string): string => `${folder}/${source.replace(/\.ts$/, ".js")}`;

export default async function setup(): Promise<void> {
  await build({
    entryPoints: ["src/cli.ts", "scripts/spec-upstream.ts", "scripts/spec-diff.ts"],
    outdir: folder,
    outbase: ".",
    bundle: true,
    splitting: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
  });
}
