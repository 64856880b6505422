// Finds, creates and updates nodes of the page. All text is set through textContent.

/** Finds an element by its id. Throws if the page has none. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found as Type;
}

/** Creates an element with properties and children. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

/** Creates an icon from the symbols in the page. */
export function icon(name: "copy" | "check" | "chevron"): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.classList.add("icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", `#icon-${name}`);
  svg.append(use);
  return svg;
}

/** Creates text for screen readers only, such as the name of a button's target. */
export const hiddenText = (text = ""): HTMLSpanElement =>
  make("span", { className: "visually-hidden", textContent: text });

/** Sets the text of a node unless it already has it. */
export function setText(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets the text of a node. Hides the node if the text is empty. */
export function setOptionalText(node: HTMLElement, text: string | null | undefined): void {
  setText(node, text ?? "");
  setVisible(node, Boolean(text));
}

/** Sets an attribute unless it already has that value; null removes it. */
export function setAttribute(node: Element, name: string, value: string | null): void {
  if (node.getAttribute(name) === value) return;
  if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

/** Shows or hides a node. */
export function setVisible(node: HTMLElement, visible: boolean): void {
  if (node.hidden === visible) node.hidden = !visible;
}

const focusable = "a[href], button, summary, input, select, textarea";

/** Focuses the first visible control in a node. @returns whether it has one */
export function focusFirst(node: Element | null | undefined): boolean {
  const controls = node ? [...node.querySelectorAll<HTMLElement>(focusable)] : [];
  const first = controls.find((control) => control.checkVisibility());
  first?.focus({ preventScroll: true });
  return first !== undefined;
}
