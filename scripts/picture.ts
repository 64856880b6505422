// npm run docs:picture: makes docs/sandbox.png, the page of the sandbox on a morning of work. Needs Chromium; the same
// Chromium makes the same picture.
import { writeFile } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";
import { PNG } from "pngjs";
import { type AvatarLook, type CreateAvatarRequest, createClient, isHeyGenError, unwrap } from "../src/index.ts";
import { createSandbox } from "../src/sandbox.ts";
import { UsageError } from "./usage-error.ts";

const file = "docs/sandbox.png";
const origin = "http://127.0.0.1:4010";
const viewport = { width: 1280, height: 800 };
const morning = Date.UTC(2026, 9, 5, 9, 30);

const sandbox = createSandbox({
  random: 11,
  now: () => morning,
  durations: { training: 60_000, video: 20_000 },
  deliver: async () => new Response(null, { status: 200 }),
});
const heygen = createClient({ apiKey: "any", baseUrl: origin, fetch: sandbox.fetch, maxRetries: 0 });

async function main(): Promise<void> {
  countTime();
  await work();
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-partial-raster"];
  const browser = await chromium.launch({ executablePath, args }).catch(() => {
    throw new UsageError(`${executablePath} can't be started; CHROMIUM names another.`);
  });
  try {
    const page = await browser.newPage({ viewport, locale: "en-GB", timezoneId: "UTC" });
    // The clock of the page stands still.
    await page.addInitScript("performance.now = () => 0");
    await answerFromSandbox(page);
    await page.goto(origin);
    await page.locator("#content[aria-busy=false]").waitFor();
    await page.waitForLoadState("networkidle");
    await writeFile(file, compress(await page.screenshot({ animations: "disabled" })));
    await page.unrouteAll({ behavior: "wait" });
  } finally {
    await browser.close();
  }
  console.log(`wrote ${file}`);
}

/** Makes durations the same everywhere, which the log shows. */
function countTime(): void {
  let elapsed = 0;
  performance.now = () => {
    elapsed += 3;
    return elapsed;
  };
}

/** What an application has asked for. */
async function work(): Promise<void> {
  const picture = { type: "url", url: "https://example.com/headshot.png" } as const;
  const tom = await create({ type: "photo", name: "Tom in the office", file: picture });
  const footage = { type: "url", url: "https://example.com/training-footage.mp4" } as const;
  await create({ type: "digital_twin", name: "Bo", file: footage });
  sandbox.advance(62_000);
  await create({ type: "photo", name: "Lina on stage", file: picture });
  sandbox.advance(63_000);

  const video = {
    type: "avatar",
    avatar_id: tom.id,
    script: "Welcome.",
    callback_url: "https://example.com/hook",
  } as const;
  const { video_id } = await unwrap(heygen.POST("/v3/videos", { body: video }));
  const params = { path: { video_id } };
  await unwrap(heygen.GET("/v3/videos/{video_id}", { params }));
  sandbox.advance(21_000);
  await sandbox.delivered();
  await unwrap(heygen.GET("/v3/videos/{video_id}", { params }));

  // Everybody's first 404: the id of a group in the place of that of a look.
  const mistaken = { ...video, avatar_id: String(tom.group_id) };
  await rejected("avatar_not_found", unwrap(heygen.POST("/v3/videos", { body: mistaken })));
  const prompt = "Short silver hair, dark blue space suit";
  await create({ type: "prompt", name: "Space Commander", prompt });
  const headers = { Prefer: "code=429" };
  await rejected("rate_limit_exceeded", unwrap(heygen.GET("/v3/avatars/looks", { headers })));
  sandbox.advance(37_000);
  await unwrap(heygen.GET("/v3/avatars/looks", { params: { query: { ownership: "private" } } }));
}

async function create(body: CreateAvatarRequest): Promise<AvatarLook> {
  const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body }));
  return avatar_item;
}

async function rejected(code: string, call: Promise<unknown>): Promise<void> {
  await call.catch((error) => {
    if (!isHeyGenError(error, code)) throw error;
  });
}

/** Lets the sandbox of this process answer the page, without a port. */
async function answerFromSandbox(page: Page): Promise<void> {
  await page.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const response = await sandbox.fetch(new Request(request.url(), { headers: request.headers() }));
    const body = Buffer.from(await response.arrayBuffer());
    await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
  });
}

/** Half the size, for colours that differ by less than can be seen. */
function compress(screenshot: Buffer): Buffer {
  const picture = PNG.sync.read(screenshot);
  const step = 3;
  for (const [index, value] of picture.data.entries()) {
    picture.data[index] = Math.min(255, Math.round(value / step) * step);
  }
  return PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

await UsageError.report(main());
