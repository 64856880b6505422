// In what the packed package is tried. A case is right when its command ends with 0.

export interface Case {
  readonly name: string;
  /** What npm installs beside the package. */
  readonly packages: readonly string[];
  /** The folders here whose files it needs. */
  readonly files: readonly string[];
  /**
   * For a shell, with the programs of `packages` first in its path, then those of this project. `REGISTRY` is the address
   * of a registry that has the package, and `PROJECT` the folder of this project.
   */
  readonly command: string;
}

/** What many tools need that no longer run on Node 20. */
const node22 = "node@22";

const node = (version: string): Case => ({
  name: `node-${version}`,
  packages: [`node@${version}`],
  files: ["smoke"],
  command: "test -x node_modules/.bin/node && node main.mjs && node main.cjs && heygen-avatars --help > help.txt",
});

/** Checks the declarations of the package too. */
const tsc = "tsc --strict --noEmit --skipLibCheck false --target ES2022 --lib ES2022,DOM,DOM.Iterable";

const typescript = (version: string): Case => {
  // What a project has that compiles to CommonJS and says nothing else; TypeScript 7 knows it no more.
  const old = version.startsWith("5.") ? ` && ${tsc} --module CommonJS --moduleResolution Node10 consumer.cts` : "";
  return {
    name: `typescript-${version}`,
    packages: [`typescript@${version}`],
    files: ["typescript"],
    command: `tsc --version && ${tsc} --module NodeNext consumer.mts consumer.cts${old}`,
  };
};

/** Writes the files that a guide shows; without titles all of them. */
const extract = (guide: string, ...titles: string[]): string =>
  `tsx "$PROJECT/test/ecosystem/extract.ts" "$PROJECT/docs/${guide}" ${titles.map((title) => `'${title}'`).join(" ")}`;

/** How a guide's programs are type-checked. */
const forGuides = "--noEmit --strict --exactOptionalPropertyTypes --skipLibCheck --target ES2022 --module preserve";

/** Its routes are those of README and recipes.md. */
const next = (version: string, react: readonly string[]): Case => ({
  name: `next-${version}`,
  packages: [`next@${version}`, ...react, "typescript@5.9", "@types/node@20"],
  files: ["next"],
  command: `export NEXT_TELEMETRY_DISABLED=1
    ${extract("recipes.md", "app/videos/[id]/route.ts")} && ${extract("../README.md", "app/webhooks/heygen/route.ts")} && next build && node call.mjs`,
});

/** Its tests are the smoke test, and those that README and guides show. */
const vitest = (version: string, ...runtime: readonly string[]): Case => ({
  name: `vitest-${version}`,
  packages: [`vitest@${version}`, ...runtime],
  files: ["smoke"],
  command: `${extract("../README.md", "sandbox.test.ts")} && ${extract("contract.md", "contract.test.ts")} &&
    ${extract("testing.md", "welcome-video.test.ts", "training.test.ts")} && vitest run`,
});

/** Types, the sandbox below a path, and the test of testing.md. */
const msw = (version: string): Case => ({
  name: `msw-${version}`,
  packages: [`msw@${version}`, "vitest@5", "typescript", "@types/node@22", node22],
  files: ["msw"],
  command: `${tsc} --module NodeNext --types node main.mts && tsx main.mts && ${extract("testing.md", "msw.test.ts")} && vitest run`,
});

/** Its stories are those of testing.md, with their service worker. */
const storybook = (mswVersion: string): Case => ({
  name: `storybook-msw-${mswVersion}`,
  packages: [
    ...["storybook@10", "@storybook/html-vite@10", "vite", "msw-storybook-addon@3", `msw@${mswVersion}`],
    ...["typescript", "playwright-core", node22],
  ],
  files: ["storybook"],
  command: `${extract("testing.md", "Gallery.stories.ts")} && tsc ${forGuides} Gallery.stories.ts && msw init public --save &&
    storybook build --loglevel error --disable-telemetry && node check.mjs`,
});

/** Starts the Worker of sandbox.md without a network. One that can't start is waited for without an end. */
const wrangler = (version: string, ...runtime: readonly string[]): Case => ({
  name: `wrangler-${version}`,
  packages: [`wrangler@${version}`, ...runtime],
  files: ["wrangler"],
  command: `export CLOUDFLARE_CF_FETCH_ENABLED=false WRANGLER_SEND_METRICS=false XDG_CONFIG_HOME=$PWD
    ${extract("sandbox.md", "worker.ts", "wrangler.jsonc")} && wrangler deploy --dry-run && timeout 60 node main.mjs`,
});

