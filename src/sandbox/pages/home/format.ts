// Formats words, times and sizes for display.

/** A name such as `pending_consent` in plain words. */
export const plainWords = (name: string): string => name.replaceAll("_", " ");

/** A number with its noun. */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Day and time, in the user's time zone and locale. */
export const timeOf = (ms: number): string =>
  new Date(ms).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });

/** Time of day, to the second. */
export const clockOf = (ms: number): string => new Date(ms).toLocaleTimeString(undefined, { hour12: false });

/** Day and time, to the second. */
export const exactTimeOf = (ms: number): string =>
  new Date(ms).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** A size in bytes, rounded. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A duration, rounded. */
export const durationOf = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
