// The header Prefer (RFC 7240). It selects a documented response, as in Prism, or delays the response.

export interface Prefer {
  /** The status of the documented response. */
  readonly code: string | undefined;
  /** The name of the documented example. */
  readonly example: string | undefined;
  /** Whether Prism should generate the response from the schema. */
  readonly dynamic: boolean;
  /** The delay of the response, in milliseconds. */
  readonly waitMs: number;
}

/** The maximum delay, in milliseconds. */
const maxWaitMs = 30_000;

/** How much of the header is parsed, in characters. */
const maxLength = 1_000;

export function parsePrefer(header: string | null): Prefer {
  const preferences = new Map<string, string>();
  const text = (header ?? "").slice(0, maxLength);
  for (const [, name = "", value = ""] of text.matchAll(/([\w-]+)\s*=\s*"?([^\s,;"]+)"?/g)) {
    preferences.set(name.toLowerCase(), value);
  }
  const seconds = Number(preferences.get("wait") ?? 0);
  return {
    code: preferences.get("code"),
    example: preferences.get("example"),
    dynamic: preferences.get("dynamic") === "true",
    waitMs: seconds > 0 ? Math.min(seconds * 1000, maxWaitMs) : 0,
  };
}

/** Whether the header selects a documented response. */
export const isExample = ({ code, example }: Prefer): boolean => code !== undefined || example !== undefined;
