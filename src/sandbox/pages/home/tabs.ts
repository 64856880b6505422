// Tabs that follow the ARIA pattern: arrow keys, Home and End select. The fragment of the URL names the open tab.
import { byId, setAttribute, setVisible } from "./dom.ts";

/** In windows of at least this width, the request log is beside the panels. In narrower ones, it is one of them. */
const wide = matchMedia("(min-width: 64rem)");
const log = "requests";

const tabs = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[role=tab]")];
const nameOf = (tab: HTMLElement): string => tab.id.replace(/^tab-/, "");

/** Opens a tab by its name, such as `videos`. */
export function openTab(name: string): void {
  const isTab = tabs().some((tab) => nameOf(tab) === name && !tab.hidden);
  const opened = isTab ? name : "avatars";
  for (const tab of tabs()) {
    const selected = nameOf(tab) === opened;
    setAttribute(tab, "aria-selected", String(selected));
    tab.tabIndex = selected ? 0 : -1;
    setVisible(byId(`panel-${nameOf(tab)}`), selected || (wide.matches && nameOf(tab) === log));
  }
  revealTab();
}

/** Scrolls the open tab into view. */
export function revealTab(): void {
  byId("tabs").querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** Makes tabs selectable and adapts the layout to the width of the window. */
export function startTabs(): void {
  for (const tab of tabs()) tab.addEventListener("click", () => choose(tab));
  byId("tabs").addEventListener("keydown", (event) => {
    const visible = tabs().filter((tab) => !tab.hidden);
    const index = visible.indexOf(event.target as HTMLElement);
    const target = targetOf(event.key, index, visible.length);
    const tab = target === undefined ? undefined : visible[target];
    if (!tab) return;
    event.preventDefault();
    tab.focus();
    choose(tab);
  });
  window.addEventListener("hashchange", () => openTab(location.hash.slice(1)));
  wide.addEventListener("change", layOut);
  layOut();
}

function choose(tab: HTMLElement): void {
  history.replaceState(null, "", `#${nameOf(tab)}`);
  openTab(nameOf(tab));
}

function targetOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return (index + 1) % count;
    case "ArrowLeft":
      return (index + count - 1) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}

function layOut(): void {
  setVisible(byId(`tab-${log}`), !wide.matches);
  setAttribute(byId(`panel-${log}`), "role", wide.matches ? null : "tabpanel");
  openTab(location.hash.slice(1));
}
