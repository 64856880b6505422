// npm run build [-- FOLDER]: what is published, under dist/ or FOLDER.
//
// dist/src and dist/generated have each module as ESM, so that bundlers leave out what is not used. dist/cjs has the entry
// points once more as CommonJS, for Jest and for whoever else can't require modules, and all declarations: types may be
// taken from CommonJS by modules, but not the other way round. Names stay as they are, for the sake of stack traces; the
// white space goes.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { build, type Plugin, transform } from "esbuild";

const folder = process.argv[2] ?? "dist";
const cjsFolder = join(folder, "cjs");
const target = "es2022";
// Node prints the line where an error was thrown.
const brief = { minifyWhitespace: true, minifySyntax: true, lineLimit: 160 } as const;

/** What CommonJS has too. The contract suite needs vitest, and Workers know modules only. */
const entryPoints = ["index", "validate", "msw", "sandbox", "webhooks"].map((name) => `src/${name}.ts`);
const typedModules = ["contract", "sandbox-worker"].map((name) => `src/${name}.ts`);
const modulesOnly = [...typedModules, "src/cli.ts"];

/** The module whose dependencies become a part of it, so that the contract tests need no other package. */
const selfContained = "src/contract/spec/ajv.ts";

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
await writeModules(await filesBehind([...entryPoints, ...modulesOnly]));
await writeCommonJs();
writeDeclarations([...entryPoints, ...typedModules]);
write(join(cjsFolder, "package.json"), '{ "type": "commonjs" }\n');

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
  await build({ ...options, ...brief, plugins: [apart], entryPoints: files.filter((file) => file !== selfContained) });
  const { metafile } = await build({ ...options, minify: true, entryPoints: [selfContained], metafile: true });
  const bundled = Object.keys(metafile.inputs).flatMap(
    (file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  );
  const licenses = [...new Set(bundled)].map(
    (name) => `${name}\n\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8")}`,
  );
  write(join(folder, selfContained.replace(/\.ts$/, ".licenses.txt")), licenses.join("\n\n"));
}

/**
 * Makes CommonJS of the modules, with what the entry points share in files of their own. By way of ESM, because a file of
 * this package is a module for esbuild, for which the default export of openapi-fetch would be all that it exports.
 */
async function writeCommonJs(): Promise<void> {
  const options = { bundle: true, packages: "external", platform: "node", target, outbase: "." } as const;
  const names = { outdir: cjsFolder, chunkNames: "shared-[hash]" };
  const { outputFiles } = await build({
    ...options,
    ...names,
    entryPoints,
    format: "esm",
    splitting: true,
    write: false,
    absWorkingDir: process.cwd(),
  });
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...brief, format: "cjs", platform: "node", target });
    write(path, code);
  }
}

/** The declarations that the entry points lead to, and for each entry point a module that has the same types. */
function writeDeclarations(entries: string[]): void {
  // The quicker of the two compilers; their declarations are the same.
  const compiler = "node_modules/typescript-7/bin/tsc";
  const compiled = mkdtempSync(join(tmpdir(), "heygen-declarations-"));
  execFileSync(process.execPath, [compiler, "-p", "scripts/build.tsconfig.json", "--outDir", compiled], {
    stdio: "inherit",
  });
  const declared = entries.map((entry) => entry.replace(/\.ts$/, ".d.ts"));
  for (const file of declarationsBehind(declared, compiled)) {
    // A quarter of the text is indentation.
    write(join(cjsFolder, file), readFileSync(join(compiled, file), "utf8").replace(/^ +/gm, ""));
  }
  for (const file of declared) {
    const declaration = readFileSync(join(compiled, file), "utf8");
    // A package may declare its modules and its CommonJS apart, as msw does.
    if (/^(?:import|export) .* from "[a-z@]/m.test(declaration)) {
      write(join(folder, file), declaration);
      continue;
    }
    const way = `${"../".repeat(file.split("/").length - 1)}cjs/${file.replace(/\.d\.ts$/, ".js")}`;
    const hasDefault = /^export default /m.test(declaration);
    const text = `export * from "${way}";\n${hasDefault ? `export { default } from "${way}";\n` : ""}`;
    write(join(folder, file), text);
  }
  rmSync(compiled, { recursive: true });
}

/** The files, and all that they refer to. */
function declarationsBehind(files: string[], root: string): Set<string> {
  const found = new Set(files);
  for (const file of found) {
    const text = readFileSync(join(root, file), "utf8");
    for (const [, path = ""] of text.matchAll(/(?:from |import\()"(\.[^"]+)"/g)) {
      found.add(join(dirname(file), path).replace(/\.[jt]s$/, ".d.ts"));
    }
  }
  return found;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
