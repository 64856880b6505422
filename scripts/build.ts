// npm run build [-- FOLDER]: what is published, under dist/ or FOLDER.
//
// TypeScript writes the declarations, esbuild the modules, file by file and without comments, which the declarations
// have. Both stand there a second time as CommonJS, in cjs/: for Jest, and for TypeScript projects that compile to it.
// Node itself could require the others.
import { execFileSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";

const folder = process.argv[2] ?? "dist";
const cjsFolder = join(folder, "cjs");

/** What CommonJS has too. The contract suite needs vitest, and Workers know modules only. */
const entryPoints = ["index", "validate", "msw", "sandbox/index", "webhooks/index"].map((name) => `src/${name}.ts`);
const modulesOnly = ["cli", "contract/index", "sandbox/worker"].map((name) => `src/${name}.ts`);

/** Leaves imports of other files as they are, but for the extension. */
const apart: Plugin = {
  name: "apart",
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (kind === "entry-point") return undefined;
      return { path: path.startsWith(".") ? path.replace(/\.ts$/, ".js") : path, external: true };
    });
  },
};

rmSync(folder, { recursive: true, force: true });
writeDeclarations();
await writeModules([...entryPoints, ...modulesOnly], "esm", folder);
await writeModules(entryPoints, "cjs", cjsFolder);
writeFileSync(join(cjsFolder, "package.json"), '{ "type": "commonjs" }\n');

function writeDeclarations(): void {
  // The quicker of the two compilers; their declarations are the same.
  const compiler = "node_modules/typescript-7/bin/tsc";
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json", "--outDir", folder], { stdio: "inherit" });
  const isInCjs = (path: string) => !/cjs$|src\/(cli|contract)(\/|\.|$)|worker\.d\.ts$/.test(path);
  cpSync(join(folder, "src"), join(cjsFolder, "src"), { recursive: true, filter: isInCjs });
  cpSync(join(folder, "generated"), join(cjsFolder, "generated"), { recursive: true });
  // A quarter of a megabyte of types alone, which modules may take from CommonJS.
  writeFileSync(join(folder, "generated/schema.d.ts"), 'export type * from "../cjs/generated/schema.ts";\n');
}

/** Writes the entry points and all that they import, each file by itself. */
async function writeModules(entries: string[], format: "esm" | "cjs", outdir: string): Promise<void> {
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    packages: "external",
    platform: "node",
    format,
    outdir,
    write: false,
    metafile: true,
    logLevel: "error",
  });
  const files = Object.keys(metafile.inputs);
  const isGenerated = (file: string) => file.startsWith("generated/");
  const options = { bundle: true, platform: "node", target: "es2022", format, outdir, outbase: "." } as const;
  const plugins = [apart];
  await build({ ...options, plugins, entryPoints: files.filter((file) => !isGenerated(file)) });
  await build({ ...options, plugins, entryPoints: files.filter(isGenerated), minifyWhitespace: true });
}
