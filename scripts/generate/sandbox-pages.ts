// What the sandbox serves to browsers and can't read from files, because it also runs where there are none.
import { readFile } from "node:fs/promises";
import { build } from "esbuild";

const heading = "// Generated from src/sandbox/pages/ by `npm run generate`. Do not edit.";

/** The text of generated/sandbox-pages.ts. */
export async function pagesModule(): Promise<string> {
  const clip = await readFile("src/sandbox/pages/clip.mp4", "base64");
  return `${heading}

/** A short video (MP4, H.264). Base64. */
export const clip: string = "${clip}";

/** The style that all pages share. */
export const pageStyle: string = ${JSON.stringify(await compile("src/sandbox/pages/style.css"))};
`;
}

/** The text of generated/sandbox-home.ts. */
export async function homeModule(): Promise<string> {
  return `${heading}

/** The style of the page at \`/\`, besides that of all pages. */
export const homeStyle: string = ${JSON.stringify(await compile("src/sandbox/pages/home/home.css"))};

/** The script of the page at \`/\`, compiled. */
export const homeScript: string = ${JSON.stringify(await compile("src/sandbox/pages/home/app.tsx"))};
`;
}

/** A module or a style, and what it imports, as one text for browsers, fit to stand in HTML. */
async function compile(entryPoint: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: process.cwd(),
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2022", "chrome111", "firefox115", "safari16.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
    write: false,
    // The same output wherever the project lies.
    tsconfigRaw: {},
  });
  return (outputFiles[0]?.text ?? "").trim().replaceAll("</", "<\\/");
}
