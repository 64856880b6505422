import { make, setAttribute, setText, setVisible } from "./dom.ts";

/** A status in words. */
export const statusText = (status: string): string => status.replaceAll("_", " ");

/** A chip that shows a status; its colour follows from `data-status`. */
export const statusChip = (): HTMLSpanElement => make("span", { className: "chip" });

/** Shows a status in a chip; hides the chip where there is none. */
export function setStatus(chip: HTMLElement, status: string | null | undefined): void {
  setVisible(chip, Boolean(status));
  setAttribute(chip, "data-status", status ?? "");
  setText(chip, statusText(status ?? ""));
}

/** A thin bar that shows how far something is. */
export const progressBar = (): HTMLProgressElement => make("progress", { max: 1, hidden: true });

/** Shows a progress from 0 to 1; hides the bar where nothing is at work. */
export function setProgress(bar: HTMLProgressElement, progress: number | undefined, name: string): void {
  setVisible(bar, progress !== undefined);
  setAttribute(bar, "aria-label", `Progress of ${name}`);
  if (progress !== undefined && bar.value !== progress) bar.value = progress;
}
