// Finds the base of a call whose own text has none: that of its client, of a function that it goes through, or beside it.
import { type Address, addressOf, versionOf } from "./addresses.ts";
import { type Call, callsAround, type FunctionHead, isMember, siblingsOf } from "./structure.ts";
import { isAbsolute, type Texts, written } from "./texts.ts";
import type { NamedValue, Place, Values } from "./values.ts";

/** Where paths go on from: whose it is, and what its own path is. */
export interface Base {
  readonly owner: Address["owner"];
  readonly paths: readonly string[];
}

const unknownBase: Base = { owner: "unknown", paths: [] };
const named = /heygen|hygen/i;

/** A function that adds to a base what it is given: its name and where it is. */
interface Wrapper {
  readonly head: FunctionHead;
  readonly place: Place;
  readonly base: Base;
}

export class Bases {
  readonly #wrappers = new Map<string, Wrapper[]>();

  readonly #values: Values;
  readonly #texts: Texts;

  constructor(values: Values, texts: Texts) {
    this.#values = values;
    this.#texts = texts;
  }

  /** Notes that a function goes on from an address with something that it is given. */
  addWrapper(place: Place, address: Address): void {
    const given = address.tail?.unknown?.at(-1) ?? "";
    const head = this.#values.functionGiven(given, place) ?? this.#values.functionAt(place);
    if (head !== undefined) this.#note(head, place, baseOf([address]));
  }

  /** Notes that a function hands a base on, together with something that it is given. */
  addHandingOn(place: Place, address: Address): void {
    const [call] = callsAround(place.tokens, place.index);
    if (call === undefined) return;
    const given = place.tokens
      .slice(call.from, call.to)
      .find((_, at) => this.#isGiven({ ...place, index: call.from + at }));
    const head = given && this.#values.functionGiven(given.value, place);
    if (head !== undefined) this.#note(head, place, baseOf([address]));
  }

  #isGiven(place: Place): boolean {
    const { kind, value = "" } = place.tokens[place.index] ?? {};
    return (
      kind === "name" &&
      /path|endpoint|url|uri|route|resource|suffix|what|action/i.test(value) &&
      this.#values.functionGiven(value, place) !== undefined
    );
  }

