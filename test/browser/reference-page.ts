// Reads the text of the rendered API reference, after opening all of its collapsed parts.
import type { Page } from "playwright-core";

/** A paragraph, a list item or a table row. */
export interface Passage {
  /** The name of the field or parameter that it describes; empty if it describes the whole section. */
  readonly field: string;
  readonly text: string;
}

/**
 * Reads all text of a section, with every branch opened.
 *
 * @param address the address of the section within the page, such as `avatars/createavatar`
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
  /** The id of the closest ancestor of an element with one, such as `…/t=response&c=200&path=data[]/status`. */
  const placeOf = (element: Element): string => element.closest("[id]")?.id.slice(address.length) ?? "";
  const textOf = (element: Element): string =>
    element.tagName === "TR" ? [...element.children].map(textOf).join(" ") : (element.textContent ?? "");
  /** Waits until the section has no more empty placeholders, so that everything is rendered. */
  const settle = async (): Promise<void> => {
    do await new Promise((resolve) => setTimeout(resolve, 5));
    while (all("div[aria-hidden=true]:empty").length > 0);
  };
  const click = async (buttons: HTMLElement[]): Promise<void> => {
    for (const button of buttons) button.click();
    await settle();
  };

  // Hiding the other sections makes rendering many times faster.
  const others = [...(section?.parentElement?.children ?? [])].filter((element) => element !== section);
  for (const other of others) (other as HTMLElement).hidden = true;
  await settle();

  const passages = new Map<string, Passage>();
  const visited = new Set<string>();
  /** The buttons of collapsed parts. Error bodies stay collapsed, because they are the same in every operation. */
  const closedParts = (): HTMLElement[] =>
    all("[data-schema-nested-open=false] button").filter((button) => !/&c=[45]/.test(placeOf(button)));
  /** Whether a tab was not opened yet. The branch of null has no text. */
  const isNews = (tab: HTMLElement): boolean => tab.textContent !== "null" && !visited.has(nameOf(tab));
  const nameOf = (tab: HTMLElement): string => `${placeOf(tab.parentElement as Element)} ${tab.textContent}`;
  for (;;) {
    for (let closed = closedParts(); closed.length > 0; closed = closedParts()) await click(closed);
    for (const element of all("[data-component-name='Markdown/Markdown'] :is(p, li, tr)")) {
      const field = placeOf(element).split(/[/=]/).at(-1) ?? "";
      const text = textOf(element);
      passages.set(`${field} ${text}`, { field, text });
    }
    // The last tab first, so that branches within a branch come before its siblings.
    const tab = all("[role=tab][aria-selected=false]").filter(isNews).at(-1);
    if (!tab) break;
    visited.add(nameOf(tab));
    await click([tab]);
  }
  for (const other of others) (other as HTMLElement).hidden = false;
  return [...passages.values()];
}
