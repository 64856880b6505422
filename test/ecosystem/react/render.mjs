// Renders a component that loads looks, and waits until their names are there.
import { Window } from "happy-dom";
import { createElement } from "react";

export async function render(component) {
  const window = new Window();
  Object.assign(globalThis, { window, document: window.document });
  // Node 20 has none, and later ones do not let it be assigned.
  Object.defineProperty(globalThis, "navigator", { value: window.navigator, configurable: true });
  const { createRoot } = await import("react-dom/client");
  const root = createRoot(window.document.body);
  root.render(createElement(component));
  for (let tries = 0; tries < 100 && !window.document.body.textContent.includes("look:"); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  console.log(window.document.body.textContent.includes("look:") ? "ok" : "nothing was rendered");
  process.exit(window.document.body.textContent.includes("look:") ? 0 : 1);
}
