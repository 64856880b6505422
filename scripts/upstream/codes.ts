// The codes that the answers of an operation fail with, as far as a document states them: in a list, or by example.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { child, type Place, placeName, resolved } from "./place.ts";
import type { Pair, Report } from "./report.ts";

/** The codes of a response, each with where it stands. */
function codesOf(response: Place): Map<string, Place> {
  const codes = new Map<string, Place>();
  for (const code of response.node["x-codes"] ?? []) codes.set(String(code), response);
  for (const type of Object.keys(response.node.content ?? {})) {
    const media = child(response, "content", type);
    const named = Object.keys(media.node.examples ?? {}).map((name) => resolved(child(media, "examples", name)));
    const examples: [Place, Json][] = named.map((example) => [example, example.node.value]);
    if ("example" in media.node) examples.push([response, media.node.example]);
    for (const [place, value] of examples) {
      const code = value?.error?.code ?? value?.code;
      if (code !== undefined) codes.set(String(code), place);
    }
  }
  return codes;
}

/** A response that has one code where upstream's has another. */
interface Renamed {
  readonly at: Pair;
  readonly example: Place;
  readonly text: string;
}

export class CodeComparison {
  readonly #report: Report;
  readonly #renamed: Renamed[] = [];
  /** The responses of ours that were compared, by the example that gives them a code. */
  readonly #users = new Map<string, Set<string>>();

  constructor(report: Report) {
    this.#report = report;
  }

  compare(at: Pair): void {
    const [ours, theirs] = [codesOf(at.ours), codesOf(at.theirs)];
    // A document need not say with which codes an answer fails.
    if (theirs.size === 0) return;
    for (const example of ours.values()) {
      const users = this.#users.get(placeName(example)) ?? new Set();
      this.#users.set(placeName(example), users.add(placeName(at.ours)));
    }
    const onlyOurs = [...ours].filter(([code]) => !theirs.has(code));
    const onlyTheirs = [...theirs.keys()].filter((code) => !ours.has(code));
    const [our, their] = [onlyOurs[0], onlyTheirs[0]];
    if (our && their && onlyOurs.length === 1 && onlyTheirs.length === 1) {
      this.#renamed.push({ at, example: our[1], text: `code ${our[0]}, upstream ${their}` });
      return;
    }
    for (const [code] of onlyOurs) this.#report.add(at, "code", `code ${code}: only ours`);
    for (const code of onlyTheirs) this.#report.add(at, "code", `code ${code}: only upstream`);
  }

  /** Tells what could not be told before all responses were seen. */
  end(): void {
    for (const { at, example, text } of this.#renamed) {
      const renamed = this.#renamed.filter((other) => placeName(other.example) === placeName(example));
      const alike = new Set(renamed.filter((other) => other.text === text).map((other) => placeName(other.at.ours)));
      // An example that is wrong in all responses is itself what is wrong.
      const isEverywhere = alike.size > 1 && alike.size === this.#users.get(placeName(example))?.size;
      this.#report.add(isEverywhere ? { ...at, ours: example } : at, "code", text);
    }
  }
}
