// The sandbox behind Mock Service Worker, in a real browser.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { createClient } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { context, quick } from "../sandbox/story.ts";
import { hasBrowser, launch } from "./browser.ts";

describe.runIf(hasBrowser)("the sandbox in a browser, behind Mock Service Worker", () => {
  it("responds as it does in Node", async () => {
    const { outputFiles } = await build({
      entryPoints: ["test/browser/msw-page.ts"],
      bundle: true,
      format: "iife",
      platform: "browser",
      write: false,
    });
    const files: Record<string, [string, string]> = {
      "/": ["text/html", '<!doctype html><link rel="icon" href="data:,"><script src="/page.js"></script>'],
      "/page.js": ["text/javascript", outputFiles[0]?.text ?? ""],
      "/mockServiceWorker.js": ["text/javascript", readFileSync("node_modules/msw/lib/mockServiceWorker.js", "utf8")],
    };
    const server = createServer(({ url }, response) => {
      const [type, text] = files[url ?? ""] ?? ["text/plain", ""];
      response.writeHead(files[url ?? ""] ? 200 : 404, { "Content-Type": type }).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const browser = await launch();
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const learned = await page.evaluate(() => (globalThis as unknown as { tell(): Promise<unknown[]> }).tell());
    await browser.close();
    server.close();
    expect(learned).toEqual(await context(createClient({ apiKey: "any", fetch: createSandbox(quick).fetch })));
  });
});
