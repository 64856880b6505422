import { announce } from "./announce.ts";
import { hiddenText, icon, make, setText } from "./dom.ts";

/** How long a button confirms that it has copied, in milliseconds. */
const confirmedMs = 1_500;

/** Copies a text to the clipboard. */
async function copyText(text: string): Promise<void> {
  // The clipboard API is only available on localhost and with https.
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

/** Makes a button copy a text and briefly confirm it. */
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

/** Creates a button with a copy icon, which becomes a check mark. */
export function copyButton(label: string, textOf: () => string, ...visible: (Node | string)[]): HTMLButtonElement {
  const button = make("button", { type: "button", className: "copy" }, ...visible, icon("copy"), icon("check"));
  button.prepend(hiddenText(`${label} `));
  copyOnClick(button, textOf);
  return button;
}

/** A button that shows an id and copies it. */
export interface IdButton {
  readonly node: HTMLButtonElement;
  set(id: string): void;
}

/** Creates a button that shows an id and copies it. */
export function idButton(): IdButton {
  const text = make("code");
  const node = copyButton("Copy", () => text.textContent ?? "", text);
  node.classList.add("id");
  return { node, set: (id) => setText(text, id) };
}
