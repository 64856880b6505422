// npm run build [-- FOLDER]: what is published, under dist/ or FOLDER.
//
// TypeScript writes the declarations, esbuild the modules, file by file and without comments, which the declarations
// have. Both stand there a second time as CommonJS, in cjs/: for Jest, and for TypeScript projects that compile to it.
// Node itself could require the others.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin, transform } from "esbuild";

const folder = process.argv[2] ?? "dist";
const cjsFolder = join(folder, "cjs");
const target = "es2022";
const isGenerated = (file: string) => file.startsWith("generated/");

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

for (const each of ["src", "generated", "cjs"]) rmSync(join(folder, each), { recursive: true, force: true });
writeDeclarations();
await writeModules(await filesBehind([...entryPoints, ...modulesOnly]));
await writeCommonJs(await filesBehind(entryPoints));
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

/** The entry points and all that they import. */
async function filesBehind(entries: string[]): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    outdir: folder,
    write: false,
    metafile: true,
  });
  return Object.keys(metafile.inputs);
}

async function writeModules(files: string[]): Promise<void> {
  const options = { bundle: true, platform: "node", target, format: "esm", outdir: folder, outbase: "." } as const;
  const plugins = [apart];
  await build({ ...options, plugins, entryPoints: files.filter((file) => !isGenerated(file)) });
  await build({ ...options, plugins, entryPoints: files.filter(isGenerated), minifyWhitespace: true });
}

/**
 * Makes CommonJS of the modules. From their text, because a file of this package is a module for esbuild, for which the
 * default export of openapi-fetch would be all that it exports.
 */
async function writeCommonJs(files: string[]): Promise<void> {
  for (const file of files) {
    const path = file.replace(/\.ts$/, ".js");
    const text = readFileSync(join(folder, path), "utf8");
    const minifyWhitespace = isGenerated(file);
    const { code } = await transform(text, { format: "cjs", platform: "node", target, minifyWhitespace });
    writeFileSync(join(cjsFolder, path), code);
  }
}
