// Runs in the browser: the scenario of calls, behind Mock Service Worker.
import { setupWorker } from "msw/browser";
import { createClient } from "../../src/index.ts";
import { handlers } from "../../src/msw.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { context, quick } from "../sandbox/story.ts";

async function tell(): Promise<unknown[]> {
  const worker = setupWorker(...handlers(createSandbox(quick)));
  await worker.start({ quiet: true, serviceWorker: { url: "/mockServiceWorker.js" } });
  return context(createClient({ apiKey: "any", dangerouslyAllowBrowser: true }));
}

Object.assign(globalThis, { tell });
