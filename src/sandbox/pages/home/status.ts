import { make, setAttribute, setText, setVisible } from "./dom.ts";

/** A status as text. */
export const statusText = (status: string): string => status.replaceAll("_", " ");

/** Creates a chip for a status. `data-status` determines its colour. */
export const statusChip = (): HTMLSpanElement => make("span", { className: "chip" });

/** Shows a status in a chip. Hides the chip without a status. */
export function setStatus(chip: HTMLElement, status: string | null | undefined): void {
  setVisible(chip, Boolean(status));
  setAttribute(chip, "data-status", status ?? "");
  setText(chip, statusText(status ?? ""));
}

/** Creates a progress bar. */
export const progressBar = (): HTMLProgressElement => make("progress", { max: 1, hidden: true });

/** Shows a progress from 0 to 1. Hides the bar if the progress is undefined. */
export function setProgress(bar: HTMLProgressElement, progress: number | undefined, name: string): void {
  setVisible(bar, progress !== undefined);
  setAttribute(bar, "aria-label", `Progress of ${name}`);
  if (progress !== undefined && bar.value !== progress) bar.value = progress;
}
