// What a consumer gets: how much it weighs, and what it depends on.
import { readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { weigh } from "../bench/size.ts";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const read = (file: string) => readFileSync(`src/${file}`, "utf8");

// What is reached, in bytes, openapi-fetch included; test/bench/README.md tells the budget.
it.each([
  ["createClient", "index", 11_600],
  ["createClient, paginate, unwrap, waitForLook", "index", 13_400],
  ["webhookHandler", "webhooks", 2_400],
  ["nodeHandler, verifyWebhook, webhookHandler", "webhooks", 2_650],
])("a bundle with %s stays within its weight", async (names, entryPoint, limit) => {
  const bytes = await weigh(`export { ${names} } from "./src/${entryPoint}.ts"`);
  console.log(`bundle of ${names}: ${bytes} bytes`);
  expect(bytes).toBeLessThanOrEqual(limit);
});

describe("the client", () => {
  it("loads no validator unless validateResponses is imported", async () => {
    const entryPoints = ["src/index.ts"];
    const { metafile } = await build({ entryPoints, bundle: true, format: "esm", write: false, metafile: true });
    expect(Object.keys(metafile.inputs).filter((file) => file.includes("validat"))).toEqual([]);
  });

  it("brings openapi-fetch and nothing else", () => {
    const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(Object.keys(dependencies)).toEqual(["openapi-fetch"]);
  });

  it("runs outside Node: only the command line imports node: modules", () => {
    for (const file of sources.filter((name) => !name.startsWith("cli"))) {
      expect(read(file), file).not.toMatch(/from "node:/);
    }
  });
});

describe("the receiver of webhooks", () => {
  it("has no part of the client, and no dependency", async () => {
    const { metafile } = await build({
      entryPoints: ["src/webhooks.ts"],
      bundle: true,
      format: "esm",
      write: false,
      metafile: true,
    });
    for (const file of Object.keys(metafile.inputs)) expect(file).toMatch(/^src\/(webhooks[./]|shared\/)/);
  });
});

describe("the sandbox", () => {
  it("runs where nothing may be evaluated or required, without dependencies", async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: ["src/sandbox.ts"],
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
      metafile: true,
    });
    const text = outputFiles[0]?.text ?? "";
    // ajv keeps the source of a helper as a text; nothing calls it.
    expect(text.replace(/code\s*=\s*'require\([^']*'/g, "")).not.toMatch(/\beval\(|new Function|\brequire\(/);
    expect(Object.keys(metafile.inputs).filter((file) => file.includes("node_modules"))).toEqual([]);
  });
});
