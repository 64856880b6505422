// npm run docs: the site is whole, its links lead somewhere, its search finds, and it needs nothing but its own folder.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { groups } from "../../scripts/docs/contents.ts";
import { referenceHtml } from "../../scripts/docs/reference/reference-html.ts";
import { type Server, serve } from "../../src/cli/serve.ts";
import { operationsOf } from "../../src/contract/spec/openapi.ts";
import { hasBrowser, launch } from "../browser/browser.ts";
import { spec } from "../spec/spec.ts";

const folder = mkdtempSync(join(tmpdir(), "heygen-docs-"));
const site = join(folder, "site");
/** The site may be served at any path. GitHub has it below the name of the repository. */
const base = "/heygen-avatars/";
let pages: Map<string, string>;

function docs(project: string, ...args: string[]) {
  const command = ["--import", "tsx", "scripts/docs.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: "utf8" });
  return { status, stdout, stderr };
}

beforeAll(() => {
  const { status, stdout, stderr } = docs(".", "--out", site);
  expect(status, stderr).toBe(0);
  expect(stdout).toContain(`wrote ${site}\n`);
  const files = readdirSync(site, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  pages = new Map(files.map((file) => [`/${file}`, readFileSync(join(site, file), "utf8")]));
});
afterAll(() => rmSync(folder, { recursive: true }));

const page = (address: string): string => pages.get(address) ?? "";

describe("the documentation", () => {
  it("has its groups in the sidebar of each page but the first", () => {
    for (const [address, html] of pages) {
      if (["/index.html", "/404.html"].includes(address)) continue;
      const sidebar = /<nav class="nav" id="VPSidebarNav"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "";
      const titles = [...sidebar.matchAll(/<h2 class="text"[^>]*>([^<]+)</g)].map(([, title]) => title);
      expect(titles, address).toEqual(groups.map(({ title }) => title));
    }
  });

  it("has a page for each guide, called by its heading", () => {
    for (const { folder, pages } of groups) {
      for (const [name, file] of Object.entries(pages)) {
        const [, heading] = /^# (.+)$/m.exec(readFileSync(file, "utf8")) ?? [];
        const [, shown] = /<h1[^>]*>([^<]+) </.exec(page(`/${folder}/${name}.html`)) ?? [];
        expect(shown).toBe(heading);
      }
    }
  });

  it("has a page for each entry point of the package", () => {
    const { name, exports } = JSON.parse(readFileSync("package.json", "utf8"));
    for (const path of Object.keys(exports).filter((each) => !/\.(json|yaml)$/.test(each))) {
      expect([...pages.keys()]).toContain(`/client/${path.replace(/^\./, name)}/index.html`);
    }
  });

  it("has a page for each operation, with its call", () => {
    for (const { method, operation } of operationsOf(spec)) {
      const [address, html = ""] = [...pages].find(([each]) => each.endsWith(`/${operation.operationId}.html`)) ?? [];
      expect(html, address).toContain(`<code>${method} `);
    }
  });

  it("links guides and operations in both directions", () => {
    expect(page("/guides/consent.html")).toContain('href="../api/avatars/createAvatarConsent.html"');
    expect(page("/api/avatars/createAvatarConsent.html")).toContain('href="../../guides/consent.html">Consent<');
  });

  it("has links that lead to pages and headings that exist", () => {
    const ids = new Map([...pages].map(([address, html]) => [address, new Set(html.match(/(?<= id=")[^"]+/g))]));
    const broken = [...pages].flatMap(([from, html]) =>
      [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].flatMap(([, href = ""]) => {
        const { origin, pathname, hash } = new URL(href, `http://site${base}${from.slice(1)}`);
        if (origin !== "http://site") return [];
        const to = pathname.replace(base, "/").replace(/\/$/, "/index.html");
        if (!pages.has(to) && !existsSync(join(site, to))) return [`${from} links to ${to}`];
        return hash === "" || ids.get(to)?.has(decodeURIComponent(hash.slice(1)))
          ? []
          : [`${from} links to ${to}${hash}`];
      }),
    );
    expect([...new Set(broken)]).toEqual([]);
  });

  it("says nothing of the machine that built it", () => {
    for (const [address, html] of pages) expect(html.includes(process.cwd()), address).toBe(false);
  });
});

describe.skipIf(!hasBrowser)("the documentation in a browser", () => {
  const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    // What the sandbox serves at /docs; of one tag, because axe takes its time.
    writeFileSync(join(site, "reference.html"), referenceHtml({ ...spec, tags: spec.tags.slice(-1) }));
    const respond = async ({ url }: Request) => {
      const file = join(site, new URL(url).pathname.replace(base, "/").replace(/\/$/, "/index.html"));
      if (!existsSync(file)) return new Response("not found", { status: 404 });
      return new Response(readFileSync(file), { headers: { "Content-Type": types[extname(file)] ?? "" } });
    };
    server = await serve(respond, { host: "127.0.0.1", port: 0 });
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const addresses = [
    "index.html",
    "guides/waiting-and-webhooks.html",
    "api/avatars/createAvatar.html",
    "client/heygen-avatars/webhooks/index.html",
    "reference.html",
  ];

  it("asks no other host for anything", async () => {
    const tab = await browser.newPage();
    const asked = new Set<string>();
    tab.on("request", (request) => asked.add(new URL(request.url()).origin));
    for (const address of addresses) await tab.goto(`${server.url}${base}${address}`, { waitUntil: "networkidle" });
    expect([...asked]).toEqual([server.url]);
    await tab.close();
  });

  describe("the search", () => {
    let tab: Page;
    beforeAll(async () => {
      tab = await browser.newPage();
      await tab.goto(`${server.url}${base}`);
      await tab.click(".VPNavBarSearch button");
    });
    afterAll(() => tab.close());

    it.each([
      ["retry", "guides/errors-and-retries.html"],
      ["rate limit", "guides/errors-and-retries.html#rate-limits"],
      ["express", "recipes/recipes.html#express"],
      ["webhook signature", "guides/waiting-and-webhooks.html#receive-webhooks"],
      ["upload", "guides/uploads.html"],
      ["consent", "guides/consent.html"],
      ["msw", "sandbox/testing.html"],
      ["migrate", "v2/migration.html"],
      ["waitForVideo", "client/heygen-avatars/functions/waitForVideo.html"],
      ["createVideo", "api/videos/createVideo.html"],
      ["insufficient_credit", "api/errors.html#insufficient_credit"],
    ])("has for “%s” first %s", async (words, first) => {
      await tab.fill("#localsearch-input", words);
      const results = tab.locator(".results .result");
      await expect.poll(() => results.first().getAttribute("href")).toMatch(new RegExp(`^${base}${first}`));
    });
  });

  it.each([1280, 390])("passes axe in light and dark, and fits the window: %s", async (width) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const check = async (address: string) => {
      const tab = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: "light" });
      await tab.goto(`${server.url}${base}${address}`, { waitUntil: "networkidle" });
      expect(await tab.evaluate("document.documentElement.scrollWidth"), address).toBeLessThanOrEqual(width);
      await tab.evaluate(axe);
      expect(await violations(tab, "{}"), `${address}, light`).toEqual([]);
      // The schemes differ in nothing but colours.
      const background = () => tab.evaluate("getComputedStyle(document.body).backgroundColor");
      const light = await background();
      await tab.emulateMedia({ colorScheme: "dark" });
      await expect.poll(background).not.toBe(light);
      expect(await violations(tab, "{ runOnly: ['color-contrast'] }"), `${address}, dark`).toEqual([]);
      await tab.close();
    };
    await Promise.all(addresses.map(check));
  });

  const violations = (tab: Page, options: string) =>
    tab.evaluate(
      `axe.run(${options}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`,
    );
});

describe("npm run docs", () => {
  it("ends with 1 and a line for each broken link", () => {
    const project = join(folder, "project");
    mkdirSync(join(project, "docs"), { recursive: true });
    for (const part of ["scripts", "src", "docs/sandbox.png", "package.json"]) {
      cpSync(part, join(project, part), { recursive: true });
    }
    symlinkSync(join(process.cwd(), "node_modules"), join(project, "node_modules"));
    writeFileSync(join(project, "docs/a.md"), "# A\n\n## Part\n\n[home](../README.md#home)\n");
    writeFileSync(
      join(project, "README.md"),
      "# Home\n\n[a](docs/a.md#part)\n\n[b](docs/b.md)\n\n[there](docs/a.md#there)\n\n[here](#here)\n",
    );
    const { status, stderr } = docs(project);
    expect(status).toBe(1);
    expect(stderr.trim().split("\n")).toEqual([
      "README.md:5 links to docs/b.md, which does not exist",
      "README.md:7 links to #there, but docs/a.md has no such heading",
      "README.md:9 links to #here, but README.md has no such heading",
    ]);
  });
});
