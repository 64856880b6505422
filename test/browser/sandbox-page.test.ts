// The page of the sandbox: uses every button, by mouse and by keyboard. Screenshots go to coverage/screens/.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createServedSandbox } from "../../src/sandbox/create-sandbox.ts";
import type { SandboxOptions } from "../../src/sandbox.ts";
import { hasBrowser, launch } from "./browser.ts";

interface Axe {
  run(options: { resultTypes: string[] }): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

const axeSource = () => readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
/** Each viewport and each color scheme once. They are independent of each other. */
const looks = [
  { viewport: desktop, colorScheme: "light" },
  { viewport: phone, colorScheme: "dark" },
] as const;

describe.runIf(hasBrowser)("the page of the sandbox", { concurrent: true }, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  /** Opens the page of a new sandbox. */
  async function open(options: BrowserContextOptions = { viewport: desktop }, deliver?: SandboxOptions["deliver"]) {
    // Work completes only when a test advances the clock, so the speed of the machine does not matter.
    const hour = 3_600_000;
    const docs = async () => "<h1>API reference</h1>";
    const sandbox = createServedSandbox({ durations: { training: hour, video: hour }, deliver }, { docs });
    const server: Server = await serve(sandbox.respond, { host: "127.0.0.1", port: 0 });
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"], ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      // The browser also logs error responses of the API, which are expected.
      if (message.type() === "error" && !message.text().startsWith("Failed to load")) problems.push(message.text());
    });
    const call = (method: string, path: string, body?: unknown) =>
      fetch(server.url + path, {
        method,
        headers: { "X-Api-Key": "any", "Content-Type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    return {
      page,
      url: server.url,
      call,
      finish: () => sandbox.advance(hour),
      createPrompt: (name: string) => call("POST", "/v3/avatars", { type: "prompt", name, prompt: name }),
      show: async () => {
        await page.goto(server.url);
        await page.locator("#content[aria-busy=false]").waitFor();
      },
      press: (name: string | RegExp) => page.getByRole("button", { name }).first().click(),
      tab: (id: string) => page.evaluate((hash) => location.assign(`#${hash}`), id),
      card: (name: string) => page.locator(".card", { hasText: name }).first(),
      message: (text: string | RegExp) => page.locator("#message-text", { hasText: text }).waitFor(),
      clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
      focused: () => page.evaluate(() => document.activeElement?.textContent ?? ""),
      close: async () => {
        expect(problems).toEqual([]);
        await context.close();
        await server.close(0);
      },
    };
  }

  it("creates an avatar, renames it, creates and plays a video with it, and deletes it", async () => {
    const { show, call, finish, page, press, tab, card, message, focused, close } = await open();
    await show();
    await page.selectOption("[aria-label='Create an avatar'] select", "photo");
    await page.fill("[aria-label='Create an avatar'] input", "Anna in a blazer");
    await press("Create avatar");
    await message("Anna in a blazer is being created.");
    await card("Anna in a blazer").getByText("processing").waitFor();
    expect(await card("Anna in a blazer").locator("progress").isVisible()).toBe(true);
    finish();
    await card("Anna in a blazer").getByText("completed").waitFor();
    await page.locator("#announcer", { hasText: "Anna in a blazer is completed" }).waitFor();

    await card("Anna").getByRole("button", { name: "Rename" }).click();
    await page.keyboard.press("Escape");
    expect(await focused()).toBe("Rename Anna in a blazer");
    await page.keyboard.press("Enter");
    await card("Anna").getByRole("button", { name: "Cancel" }).click();
    await card("Anna").getByRole("button", { name: "Rename" }).click();
    await page.keyboard.type("Anna Lind");
    await page.keyboard.press("Enter");
    await card("Anna Lind").waitFor();

    await press("Create video Anna Lind");
    await press("Cancel");
    await press("Create video Anna Lind");
    await page.fill("dialog textarea", "Good morning.");
    await page.selectOption("dialog [name=voice]", { index: 1 });
    await page.locator("dialog").getByRole("button", { name: "Create video" }).click();
    await message("A video with Anna Lind is being created");
    finish();
    await tab("videos");
    await page.locator(".card.video", { hasText: "Anna Lind" }).getByText("completed").waitFor();
    const started = await page
      .locator(".card.video", { hasText: "Anna Lind" })
      .locator("video")
      .evaluate(async (node) => {
        const video = Object.assign(node as HTMLVideoElement, { muted: true });
        await video.play();
        return video.duration;
      });
    expect(started).toBeCloseTo(2, 1);

    await tab("avatars");
    await press("Delete group Anna in a blazer");
    await press("Really delete? Anna in a blazer");
    await card("Anna Lind").waitFor({ state: "detached" });
    await call("POST", "/sandbox/responses", { operation: "deleteAvatarLook", status: 500 });
    await press("Delete Sarah");
    await press("Really delete? Sarah");
    await message(/^500: /);
    await press("Dismiss");
    expect(await page.locator("#message-text").isVisible()).toBe(false);
    await press("Delete group Newsroom Kit");
    await page.keyboard.press("Escape");
    await press("Delete group Newsroom Kit");
    await press("Really delete? Newsroom Kit");
    await card("Newsroom Kit").waitFor({ state: "detached" });
    await close();
  });

  it("starts, gives and declines consent", async () => {
    const { show, finish, page, url, press, card, message, close } = await open();
    await show();
    await page.selectOption("[aria-label='Create an avatar'] select", "digital_twin");
    await page.fill("[aria-label='Create an avatar'] input", "Tom Ruiz");
    await press("Create avatar");
    await message("Tom Ruiz is being created.");
    finish();
    await card("Tom Ruiz").getByRole("button", { name: "Start consent" }).click();
    const opened = page.context().waitForEvent("page");
    await card("Tom Ruiz").getByRole("link", { name: "Give consent" }).click();
    const consent = await opened;
    await consent.getByText("A mock for development").waitFor();
    await consent.getByRole("button", { name: "Approve" }).click();
    await consent.waitForURL(`${url}/`);
    await consent.close();
    finish();
    await card("Tom Ruiz").getByText("completed").waitFor();

    await page.goto(`${url}/sandbox/consent/consent_abc123`);
    await press("Decline");
    await page.getByRole("heading", { name: "You have declined" }).waitFor();
    await close();
  });

  // One test for everything that uses the clipboard, which all pages share.
  it("copies code, ids and test triggers; filters, pauses, copies and clears the request log", async ({ expect }) => {
    const { show, page, url, call, press, tab, clipboard, close } = await open();
    await show();
    await press("Copy the base URL");
    await page.locator("[data-copied=true]").waitFor();
    expect(await clipboard()).toBe(url);
    await press("Copy the client");
    await expect.poll(clipboard).toContain(`createClient({ apiKey: "any", baseUrl: "${url}" })`);
    await press("Copy look_abc123");
    await expect.poll(clipboard).toBe("look_abc123");
    await tab("triggers");
    const buttons = page.locator("#panel-triggers button");
    for (let index = 0; index < (await buttons.count()); index++) await buttons.nth(index).click();
    await expect.poll(clipboard).toBe("Prefer: wait=2");

    await call("GET", "/v3/avatars/looks?limit=500");
    await call("PATCH", "/v3/avatars/looks/look_abc123", { name: "Sarah Quinn" });
    const rows = page.locator("#requests > li");
    await rows.filter({ hasText: "look_abc123" }).locator("summary").first().click();
    await rows.locator("pre", { hasText: '"name": "Sarah Quinn"' }).first().waitFor();
    await rows.getByRole("button", { name: "Copy TypeScript" }).click();
    expect(await clipboard()).toBe(
      'await heygen.PATCH("/v3/avatars/looks/{look_id}", {\n  params: {\n    path: {\n      look_id: "look_abc123"\n    }\n  },\n  body: {\n    name: "Sarah Quinn"\n  }\n});',
    );
    await rows.getByRole("button", { name: "Copy curl" }).click();
    expect(await clipboard()).toContain(`-d '{"name":"Sarah Quinn"}'`);

    await page.selectOption("[aria-label=Status]", "4");
    expect(await rows.textContent()).toContain("limit must be <= 50");
    await page.getByText("1 of 2 shown").waitFor();
    await press("Clear filter");
    await page.locator("h1").click();
    await page.keyboard.type("/patch looks");
    await page.getByText("1 of 2 shown").waitFor();
    expect(await rows.textContent()).toContain("updateAvatarLook");
    await press("Clear filter");

    await press("Pause");
    await call("GET", "/v3/voices");
    await page.getByText("Paused, 1 new.").waitFor();
    expect(await rows.count()).toBe(2);
    await press("Pause");
    await rows.filter({ hasText: "listVoices" }).waitFor();
    await press("Clear");
    await page.getByText("No requests yet.").waitFor();
    await close();
  });

  it("changes the conditions", async () => {
    const { show, page, call, createPrompt, press, message, close } = await open();
    await show();
    await page.getByRole("link", { name: /^Conditions: Clock/ }).click();
    await press("Freeze");
    await page.locator(".clock .chip").waitFor();
    const before = await page.locator(".clock").textContent();
    for (const name of ["+10 s", "+1 min", "+1 h", "+1 day"]) await press(name);
    await message("The clock was advanced by a day.");
    expect(await page.locator(".clock").textContent()).not.toBe(before);
    await press("Unfreeze");
    await page.getByRole("button", { name: "Freeze", exact: true }).waitFor();

    await page.fill("[name=latency-min]", "5");
    await page.fill("[name=latency-max]", "9");
    await page.fill("[name=credits]", "0");
    await page.fill("[name=fault-rate]", "0");
    await page.uncheck("[name=faults][value=stalled]");
    await press("Apply");
    await page.locator("#summary", { hasText: "5–9 ms latency" }).waitFor();
    expect((await createPrompt("Unpaid")).status).toBe(402);

    await page.selectOption("#script [name=operation]", "listVoices");
    await page.fill("#script [name=times]", "1");
    await press("Script responses");
    await message("Scripted: next listVoices: 429.");
    expect((await call("GET", "/v3/voices")).status).toBe(429);

    await press("Reset to fixtures");
    await press("Really reset?");
    await message("The sandbox was reset.");
    await close();
  });

  it("shows deliveries and their attempts, and resends them", async () => {
    let status = 500;
    const told: string[] = [];
    const receiver = (request: Request): Promise<Response> => {
      told.push(request.url);
      return Promise.resolve(new Response("The disk is full.", { status }));
    };
    const { show, finish, page, call, press, tab, message, close } = await open({ viewport: desktop }, receiver);
    // Retries are due only when the test advances the clock.
    await call("POST", "/sandbox/clock", { frozen: true });
    await call("POST", "/v3/webhooks/endpoints", { url: "https://example.com/hook" });
    const callback_url = "https://example.com/callback";
    await call("POST", "/v3/videos", { type: "avatar", avatar_id: "look_def456", script: "Hi.", callback_url });
    await show();
    await tab("webhooks");
    await page.getByText("No webhooks delivered yet.").waitFor();
    finish();
    const rows = page.locator("#deliveries > li");
    const [callback, signed] = [rows.filter({ hasText: "to callback" }), rows.filter({ hasText: "to endpoint" })];
    await signed.getByText("1 attempt, the last one: 500: The disk is full.").waitFor();
    await signed.getByText("Next attempt at").waitFor();
    await signed.getByText("pending").waitFor();
    await signed.locator("summary").click();
    await signed.locator("pre", { hasText: '"event_type": "avatar_video.success"' }).waitFor();
    expect(await signed.locator("code").last().textContent()).toMatch(/^[0-9a-f]{64}$/);
    await callback.locator("summary").click();
    await callback.getByText("Not signed").waitFor();

    status = 200;
    await signed.getByRole("button", { name: "Resend" }).click();
    await message("avatar_video.success was resent.");
    await signed.getByText("delivered").waitFor();
    await signed.getByText("2 attempts").waitFor();
    await tab("conditions");
    await press("+1 min");
    await tab("webhooks");
    await callback.getByText("delivered").waitFor();
    const [hook, other] = ["https://example.com/hook", callback_url];
    expect(told.toSorted()).toEqual([other, other, hook, hook]);
    await close();
  });

  it("keeps focus, scroll position and open rows during updates, and announces changes", async () => {
    const { show, finish, page, call, createPrompt, focused, close } = await open({
      viewport: { width: 1280, height: 500 },
    });
    await show();
    for (let index = 0; index < 12; index++) await call("GET", "/v3/avatars/looks");
    await call("GET", "/v3/voices");
    const row = page.locator("#requests > li", { hasText: "listVoices" }).locator("> details");
    await row.locator("> summary").click();
    const list = page.locator(".log-body");
    await list.evaluate((node) => node.scrollTo({ top: 90 }));
    const button = page.getByRole("button", { name: "Delete Space Commander", exact: true });
    await button.focus();

    await createPrompt("Newcomer");
    finish();
    await page.locator("#announcer", { hasText: "Newcomer is completed" }).waitFor();
    await page.locator("#requests > li", { hasText: "createAvatar" }).waitFor();
    expect(await focused()).toBe("Delete Space Commander");
    expect(await row.getAttribute("open")).toBe("");
    expect(await list.evaluate((node) => node.scrollTop)).toBeGreaterThanOrEqual(90);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
    await close();
  });

  it("tells in its title what is new while it is hidden, and reports when the sandbox is not reachable", async () => {
    const { show, page, call, close } = await open();
    const hide = (hidden: boolean) =>
      page.evaluate((value) => {
        Object.defineProperty(document, "hidden", { value, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden);
    await show();
    await hide(true);
    await call("GET", "/v3/voices");
    await call("GET", "/v3/voices/unknown");
    await hide(true);
    await page.waitForFunction(() => document.title === "(2 new, 1 failed) HeyGen sandbox");
    await page.route("**/sandbox/state*", (route) => route.abort());
    await hide(false);
    await page.waitForFunction(() => document.title === "HeyGen sandbox");
    await page.getByText("The sandbox is not reachable.").waitFor();
    await page.unroute("**/sandbox/state*");
    await page.getByText("The sandbox is not reachable.").waitFor({ state: "hidden" });
    await close();
  });

  it("shows the scripted responses that wait, cancels them, and scripts the response to a logged request", async () => {
    const { show, page, call, press, message, close } = await open();
    await call("GET", "/v3/voices?limit=1");
    await call("POST", "/sandbox/responses", { operation: "createVideo", status: 429, times: 3 });
    await call("POST", "/sandbox/responses", { status: 503 });
    await show();
    await page.getByRole("link", { name: "next 3 createVideo: 429, and 1 more" }).click();
    await press("Cancel next 3 createVideo: 429");
    await page.getByRole("link", { name: "next request: 503" }).waitFor();
    await press("Cancel next request: 503");
    await page.getByText("No scripted responses are waiting.").waitFor();

    await page.locator("#requests summary").first().click();
    await press("Script this response");
    await page.fill("#script textarea", '{"data": []');
    await press("Script responses");
    await message(/^The body is not valid JSON/);
    await page.fill("#script textarea", '{"data": [], "has_more": false}');
    await press("Script responses");
    await message("Scripted: next listVoices: 200.");
    expect(await (await call("GET", "/v3/voices")).json()).toEqual({ data: [], has_more: false });
    await close();
  });

  it("registers and deletes webhook endpoints, and changes how webhooks are delivered", async () => {
    const { show, page, call, press, tab, message, close } = await open();
    await show();
    await tab("webhooks");
    await page.fill("[name=url]", "https://example.com/new");
    await page.fill("[name=events]", "avatar_video.success, avatar_video.fail");
    await press("Register");
    await message("https://example.com/new was registered.");
    const endpoint = page.locator("#endpoints > li", { hasText: "https://example.com/new" });
    await endpoint.getByText("avatar_video.success, avatar_video.fail").waitFor();
    await endpoint.getByText(/^whsec_/).waitFor();
    await press("Delete https://example.com/new");
    await press("Really delete? https://example.com/new");
    await endpoint.waitFor({ state: "detached" });

    await page.getByText("How webhooks are delivered").first().click();
    await page.selectOption("[name=headers]", "both");
    await page.fill("[name=duplicates]", "50");
    await press("Apply");
    await message("Later deliveries are sent like this.");
    const { settings } = await (await call("GET", "/sandbox/state")).json();
    expect(settings.deliveries).toMatchObject({ headers: "both", duplicates: 0.5, order: "kept" });
    await close();
  });

  it("names its session, and opens others", async () => {
    const { show, page, url, call, press, close } = await open();
    await call("GET", "/sandbox/sessions/worker-1/v3/voices");
    await show();
    const sessions = page.locator(".top .menu");
    await sessions.locator("summary", { hasText: "Session default" }).click();
    await sessions.getByRole("link", { name: "worker-1" }).click();
    await page.waitForURL(`${url}/sandbox/sessions/worker-1/`);
    await sessions.locator("summary", { hasText: "Session worker-1" }).click();
    await page.locator("#requests", { hasText: "listVoices" }).waitFor();
    await page.fill("[name=session]", "worker-2");
    await press("Open");
    await page.waitForURL(`${url}/sandbox/sessions/worker-2/`);
    await close();
  });

  it("resends a logged request, and sends it edited", async () => {
    const { show, page, call, press, message, close } = await open();
    await call("PATCH", "/v3/avatars/looks/look_abc123", { name: "First" });
    await show();
    await page.locator("#requests summary").first().click();
    await call("PATCH", "/v3/avatars/looks/look_abc123", { name: "Second" });
    await press("Resend");
    await message("PATCH /v3/avatars/looks/look_abc123 was resent.");
    await page.locator(".card", { hasText: "First" }).waitFor();
    await press("Edit and send");
    await page.fill("dialog textarea", '{"name": 3}');
    await page.locator("dialog").getByRole("button", { name: "Send" }).click();
    await message(/^400: /);
    await page.fill("dialog textarea", '{"name": "Third"}');
    await page.locator("dialog").getByRole("button", { name: "Send" }).click();
    await page.locator(".card", { hasText: "Third" }).waitFor();
    await page.locator("dialog").waitFor({ state: "detached" });
    await close();
  });

  it("finds avatars by name and id, also those that are not shown", async () => {
    const { show, page, call, close } = await open();
    for (let count = 0; count < 70; count++) {
      await call("POST", "/v3/avatars", { type: "prompt", name: `Person ${count}`, prompt: "x" });
    }
    await show();
    await page.getByText(/The newest 60 of \d+ are shown/).waitFor();
    await page.fill("[aria-label='Search the avatars']", "look_def456");
    await page.locator(".card", { hasText: "Monica - Business Casual" }).waitFor();
    await page.locator(".card", { hasText: "Person" }).first().waitFor({ state: "detached" });
    await page.fill("[aria-label='Search the avatars']", "nobody");
    await page.getByText("No avatars found.").waitFor();
    await page.fill("[aria-label='Search the avatars']", "");
    await page.locator(".card", { hasText: "Person 69" }).waitFor();
    await close();
  });

  it("says why videos are not completed", async () => {
    const { show, page, call, tab, finish, close } = await open();
    for (const script of ["Hi. sandbox:processing", "Hi. sandbox:fail=quota", "Hi."]) {
      await call("POST", "/v3/videos", { type: "avatar", avatar_id: "look_def456", script });
    }
    await call("POST", "/sandbox/clock", { frozen: true });
    await show();
    await tab("videos");
    await page.getByText("Never completes, because its request contains sandbox:processing.").waitFor();
    await page
      .getByText(/^Completes at .*, but the clock is frozen\.$/)
      .first()
      .waitFor();
    finish();
    await page.getByText("quota: A failure requested by").waitFor();
    await close();
  });

  it("can be used by keyboard alone", async () => {
    const { show, page, close } = await open();
    await show();
    const seen = new Set<string>();
    const unmarked: string[] = [];
    for (let steps = 0; steps < 200; steps++) {
      await page.keyboard.press("Tab");
      const { key, isMarked, isAtEnd } = await page.evaluate(() => {
        const node = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(node);
        const isMarked = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
        const key = `${node.tagName} ${node.id} ${node.textContent?.slice(0, 60)}`;
        return { key, isMarked, isAtEnd: node === document.body };
      });
      if (isAtEnd) break;
      seen.add(key);
      if (!isMarked) unmarked.push(key);
    }
    expect(unmarked).toEqual([]);
    const reached = [...seen].join("\n");
    for (const part of ["Skip to", "Copy the base URL", "API reference", "tab-avatars", "More", "Create avatar"]) {
      expect(reached).toContain(part);
    }
    for (const part of ["Rename Sarah", "Delete Sarah", "Create video Sarah", "Give consent", "filter-text", "Pause"]) {
      expect(reached).toContain(part);
    }
    await page.focus(".tabs .menu summary");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("#panel-voices").waitFor();
    await page.locator(".tabs .menu summary", { hasText: "Voices" }).press("Enter");
    await page.keyboard.press("Escape");
    expect(await page.locator(".tabs .menu").getAttribute("open")).toBeNull();
    await close();
  });

  // Sequential, because Chromium captures one screen at a time.
  it.sequential.each(looks)(
    "fits the window and passes axe: $viewport.width, $colorScheme",
    async ({ viewport, colorScheme }) => {
      const { page, url, call, createPrompt, finish, show, press, tab, close } = await open({ viewport, colorScheme });
      await call("POST", "/v3/webhooks/endpoints", { url: "https://example.com/hook" });
      await createPrompt("Walker sandbox:processing");
      await createPrompt("Miller sandbox:fail");
      await call("POST", "/v3/video-agents", { prompt: "Explain the refund policy" });
      await call("GET", "/v3/avatars/looks?limit=500");
      await show();
      const suffix = `${viewport.width}-${colorScheme}`;
      finish();
      await picture(page, `avatars-${suffix}`);
      await expectAccessible(page, "avatars");
      for (const id of ["videos", "webhooks", "sessions", "conditions", "assets", "voices", "triggers"]) {
        await tab(id);
        await page.locator(`#panel-${id}`).waitFor();
        await picture(page, `${id}-${suffix}`);
        await expectAccessible(page, id);
      }
      if (viewport === phone) await tab("requests");
      await page.locator("#requests summary").first().click();
      await picture(page, `request-${suffix}`);
      await expectAccessible(page, "a request");
      for (const menu of await page.locator(".menu").all()) {
        await menu.locator("summary").click();
        await expectAccessible(page, "a menu");
        await menu.locator("summary").press("Escape");
      }
      await tab("avatars");
      await press(/^Create video/);
      await picture(page, `dialog-${suffix}`);
      await expectAccessible(page, "the dialog");
      await page.goto(`${url}/sandbox/consent/consent_abc123`);
      await picture(page, `consent-${suffix}`);
      await expectAccessible(page, "the consent page");
      await press("Approve");
      // Chromium can't capture a page while it navigates.
      await page.getByRole("button", { name: "Approve" }).waitFor({ state: "detached" });
      await page.waitForLoadState("load");
      await picture(page, `decided-${suffix}`);
      await close();
    },
  );
});

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `coverage/screens/${name}.png` });
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(isWide, `${name} is wider than the window`).toBe(false);
}

/** Checks a page with axe. */
async function expectAccessible(page: Page, name: string): Promise<void> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axeSource());
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
  });
  expect(found, name).toEqual([]);
}
