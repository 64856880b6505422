// npm run build [-- FOLDER]: what is published, under dist/ or FOLDER.
//
// dist/src and dist/generated have each module as ESM, so that bundlers leave out what is not used. dist/cjs has the entry
// points once more as CommonJS, for Jest and for tools that can't `require` ES modules. Names in client, webhooks and
// validation stay as they are, for the sake of stack traces. dist/reference.html is what the sandbox serves at /docs.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { parse } from "yaml";
import { referenceHtml } from "./docs/reference/reference-html.ts";

const folder = process.argv[2] ?? "dist";
const cjsFolder = join(folder, "cjs");
const target = "es2022";
// Node prints the line where an error was thrown.
const compact = { minifyWhitespace: true, minifySyntax: true, lineLimit: 160 } as const;
/** How code is written, by its file; the first that fits. In applications, a stack trace must lead to code one can read. */
const styles = [
  { files: /^src\/((client|shared|validate|webhooks)\/|[^/]+$)/, style: {} },
  // Local servers and programs of the command line, which print their own errors, and data.
  { files: /./, style: { ...compact, minifyIdentifiers: true } },
];

/** The entry points that CommonJS has too. The contract suite needs vitest, and Workers know modules only. */
const entryPoints = ["index", "validate", "msw", "sandbox", "webhooks"].map((name) => `src/${name}.ts`);
const typedModules = ["contract", "sandbox-worker", "bridge"].map((name) => `src/${name}.ts`);
const modulesOnly = [...typedModules, "src/cli.ts"];

const isLargeData = (file: string): boolean => file === "generated/json-schemas.ts";

/** A module that is imported when it is needed. CommonJS imports that of ESM, instead of having it too. */
const onDemand = "src/sandbox/pages/home/home-page.ts";

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

/** Leaves the import of the module on demand as it is, for CommonJS. */
const fromModules: Plugin = {
  name: "from-modules",
  setup({ onResolve }) {
    onResolve({ filter: /.*/ }, ({ path, kind, resolveDir }) => {
      if (kind !== "dynamic-import" || join(resolveDir, path) !== join(process.cwd(), onDemand)) return undefined;
      return { path: `../../${onDemand.replace(/\.ts$/, ".js")}`, external: true };
    });
  },
};

for (const each of ["src", "generated", "cjs"]) rmSync(join(folder, each), { recursive: true, force: true });
await writeModules(await filesBehind([...entryPoints, ...modulesOnly]));
await writeCommonJs();
writeDeclarations();
write(join(cjsFolder, "package.json"), '{ "type": "commonjs" }\n');
write(join(folder, "reference.html"), referenceHtml(parse(readFileSync("generated/openapi.yaml", "utf8"))));

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
  const separate = files.filter((file) => file !== selfContained);
  for (const each of styles) {
    const entryPoints = separate.filter((file) => styles.find(({ files }) => files.test(file)) === each);
    await build({ ...options, ...each.style, plugins: [apart], entryPoints });
  }
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
 * Bundles the modules as ESM, with what the entry points share in files of their own, and converts that to CommonJS.
 * Bundled as CommonJS at once, the default import of openapi-fetch would be all of its exports, because esbuild takes the
 * files of this package for modules of Node.
 */
async function writeCommonJs(): Promise<void> {
  const options = { bundle: true, packages: "external", platform: "node", target, outbase: "." } as const;
  const names = { outdir: cjsFolder, chunkNames: "src/shared-[hash]" };
  const { outputFiles, metafile } = await build({
    ...options,
    ...names,
    metafile: true,
    entryPoints,
    format: "esm",
    splitting: true,
    plugins: [fromModules],
    write: false,
    absWorkingDir: process.cwd(),
  });
  for (const { path, text } of outputFiles) {
    const inputs = Object.keys(metafile.outputs[relative(".", path)]?.inputs ?? {});
    // Who debugs the sandbox reads the modules.
    const style = inputs.some((file) => file.startsWith("src/sandbox/") || isLargeData(file)) ? { minify: true } : {};
    const { code } = await transform(text, { ...style, format: "cjs", platform: "node", target });
    write(path, code);
  }
}

/**
 * The declarations of CommonJS, and those of ESM. Where types come from another package, as in the client, both need
 * declarations of their own. Elsewhere, those of ESM re-export those of CommonJS; TypeScript allows only this direction.
 */
function writeDeclarations(): void {
  // The quicker of the two compilers; their declarations are the same.
  const compiler = "node_modules/typescript-7/bin/tsc";
  const compiled = mkdtempSync(join(tmpdir(), "heygen-declarations-"));
  execFileSync(process.execPath, [compiler, "-p", "scripts/build.tsconfig.json", "--outDir", compiled], {
    stdio: "inherit",
  });
  const texts = new Map<string, string>();
  for (const file of declarationsBehind([...entryPoints, ...typedModules], compiled)) {
    texts.set(
      file,
      readFileSync(join(compiled, file), "utf8").replace(/^( {4})+/gm, (space) => "\t".repeat(space.length / 4)),
    );
  }
  const common = declarationsBehind(entryPoints, compiled);
  for (const [file, text] of texts) {
    const behind = [...declarationsBehind([file], compiled)];
    const needsPackage = behind.some((each) => /(?:from |import\()"[a-z@]/.test(texts.get(each) ?? ""));
    if (common.has(file)) write(join(cjsFolder, file), text);
    write(join(folder, file), common.has(file) && !needsPackage ? reExport(file, text) : text);
  }
  rmSync(compiled, { recursive: true });
}

/** A declaration that has the same types as that of CommonJS. */
function reExport(file: string, text: string): string {
  const way = `${"../".repeat(file.split("/").length - 1)}cjs/${file.replace(/\.d\.ts$/, ".js")}`;
  const hasDefault = /^export default /m.test(text);
  return `export * from "${way}";\n${hasDefault ? `export { default } from "${way}";\n` : ""}`;
}

/** The declarations of the files, and all that they refer to. */
function declarationsBehind(files: readonly string[], root: string): Set<string> {
  const found = new Set(files.map((file) => file.replace(/(\.d)?\.ts$/, ".d.ts")));
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