  #note(head: FunctionHead, place: Place, base: Base): void {
    const same = this.#wrappers.get(head.name) ?? [];
    const known = same.find((wrapper) => wrapper.head === head);
    const paths = [...new Set([...(known?.base.paths ?? []), ...base.paths])];
    const others = same.filter((wrapper) => wrapper !== known);
    this.#wrappers.set(head.name, [...others, { head, place, base: { ...base, paths } }]);
  }

  /** Notes the functions that hand what they are given to a function that was noted before. */
  addOuterWrappers(places: readonly Place[]): void {
    for (let round = 0; round < 4; round++) {
      const before = this.#wrappers.size;
      for (const place of places) this.#addOuterWrapper(place);
      if (this.#wrappers.size === before) return;
    }
  }

  #addOuterWrapper(place: Place): void {
    const head = this.#values.functionGiven(place.tokens[place.index]?.value ?? "", place);
    const [call] = head ? callsAround(place.tokens, place.index) : [];
    if (!head || !call || this.#wrappers.get(head.name)?.some((wrapper) => wrapper.head === head)) return;
    const inner = this.#wrapperOf(call, place);
    const client = this.#isGiven(place) ? this.#ofReceiver(call, place) : unknownBase;
    if (inner) this.#note(head, place, inner.base);
    else if (client.owner === "heygen") this.#note(head, place, client);
  }

  /** The function that a call goes through. One in another file counts if the call is HeyGen's by its words. */
  #wrapperOf({ callee, start, from }: Call, { tokens, source }: Place): Wrapper | undefined {
    for (const [index, name] of [...callee.entries()].reverse().slice(0, 2)) {
      const all = this.#wrappers.get(name) ?? [];
      const here = all.find(({ place }) => place.source === source);
      const isMine = callee.length === 1 || index === 0 || /^(?:self|this|cls|super|static)$/.test(callee[0] ?? "");
      const [one] = all;
      const isCommon = /^(?:get|post|put|patch|delete|request|fetch|call|send|api|url|_?make_?request)$/i.test(name);
      // A short name is what Go calls the object whose method it is.
      if (here && (!isCommon || isMine || isClient(callee) || callee[0]?.length === 1)) return here;
      const about = tokens.slice(start, from).some(({ value }) => named.test(value)) || named.test(source.text);
      const inherited =
        isMine && one?.place.source.path.split("/").slice(0, -1).join() === source.path.split("/").slice(0, -1).join();
      if (one && !here && (!isCommon || (about && (isMine || isClient(callee))) || inherited)) return one;
    }
    return undefined;
  }

  /** The base that a text at a place goes on from. */
  around(place: Place): Base {
    const { tokens } = place;
    const beside = this.#beside(place);
    if (beside.owner !== "unknown") return beside;
    for (const call of callsAround(tokens, place.index)) {
      const wrapper = this.#wrapperOf(call, place);
      if (wrapper) return { ...wrapper.base, paths: this.#versionGiven(call, place) ?? wrapper.base.paths };
      const base = this.#ofReceiver(call, place);
      if (base.owner !== "unknown") return base;
    }
    return unknownBase;
  }

  /** The version among the arguments of a call, such as `"v1"` or a constant. */
  #versionGiven({ from, to }: Call, place: Place): string[] | undefined {
    for (let index = from; index < Math.min(to, from + 80); index++) {
      const token = place.tokens[index];
      const isName =
        token?.kind === "name" && !isMember(place.tokens[index - 1]) && /version|^v\d|_v\d/i.test(token.value);
      const texts = isName ? this.#texts.at({ ...place, index }).texts.map(written) : [token?.value ?? ""];
      const given = token?.kind === "mark" ? undefined : texts.find((text) => /^\/?v[123]\/?$/.test(text));
      if (given !== undefined) return [given.replaceAll("/", "")];
    }
    return undefined;
  }

  /** The host in the same object: `{ hostname: "api.heygen.com", path: "/v2/avatars" }`. */
  #beside(place: Place): Base {
    const siblings = siblingsOf(place.tokens, place.index);
    for (const key of [
      "host",
      "hostname",
      "baseurl",
      "base_url",
      "prefixurl",
      "base_uri",
      "base",
      "server",
      "origin",
    ]) {
      const index = siblings.get(key);
      if (index === undefined || index === place.index) continue;
      const base = this.#at({ ...place, index });
      if (base.owner !== "unknown") return base;
    }
    return unknownBase;
  }

  /** The base of the text that starts at a place; in a list, of its parts. */
  #at(place: Place): Base {
    const { texts } = this.#texts.at(place);
    return baseOf(texts.map(addressOf).filter((address) => address !== undefined));
  }

  /** The base of what a method is called on, or of a client among the arguments. */
  #ofReceiver({ callee, start, from, to }: Call, place: Place): Base {
    const chain = callee.slice(0, -1);
    const written = this.#firstIn(start, from - 1, place);
    if (written.owner !== "unknown") return written;
    const base = chain.length > 0 ? this.#ofClient(chain, place) : unknownBase;
    return base.owner === "unknown" ? this.#ofArguments(from, to, place) : base;
  }

  #ofArguments(from: number, to: number, place: Place): Base {
    const { tokens } = place;
    for (let at = from; at < Math.min(to, from + 40); at++) {
      const token = tokens[at];
      const isAlone = /^[,(]$/.test(tokens[at - 1]?.value ?? "") && /^[,)]$/.test(tokens[at + 1]?.value ?? "");
      if (token?.kind !== "name" || !isAlone) continue;
      const given = { ...place, index: at, position: token.start };
      const isClientName = /client|http|api|req|conn|session|heygen/i.test(token.value);
      const base = isClientName ? this.#ofClient([token.value], given) : this.#at(given);
      if (base.owner !== "unknown") return base;
    }
    return unknownBase;
  }

  /** The first address between two tokens. */
  #firstIn(from: number, to: number, place: Place): Base {
    const { tokens } = place;
    for (let at = from; at < Math.min(to, from + 80); at++) {
      const token = tokens[at];
      if (token?.kind === "mark" || isMember(tokens[at - 1]) || /^(?::|=|=>)$/.test(tokens[at + 1]?.value ?? ""))
        continue;
      const isText = token?.kind === "text" ? isAbsolute(token.value) || token.value.startsWith("\0") : true;
      const base = isText ? this.#at({ ...place, index: at, position: token?.start ?? 0 }) : unknownBase;
      if (base.owner !== "unknown") return base;
    }
    return unknownBase;
  }

  /** The base of a client by its names, such as `this` and `http`. */
  #ofClient(chain: readonly string[], place: Place): Base {
    const name = chain.at(-1) ?? "";
    const own = this.#values.basesOf(name, place).map((value) => this.#at(value.place));
    const found = own.find(({ owner }) => owner !== "unknown");
    if (found) return found;
    const defined = chain.every((each) => /^(?:self|this|cls)$/.test(each)) ? [] : this.#values.find(chain, place);
    for (const value of defined) {
      const base = this.#ofDefinition(value);
      if (base.owner !== "unknown") return base;
    }
    return chain.some((each) => named.test(each)) ? { owner: "heygen", paths: [] } : unknownBase;
  }

  #ofDefinition({ place }: NamedValue): Base {
    const { tokens, index } = place;
    let to = index + 1;
    while (to < index + 80 && tokens[to] && !(tokens[to]?.startsLine && tokens[to]?.group === tokens[index]?.group))
      to++;
    const base = this.#firstIn(index, to, place);
    if (base.owner !== "unknown") return base;
    return tokens.slice(index, to).some(({ kind, value }) => kind === "name" && named.test(value))
      ? { owner: "heygen", paths: [] }
      : unknownBase;
  }
}

/** What several addresses of the same place say together. */
function baseOf(addresses: readonly Address[]): Base {
  const mine = addresses.filter(({ owner }) => owner === "heygen");
  if (mine.length > 0) return { owner: "heygen", paths: [...new Set(mine.map(({ path }) => versionOf(path) ?? ""))] };
  return { owner: addresses.some(({ owner }) => owner === "other") ? "other" : "unknown", paths: [] };
}

const isClient = (callee: readonly string[]): boolean =>
  callee.slice(0, -1).some((name) => /client|api|http|heygen|service|session|request|axios|base/i.test(name));
