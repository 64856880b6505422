// The sandbox's page, as a person uses it. Screenshots go to coverage/screenshots/.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { hasBrowser, launch } from "./browser.ts";

describe.runIf(hasBrowser)("the page of the sandbox", () => {
  let browser: Browser;
  let server: Server;

  beforeAll(async () => {
    browser = await launch();
    server = await serve(createSandbox({ durations: { training: 1_200 } }).fetch, { host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  it("creates a digital twin, shows it finish training, and lets its consent be given", async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(server.url);
    await page.selectOption("select", "digital_twin");
    await page.fill("input[name=name]", "Anna in a blazer");
    await page.keyboard.press("Enter");
    const card = page.locator("li", { hasText: "Anna in a blazer" }).first();
    await card.locator(".processing").waitFor();
    await card.locator(".pending_consent").waitFor();
    await page.screenshot({ path: "coverage/screenshots/sandbox-light.png" });
    await card.getByRole("button", { name: "Start consent" }).click();
    await card.getByRole("link", { name: "give consent" }).click();
    await page.getByRole("button", { name: "Approve" }).click();
    await page.waitForURL(`${server.url}/`);
    await page.locator("li", { hasText: "Anna in a blazer" }).locator(".completed").waitFor();
    expect(problems).toEqual([]);
    await page.close();
  });

  it("loads every avatar image, and plays the clip of a look", async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.locator(".cards img").first().waitFor();
    const widths = await page.$$eval(".cards img", (images) =>
      Promise.all(
        images.map(async (image) => {
          const picture = Object.assign(image as HTMLImageElement, { loading: "eager" });
          await picture.decode();
          return picture.naturalWidth;
        }),
      ),
    );
    expect(new Set(widths)).toEqual(new Set([480]));
    const duration = await page.evaluate(async () => {
      const video = document.createElement("video");
      video.src = "/sandbox/clips/look_def456.mp4";
      await new Promise((resolve, reject) => Object.assign(video, { onloadeddata: resolve, onerror: reject }));
      return video.duration;
    });
    expect(duration).toBeCloseTo(0.4, 1);
    await page.close();
  });

  it("shows the last requests, and what was wrong with them", async () => {
    const headers = { "X-Api-Key": "any" };
    await fetch(`${server.url}/v3/avatars/looks?limit=500`, { headers });
    const page = await browser.newPage();
    await page.goto(server.url);
    const row = page.locator(".requests li", { hasText: "limit=500" }).first();
    await row.waitFor();
    expect(await row.textContent()).toContain("limit must be <= 50");
    await row.getByRole("button", { name: "Copy as curl" }).focus();
    await page.close();
  });

  it("fits a phone, in the dark", async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 780 }, colorScheme: "dark" });
    await page.goto(server.url);
    await page.locator(".cards li").first().waitFor();
    await page.screenshot({ path: "coverage/screenshots/sandbox-dark.png" });
    const { width, background } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      background: getComputedStyle(document.body).backgroundColor,
    }));
    expect([width, background]).toEqual([360, "rgb(18, 20, 27)"]);
    await page.close();
  });
});
