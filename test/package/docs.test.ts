// npm run docs: the site is whole, its links lead somewhere, and it needs nothing but its own folder.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBrowser, launch } from "../browser/browser.ts";

const folder = mkdtempSync(join(tmpdir(), "heygen-docs-"));
const site = join(folder, "site");
const read = (page: string) => readFileSync(join(site, page), "utf8");

function docs(project: string, ...args: string[]) {
  const command = ["--import", "tsx", "scripts/docs.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: project, encoding: "utf8" });
  return { status, stdout, stderr };
}

beforeAll(() => {
  expect(docs(".", "--out", site)).toEqual({ status: 0, stdout: `wrote ${site}\n`, stderr: "" });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the documentation", () => {
  it("has a page for each guide, called by its heading", () => {
    for (const guide of readdirSync("docs").filter((file) => file.endsWith(".md"))) {
      const [, heading] = /^# (.+)$/m.exec(readFileSync(`docs/${guide}`, "utf8")) ?? [];
      expect(read(`docs/${basename(guide, ".md")}.html`)).toContain(`<title>${heading} | heygen-avatars</title>`);
    }
  });

  it("has a page for each entry point of the package", () => {
    const { name, exports } = JSON.parse(readFileSync("package.json", "utf8"));
    const entryPoints = Object.keys(exports).filter((path) => !/\.(json|yaml)$/.test(path));
    expect(entryPoints.length).toBeGreaterThan(1);
    for (const path of entryPoints) {
      const entryPoint = path.replace(/^\./, name);
      expect(read(`${entryPoint}.html`)).toContain(`Module ${entryPoint}<`);
    }
  });

  it("has the reference of the API, its operations, its errors and its changes", () => {
    expect(read("index.html")).toContain('href="api.html"');
    expect(read("api.html")).toContain("/v3/avatars/looks/{look_id}");
    expect(read("generated/operations.html")).toContain("createAvatar");
    expect(read("generated/errors.html")).toContain('id="insufficient_credit"');
    expect(read("openapi/CHANGELOG.html")).toContain("cinematic_avatar");
  });

  it("says nothing of the machine that built it", () => {
    for (const page of readdirSync(site, { recursive: true, encoding: "utf8" })) {
      if (page.endsWith(".html")) expect(read(page)).not.toContain(process.cwd());
    }
  });
});

describe.skipIf(!hasBrowser)("the documentation, opened from its folder without a network", () => {
  let browser: Browser;
  let home: Page;
  beforeAll(async () => {
    browser = await launch();
    home = (await open("index.html")).tab;
    await home.click("#tsd-search-trigger");
  });
  afterAll(() => browser.close());

  const open = async (page: string) => {
    const tab = await browser.newPage({ offline: true });
    const elsewhere: string[] = [];
    tab.on("request", (request) => {
      if (!/^(file|data|blob):/.test(request.url())) elsewhere.push(request.url());
    });
    await tab.goto(pathToFileURL(join(site, page)).href);
    return { tab, elsewhere };
  };

  it.each(["index.html", "docs/first-avatar.html", "heygen-avatars/createClient.html", "api.html"])(
    "asks no other host for anything on %s",
    async (page) => {
      const { tab, elsewhere } = await open(page);
      await tab.waitForLoadState("networkidle");
      expect(elsewhere).toEqual([]);
      await tab.close();
    },
  );

  it.each([
    ["a guide", "consent", "docs/consent.html"],
    ["a function", "waitForLook", "heygen-avatars/waitForLook.html"],
    ["an error code", "insufficient_credit", "generated/errors.html"],
  ])("finds %s", async (_, text, page) => {
    await home.fill("#tsd-search-input", text);
    await home.waitForSelector(`#tsd-search-results a[href$="${page}"]`);
    expect(() => read(page)).not.toThrow();
  });
});

describe("npm run docs", () => {
  it("ends with 1 and a line for each broken link", () => {
    const project = join(folder, "project");
    mkdirSync(join(project, "docs"), { recursive: true });
    for (const part of ["scripts", "src", "package.json"]) cpSync(part, join(project, part), { recursive: true });
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
