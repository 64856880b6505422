import { announce } from "./announce.ts";
import { hiddenText, make, setText } from "./dom.ts";

/** A button that acts on the second press. */
export interface ConfirmButton {
  readonly node: HTMLButtonElement;
  /** The name of what it acts on, for screen readers. */
  setName(name: string): void;
}

/** A button that asks back, in its own place, before it acts. Leaving it, or Escape, takes the question back. */
export function confirmButton(label: string, question: string, act: () => Promise<unknown>): ConfirmButton {
  const text = make("span", { textContent: label });
  const name = hiddenText();
  const node = make("button", { type: "button", className: "quiet" }, text, name);
  let asked = false;
  function ask(asks: boolean): void {
    asked = asks;
    setText(text, asks ? question : label);
    node.classList.toggle("danger", asks);
  }
  node.addEventListener("click", () => {
    ask(!asked);
    if (asked) announce(`${question} Press again to confirm`);
    else void act();
  });
  node.addEventListener("blur", () => ask(false));
  node.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") ask(false);
  });
  return { node, setName: (value) => setText(name, ` ${value}`) };
}
