import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Whether browser tests can run. Without Chromium they are left out, with a line that says so, or must fail. */
export const hasBrowser = existsSync(executablePath);
if (!hasBrowser && process.env.REQUIRE_BROWSER === "1")
  throw new Error(`REQUIRE_BROWSER=1, but ${executablePath} is missing`);
if (!hasBrowser) console.log(`${executablePath} is missing: browser tests are left out (CHROMIUM names another)`);

// Without these Chromium looks for its maker's services at every start.
const quiet = [
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu", ...quiet] });
