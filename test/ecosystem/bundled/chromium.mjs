import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { chromium } from "playwright-core";

// A page of this machine is a secure context; about:blank is none.
const server = createServer((_, response) => response.setHeader("Content-Type", "text/html").end("<!doctype html>"));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.addScriptTag({ content: readFileSync("bundle.js", "utf8") });
console.log(await page.evaluate("bundle.smoke()"));
await browser.close();
server.close();
