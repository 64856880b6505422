// Decides whose address a text is, and what its path is.
import { unknownPart } from "./calls.ts";
import { type Piece, type Text, written } from "./texts.ts";

export interface Address {
  /** Whose it is: `unknown` where the text does not tell. */
  readonly owner: "heygen" | "other" | "unknown";
  /** From its first slash, without the query; empty without a path. Unknown parts are {@link unknownPart}. */
  readonly path: string;
  /** The part of the text that tells the path beyond its version. */
  readonly tail: Piece | undefined;
  /** The first part of the text. */
  readonly base: Piece;
}

const heygenHost = /^=?\s*(?:https?:\/\/|\/\/)?(?:api\d?|upload|\0)\.heygen\.com(?::\d+)?(?=[/\0?"\s]|$)/;
const anyHost = /^=?\s*(?:https?|wss?|postgres\w*|redis|mongodb\S*|file|data|mailto):(?:\/\/[^/?#\0\s]*)?|^\/\//;
const endOfPath = /[?#\s"'`<>|\\]|&(?=\w+=)/;

/** Reads a text as an address. */
export function addressOf(text: Text): Address | undefined {
  const [base] = text;
  const whole = written(text);
  if (!base || whole.length > 2000) return undefined;
  const host = heygenHost.exec(whole)?.[0];
  if (host !== undefined) return { owner: "heygen", ...pathFrom(text, host.length), base };
  const other = anyHost.exec(whole)?.[0];
  if (other !== undefined && !/^https?:\/\/$/.test(other))
    return { owner: "other", ...pathFrom(text, other.length), base };
  const scheme = other?.length ?? 0;
  if (whole[scheme] === unknownPart) {
    const opening = text.find((piece) => piece.unknown) ?? base;
    return { owner: ownerOf(opening.unknown ?? []), ...pathFrom(text, scheme + 1), base: opening };
  }
  return { owner: "unknown", ...pathFrom(text, 0), base };
}

const ordinary =
  /^(?:api|base|url|uri|host|endpoint|server|root|http|prefix|path|self|this|process|env|environ|os|config|settings|options|opts|props|client|c|s|cls|my|default|domain|address|v|version|app|constants|get|env_?vars?)$/;

/** Whose a base with these names is. A setting with a word of its own, such as SPEECH_URL, is another service's. */
function ownerOf(names: readonly string[]): Address["owner"] {
  const all = names.join(".");
  if (/heygen|hygen/i.test(all)) return "heygen";
  const last = names.at(-1) ?? "";
  const words = last
    .replace(/([a-z])(?=[A-Z])/g, "$1_")
    .toLowerCase()
    .split(/[^a-z]+/);
  const isAddress = words.some((word) => /^(?:url|uri|host|base|baseurl|endpoint|api|server)$/.test(word));
  const own = words.filter((word) => word !== "" && !ordinary.test(word) && !/^(?:avatar|video|v\d)$/.test(word));
  return isAddress && own.length > 0 ? "other" : "unknown";
}

function pathFrom(text: Text, start: number): Pick<Address, "path" | "tail"> {
  const rest = written(text).slice(start);
  const end = endOfPath.exec(rest)?.index ?? rest.length;
  const path = rest
    .slice(0, end)
    .replace(/^(?:\.\.?\/)+(?=v\d)/, "/")
    .replace(/\/{2,}/g, "/");
  const skipped = /^\/?(?:v\d+(?=\/|\0|$)|\0(?=\/?[a-z]))?\/?/.exec(rest)?.[0].length ?? 0;
  return { path, tail: skipped < end ? pieceAt(text, start + skipped) : undefined };
}

function pieceAt(text: Text, position: number): Piece | undefined {
  let end = 0;
  return text.find((piece) => {
    end += piece.text.length;
    return position < end;
  });
}

/** A base that goes on with something unknown, such as `/v2/` and an endpoint. */
export const isOpen = ({ path }: Address): boolean => /^\/?(?:v\d|\0)?\/?\0\0?$|^\/?v\d\/?$|^\/?\0?$/.test(path);
export const versionOf = (path: string): string | undefined => /^\/?(v\d+)(?:\/|\0|$)/.exec(path)?.[1];
