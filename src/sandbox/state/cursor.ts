// Opaque tokens that say where the next page starts. A token is valid only for the list and the filters it came from.
import { hash } from "./random.ts";

/** The tokens in HeyGen's guides, so that their example calls work in the sandbox. */
const printed: Readonly<Record<string, { list: string; seq: number }>> = {
  eyJsYXN0X2lkIjoiNDU2In0: { list: "looks", seq: 456 },
  eyJsYXN0X2lkIjoiMTIzIn0: { list: "groups", seq: 123 },
};

/** @param scope the filters of the list as a string */
export function encodeCursor(list: string, scope: string, seq: number): string {
  return btoa(JSON.stringify({ last_id: String(seq), check: hash(`${list} ${scope} ${seq}`).toString(36) })).replace(
    /=+$/,
    "",
  );
}

/** The sequence number after which the page starts; undefined if the token is invalid or belongs to another list. */
export function decodeCursor(list: string, scope: string, token: string): number | undefined {
  const known = printed[token];
  if (known?.list === list) return known.seq;
  const [, digits] = /^\{"last_id":"(\d{1,15})",/.exec(decode(token)) ?? [];
  return digits && encodeCursor(list, scope, Number(digits)) === token ? Number(digits) : undefined;
}

function decode(token: string): string {
  try {
    return atob(token);
  } catch {
    return "";
  }
}
