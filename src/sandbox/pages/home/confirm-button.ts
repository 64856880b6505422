import { announce } from "./announce.ts";
import { hiddenText, make, setText } from "./dom.ts";

/** A button that must be pressed twice. */
export interface ConfirmButton {
  readonly node: HTMLButtonElement;
  /** Sets the name of its target, for screen readers. */
  setName(name: string): void;
}

/** Creates a button that asks for confirmation in its label before it acts. Escape or loss of focus cancels. */
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
