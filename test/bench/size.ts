// How much a consumer loads: minified by esbuild and compressed by gzip -9.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a bundle of `code`, resolved from `resolveDir`. */
export async function weigh(code: string, resolveDir: string = process.cwd()): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

export const ours = 'export { createClient, paginate, unwrap, waitForLook } from "./src/index.ts"';
