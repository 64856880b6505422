// npm run test:quickstart: the way of somebody who has just found the package. What README.md says is done as it stands
// there, in the order in which it stands there; around it what the text tells to do in words.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasBrowser, launch } from "../browser/browser.ts";
import { type Snippet, snippetsOf } from "../package/snippets.ts";
import { serveRegistry } from "./registry.ts";
import { Workplace } from "./workplace.ts";

const address = "http://127.0.0.1:4010";
const api = { HEYGEN_API_KEY: "any", HEYGEN_BASE_URL: address };
const root = mkdtempSync(join(tmpdir(), "heygen-quickstart-"));
const startedAt = performance.now();

const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", root], { encoding: "utf8" }).trim();
execFileSync("tar", ["-xzf", packed, "package/README.md"], { cwd: root });
const readme = readFileSync(join(root, "package/README.md"), "utf8");
const registry = await serveRegistry(join(root, packed));
const workplace = new Workplace(root, registry.url);
/** What takes long, and need not be waited for by what comes next. */
const underWay: Promise<unknown>[] = [];

try {
  for (const snippet of snippetsOf(readme)) await follow(snippet);
  await testWithJest();
  await Promise.all(underWay);
  console.log(`done in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
} catch (error) {
  console.log(`FAIL ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  workplace.close();
  registry.close();
  rmSync(root, { recursive: true, force: true });
}

/** Does what a block of README is there for. */
async function follow({ language, title, code, line }: Snippet): Promise<void> {
  if (language === "sh") return runCommands(code.trim().split("\n"));
  const file = title ?? `snippet-${line}.${language === "ts" ? "ts" : "mjs"}`;
  workplace.write(`new/${file}`, code);
  if (file.endsWith("route.ts")) return receiveWebhook(file);
  if (file.endsWith(".test.ts")) return testWithVitest(file);
  if (file.endsWith("ts")) return runTypeScript(file);
  await workplace.run("new", `node ${file}`, { output: /look_\w+ .*\nhttp.*\.mp4/s });
}

async function runCommands(lines: readonly string[]): Promise<void> {
  // What is meant for a clone of the repository.
  if (lines.some((line) => line.startsWith("npm ci"))) return;
  for (const line of lines) {
    if (line.includes("heygen-avatars migrate")) await findOldCalls(line);
    else if (line.includes("heygen-avatars sandbox")) await startSandbox(line);
    else if (line.includes("heygen-avatars bridge")) await startBridge(line);
    else if (line.includes("heygen-avatars contract")) startLong(workplace.run("new", line));
    else await workplace.run("new", line);
  }
}

function startLong(work: Promise<unknown>): void {
  // Whether it has failed is asked in the end.
  work.catch(() => {});
  underWay.push(work);
}

async function startSandbox(command: string): Promise<void> {
  await workplace.start("new", command, { output: new RegExp(address) });
  if (!hasBrowser) return;
  await workplace.step(`the page at ${address} in Chromium`, async () => {
    const browser = await launch();
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
      await page.goto(address);
      await page.getByText("Space Commander").first().waitFor({ timeout: 10_000 });
      if (problems.length > 0) throw new Error(problems.join("\n"));
    } finally {
      await browser.close();
    }
  });
}

/** The bridge answers v2 by calling the sandbox instead of HeyGen. */
async function startBridge(command: string): Promise<void> {
  const bridge = "http://127.0.0.1:4020";
  await workplace.start("v2", command, { env: api, output: new RegExp(bridge) });
  await workplace.step("avatars of v2 from the bridge", async () => {
    const response = await fetch(`${bridge}/v2/avatars`, { headers: { "X-Api-Key": "any" } });
    const text = await response.text();
    if (!response.ok || !text.includes("look_def456")) throw new Error(`${response.status} ${text}`);
  });
}

async function runTypeScript(file: string): Promise<void> {
  await workplace.run("new", "npm install --save-dev tsx");
  await workplace.run("new", `npx tsx ${file}`, { env: api, output: /^\w+\n$/ });
}

/** The route is told of a video that the first program of README makes. */
async function receiveWebhook(route: string): Promise<void> {
  const port = "4011";
  const url = `http://127.0.0.1:${port}/webhooks/heygen`;
  const { secret } = await workplace.step("an endpoint for webhooks", async () => {
    const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
    const body = JSON.stringify({ url, events: ["avatar_video.success"] });
    const response = await fetch(`${address}/v3/webhooks/endpoints`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()).data;
  });
  cpSync("test/ecosystem/quickstart/receiver.mts", workplace.path("new/receiver.mts"));
  const env = { HEYGEN_WEBHOOK_SECRET: secret };
  const command = `npx tsx receiver.mts ${route} ${port}`;
  const receiver = await workplace.start("new", command, { env, output: /listening/ });
  await workplace.run("new", "node first.mjs", { output: /http/ });
  await workplace.step("the webhook of its video", () => receiver.hasPrinted(/\S+ is ready/));
}

async function testWithVitest(file: string): Promise<void> {
  await workplace.run("new", "npm install --save-dev vitest@4");
  await workplace.run("new", `npx vitest run ${file}`, { output: /1 passed/ });
}

async function testWithJest(): Promise<void> {
  cpSync("test/ecosystem/quickstart/jest", workplace.path("jest"), { recursive: true });
  await workplace.run("jest", "npm install --save-dev jest heygen-avatars");
  await workplace.run("jest", "npx jest", { output: /1 passed/ });
}

/** A project that calls v2. */
async function findOldCalls(command: string): Promise<void> {
  cpSync("test/ecosystem/quickstart/v2", workplace.path("v2"), { recursive: true });
  await workplace.run("v2", "npm install heygen-avatars");
  await workplace.run("v2", command, { code: 1, output: /avatar_group\.list/ });
}
