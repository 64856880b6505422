// The header Prefer (RFC 7240), with which a caller chooses a response, as in Prism, or slows it down.

export interface Prefer {
  /** Status of the documented response to give. */
  readonly code: string | undefined;
  /** Name of the documented example to give. */
  readonly example: string | undefined;
  /** Whether Prism is to make the response up from the schema. */
  readonly dynamic: boolean;
  /** Milliseconds to hold the response back. */
  readonly waitMs: number;
}

/** The longest that a caller may ask for, in milliseconds. */
const maxWaitMs = 30_000;

/** The longest header that is read, in characters. */
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

/** Whether the header asks for a documented response. */
export const isExample = ({ code, example }: Prefer): boolean => code !== undefined || example !== undefined;
