import { focusFirst } from "./dom.ts";

/** The view of one item in a list. */
export interface View<Item> {
  readonly node: HTMLElement;
  /** Renders the current item. Also called after the view is created. */
  update(item: Item): void;
}

/**
 * A list that keeps the node of each item, by key. So focus, scroll position and opened details survive an update.
 *
 * @returns a function that renders the items in order
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
    // Moving a node removes the focus from it.
    if (focused instanceof HTMLElement && focused.isConnected && focused !== document.activeElement) {
      if (parent.contains(focused)) focused.focus({ preventScroll: true });
    }
  };
}

/** Removes a node. If it had the focus, focuses its neighbour or else the panel around the list. */
function removeNode(node: HTMLElement): void {
  const hadFocus = node.contains(document.activeElement);
  const neighbour = node.nextElementSibling ?? node.previousElementSibling;
  const panel = node.closest<HTMLElement>("[role=tabpanel]");
  node.remove();
  if (hadFocus && !focusFirst(neighbour)) panel?.focus({ preventScroll: true });
}