const forEsm = "esbuild worker.mjs --bundle --format=esm --outfile=bundle.mjs";
const forScript = "esbuild smoke.mjs --bundle --format=iife --global-name=bundle --outfile=bundle.js";

export const cases: readonly Case[] = [
  node("20.19"),
  node("22"),
  node("24"),
  node("26"),
  node("latest"),
  { name: "bun", packages: ["bun"], files: ["smoke"], command: "bun --version && bun main.mjs && bun main.cjs" },
  { name: "deno", packages: ["deno"], files: ["smoke"], command: "deno --version && deno run -A main.mjs" },
  {
    name: "deno-npm",
    packages: ["deno"],
    files: ["deno"],
    // As without a package.json: what it imports it takes from the registry.
    command: `export DENO_DIR=$PWD/cache NPM_CONFIG_REGISTRY=$REGISTRY && deno run -A --no-config --node-modules-dir=none npm.mjs && test -d cache/npm/*/heygen-avatars`,
  },
  {
    name: "workerd",
    packages: ["workerd", "esbuild"],
    files: ["smoke", "bundled"],
    // Before November 2024, requests had no `cache`.
    command: `${forEsm} && workerd test workerd.capnp
      sed s/2026-01-01/2024-09-23/ workerd.capnp > old.capnp && workerd test old.capnp`,
  },
  {
    name: "sandbox-worker",
    packages: ["workerd"],
    files: [],
    command: `export WORKERD=$(node -p 'require("workerd").default') && cd "$PROJECT" && vitest run test/sandbox/worker.test.ts`,
  },
  // The newest that runs on Node 20.
  wrangler("4.86"),
  wrangler("latest", node22),
  {
    name: "attw",
    packages: ["@arethetypeswrong/cli@0.18.5"],
    files: [],
    // The suite needs vitest, which can't be required, and Workers know modules only.
    command:
      "attw --quiet heygen-avatars.tgz --exclude-entrypoints openapi.yaml contract sandbox/worker bridge && attw --quiet heygen-avatars.tgz --entrypoints contract sandbox/worker bridge --profile esm-only",
  },
  {
    name: "bridge",
    packages: ["@teamduality/heygen-typescript-sdk@0.4.3", "tsx"],
    files: ["bridge"],
    command: "tsx main.mts",
  },
  {
    name: "edge-runtime",
    packages: ["edge-runtime", "esbuild"],
    files: ["smoke", "bundled"],
    command: `${forScript} && node edge.mjs`,
  },
  {
    name: "chromium",
    packages: ["playwright-core", "esbuild"],
    files: ["smoke", "bundled"],
    command: `${forScript} && node chromium.mjs`,
  },
  typescript("5.4"),
  typescript("5.7"),
  typescript("5.9"),
  typescript("latest"),
  {
    name: "jest",
    packages: ["jest"],
    files: ["jest"],
    command: `${extract("testing.md", "welcome-video.spec.js")} && jest`,
  },
  {
    name: "jest-swc",
    packages: ["jest", "@swc/core", "@swc/jest"],
    files: ["jest"],
    command: "jest --config swc.config.js",
  },
  {
    name: "ts-jest",
    packages: ["jest", "ts-jest", "typescript@5.9", "@types/jest"],
    files: ["ts-jest"],
    command: "jest",
  },
  vitest("4"),
  vitest("5", node22),
  {
    name: "esbuild",
    packages: ["esbuild"],
    files: ["smoke", "bundled"],
    command: `${forScript} && node -e '${runBundle()}'`,
  },
  {
    name: "webpack",
    packages: ["webpack", "webpack-cli"],
    files: ["smoke"],
    command: "webpack ./main.mjs --mode production --target node --output-filename out.js && node dist/out.js",
  },
  {
    name: "rollup",
    packages: ["rollup", "@rollup/plugin-node-resolve"],
    files: ["smoke"],
    command: "rollup main.mjs --plugin node-resolve --dir out && node out/main.js",
  },
  {
    name: "vite",
    packages: ["vite"],
    files: ["smoke"],
    command: "vite build --ssr main.mjs --outDir out && node out/main.*",
  },
  {
    name: "openapi-react-query",
    packages: ["openapi-react-query", "@tanstack/react-query", "react", "react-dom", "happy-dom"],
    files: ["react"],
    command: "node query.mjs",
  },
  {
    name: "swr-openapi",
    packages: ["swr-openapi", "swr", "react", "react-dom", "happy-dom"],
    files: ["react"],
    command: "node swr.mjs",
  },
  {
    name: "openapi-types",
    packages: [
      "openapi-react-query",
      "@tanstack/react-query",
      "swr-openapi",
      "swr",
      "openapi-msw@2",
      "msw@2",
      "react",
      "@types/react",
      ...["5.4", "5.9", "7"].map((version) => `typescript-${version}@npm:typescript@${version}`),
    ],
    files: ["react"],
    command: `for tsc in node_modules/typescript-*/bin/tsc; do for module in "nodenext" "esnext --moduleResolution bundler"; do
      node $tsc --strict --noEmit --skipLibCheck --target ES2022 --lib ES2022,DOM,DOM.Iterable --types react --module $module typed.mts
    done; done`,
  },
  {
    name: "openapi-msw",
    packages: ["openapi-msw@2", "msw@2", "typescript@5.9", "@types/node@20"],
    files: ["openapi-msw"],
    command: "tsc --strict --skipLibCheck --target ES2022 --module NodeNext main.mts && node main.mjs",
  },
  {
    name: "playwright",
    packages: ["@playwright/test", "typescript@5.9", "@types/node@20"],
    files: [],
    command: `${extract("testing.md", "playwright.config.ts", "e2e/gallery.spec.ts")} &&
      sed -i s/4010/4125/g playwright.config.ts e2e/* && sed -i 's/sandbox"/sandbox --port 4125"/' playwright.config.ts &&
      tsc ${forGuides} playwright.config.ts e2e/gallery.spec.ts && playwright test`,
  },
  {
    name: "recipes",
    packages: [
      ...["express@5", "fastify@5", "undici@7", "openapi-react-query", "@tanstack/react-query", "react"],
      ...["typescript@5.9", "@types/node@20", "@types/express@5", "@types/react"],
    ],
    files: ["recipes"],
    command: `${extract("recipes.md")} && tsc ${forGuides} --jsx react-jsx *.mts *.ts *.tsx app/videos/*/route.ts && tsx check.mts`,
  },
  next("14", ["react@18", "react-dom@18", "@types/react@18"]),
  next("latest", ["react", "react-dom", "@types/react"]),
  msw("2"),
  msw("3"),
  storybook("2"),
  storybook("3"),
  {
    name: "n8n",
    packages: [
      "@heygenofficial/n8n-nodes-heygen-official@0.1.9",
      // The latest needs a library that does not compile for Node 20.
      "n8n-workflow@2.10.0",
      ...["axios@1", "yaml", "typescript@5.9", "@types/node@20"],
    ],
    files: ["n8n"],
    command: `tsc ${forGuides} --allowImportingTsExtensions main.mts && tsx main.mts`,
  },
  {
    name: "openapi-typescript",
    packages: ["openapi-typescript@7", "typescript@5.9"],
    files: [],
    command: `openapi-typescript ${spec()} -o api.ts && tsc --noEmit --strict --target ES2022 --module ESNext --moduleResolution bundler api.ts`,
  },
  {
    name: "hey-api",
    packages: ["@hey-api/openapi-ts", "typescript@5.9", "zod@4"],
    files: [],
    command: `openapi-ts -i ${spec()} -o out -p @hey-api/client-fetch @hey-api/typescript @hey-api/sdk zod && tsc --noEmit --strict --target ES2022 --module ESNext --moduleResolution bundler out/*.ts`,
  },
  {
    name: "orval",
    packages: ["orval", "typescript@5.9"],
    files: [],
    command: `orval --input ${spec()} --output out/api.ts --client fetch && tsc --noEmit --strict --skipLibCheck --target ES2022 --module ESNext --moduleResolution bundler out/api.ts`,
  },
  {
    name: "python",
    packages: ["@asyncapi/modelina@5", "yaml"],
    files: ["python"],
    command: "node generate.mjs && python3 -m compileall -q heygen_models && python3 read_look.py",
  },
];

function spec(): string {
  return "node_modules/heygen-avatars/generated/openapi.yaml";
}

function runBundle(): string {
  return 'eval(require("fs").readFileSync("bundle.js", "utf8") + ";bundle").smoke().then(console.log)';
}
