import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Whether Chromium is available. Without it, browser tests are skipped with a message, or fail with REQUIRE_BROWSER=1. */
export const hasBrowser = existsSync(executablePath);
if (!hasBrowser && process.env.REQUIRE_BROWSER === "1")
  throw new Error(`REQUIRE_BROWSER=1, but ${executablePath} is missing`);
if (!hasBrowser)
  console.log(`Skipping browser tests: ${executablePath} is missing. To use another path, set CHROMIUM.`);

// Prevents requests to Google's services at every start.
const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", ...quiet] });
