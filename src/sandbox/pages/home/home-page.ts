import { operationIds } from "../../../../generated/client-operations.ts";
import { homeScript, homeStyle } from "../../../../generated/sandbox-home.ts";
import { page } from "../layout.ts";
import type { PageFacts } from "./page-facts.ts";

/** The page at `/`: the state of the sandbox, its request log and its conditions. Its script renders it. */
export function homePage(facts: Omit<PageFacts, "operations">): string {
  const json = JSON.stringify({ ...facts, operations: operationIds }).replaceAll("<", "\\u003c");
  return page({
    title: "HeyGen sandbox",
    style: homeStyle,
    body: `<div id="app"></div><script type="application/json" id="facts">${json}</script><script>${homeScript}</script>`,
  });
}
