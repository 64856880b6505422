// Opens each story of the built Storybook in Chromium, and waits for what it has to show.
import { chromium } from "playwright-core";
import { preview } from "vite";

const texts = { full: "Person 0", slow: "Space Commander", failing: "failed with 503" };

const server = await preview({ build: { outDir: "storybook-static" }, preview: { port: 0 } });
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
try {
  for (const [story, text] of Object.entries(texts)) {
    await page.goto(`${server.resolvedUrls.local[0]}iframe.html?viewMode=story&id=gallery--${story}`);
    await page.getByText(text).waitFor();
  }
} finally {
  await browser.close();
  await server.close();
}
