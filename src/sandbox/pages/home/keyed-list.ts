import { focusFirst } from "./dom.ts";

/** What shows one item of a list. */
export interface View<Item> {
  readonly node: HTMLElement;
  /** Shows the item as it is now; also called once after the view was made. */
  update(item: Item): void;
}

/**
 * A list whose nodes stay with their items, by key, so that focus, scroll and what was opened survive an update.
 *
 * @returns shows the items, in their order
 */
export function keyedList<Item>(
  parent: HTMLElement,
  keyOf: (item: Item) => string,
  create: (item: Item) => View<Item>,
): (items: readonly Item[]) => void {
  const views = new Map<string, View<Item>>();
  return (items) => {
    const keys = new Set(items.map(keyOf));
    for (const [key, { node }] of views) {
      if (keys.has(key)) continue;
      views.delete(key);
      removeNode(node);
    }
    const focused = document.activeElement;
    let next = parent.firstElementChild;
    for (const item of items) {
      const view = views.get(keyOf(item)) ?? create(item);
      views.set(keyOf(item), view);
      view.update(item);
      if (view.node === next) next = next.nextElementSibling;
      else parent.insertBefore(view.node, next);
    }
    // A node that is moved loses the focus.
    if (focused instanceof HTMLElement && focused.isConnected && focused !== document.activeElement) {
      if (parent.contains(focused)) focused.focus({ preventScroll: true });
    }
  };
}

/** Removes a node; a focus in it goes to its neighbour, or to the panel around the list. */
function removeNode(node: HTMLElement): void {
  const hadFocus = node.contains(document.activeElement);
  const neighbour = node.nextElementSibling ?? node.previousElementSibling;
  const panel = node.closest<HTMLElement>("[role=tabpanel]");
  node.remove();
  if (hadFocus && !focusFirst(neighbour)) panel?.focus({ preventScroll: true });
}
