// Reads the rendered API reference as somebody does who opens everything in it.
import type { Page } from "playwright-core";

/** A paragraph, a list item or a table row. */
export interface Passage {
  /** The name of the field or parameter that it describes; empty where it describes the whole. */
  readonly field: string;
  readonly text: string;
}

/**
 * All prose of a section, with every branch opened.
 *
 * @param address of the section within the page, such as `avatars/createavatar`
 */
export async function passagesOf(page: Page, address: string): Promise<Passage[]> {
  await page.evaluate((to) => {
    location.hash = `#/${to}`;
  }, address);
  await page.locator(`[id="${address}"]`).locator("h1, h2").first().waitFor();
  return page.evaluate(readSection, address);
}

/** Runs in the page. */
async function readSection(address: string): Promise<Passage[]> {
  const section = document.getElementById(address);
  const all = (selector: string): HTMLElement[] => [...(section?.querySelectorAll<HTMLElement>(selector) ?? [])];
  /** The id that the page gives to what an element stands in, such as `…/t=response&c=200&path=data[]/status`. */
  const placeOf = (element: Element): string => element.closest("[id]")?.id.slice(address.length) ?? "";
  const textOf = (element: Element): string =>
    element.tagName === "TR" ? [...element.children].map(textOf).join(" ") : (element.textContent ?? "");
  const click = async (buttons: HTMLElement[]): Promise<void> => {
    for (const button of buttons) button.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };

  const passages = new Map<string, Passage>();
  const visited = new Set<string>();
  /** Nobody opens the branch of null to read. */
  const isNews = (tab: HTMLElement): boolean => tab.textContent !== "null" && !visited.has(nameOf(tab));
  const nameOf = (tab: HTMLElement): string => `${placeOf(tab.parentElement as Element)} ${tab.textContent}`;
  for (;;) {
    for (let closed = all("[data-schema-nested-open=false] button"); closed.length > 0; ) {
      await click(closed);
      closed = all("[data-schema-nested-open=false] button");
    }
    for (const element of all("[data-component-name='Markdown/Markdown'] :is(p, li, tr)")) {
      const field = placeOf(element).split(/[/=]/).at(-1) ?? "";
      const text = textOf(element);
      passages.set(`${field} ${text}`, { field, text });
    }
    // The last one first: the branches within a branch before the next to it.
    const tab = all("[role=tab][aria-selected=false]").filter(isNews).at(-1);
    if (!tab) return [...passages.values()];
    visited.add(nameOf(tab));
    await click([tab]);
  }
}
