import { announce } from "./announce.ts";
import { hiddenText, icon, make, setText } from "./dom.ts";

/** How long a button says that it has copied, in milliseconds. */
const confirmedMs = 1_500;

/** Puts a text on the clipboard. */
async function copyText(text: string): Promise<void> {
  // Only pages of localhost and of https have a clipboard.
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = make("textarea", { value: text, className: "visually-hidden" });
  const focused = document.activeElement as HTMLElement | null;
  document.body.append(area);
  area.select();
  const copied = document.execCommand("copy");
  area.remove();
  focused?.focus({ preventScroll: true });
  if (!copied) throw new Error("the browser does not allow it");
}

/** Lets a button copy, and say so for a moment. */
export function copyOnClick(button: HTMLButtonElement, textOf: () => string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener("click", async () => {
    try {
      await copyText(textOf());
      announce("Copied");
    } catch (error) {
      announce(`Not copied: ${(error as Error).message}`);
      return;
    }
    button.classList.add("copied");
    clearTimeout(timer);
    timer = setTimeout(() => button.classList.remove("copied"), confirmedMs);
  });
}

/** A button with the symbol for copying, which becomes a check mark. */
export function copyButton(label: string, textOf: () => string, ...visible: (Node | string)[]): HTMLButtonElement {
  const button = make("button", { type: "button", className: "copy" }, ...visible, icon("copy"), icon("check"));
  button.prepend(hiddenText(`${label} `));
  copyOnClick(button, textOf);
  return button;
}

/** An id that a click copies. */
export interface IdButton {
  readonly node: HTMLButtonElement;
  set(id: string): void;
}

/** Shows an id that a click copies. */
export function idButton(): IdButton {
  const text = make("code");
  const node = copyButton("Copy", () => text.textContent ?? "", text);
  node.classList.add("id");
  return { node, set: (id) => setText(text, id) };
}
