// HeyGen's published documents against ours.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { type Accepted, patternsOf } from "./accepted.ts";
import { Diff, type Difference } from "./diff.ts";
import type { Node } from "./node.ts";
import { documentNode, operationNodes } from "./operation.ts";

export interface Comparison {
  /** Accepted by no entry. */
  readonly unexplained: Difference[];
  readonly explained: Difference[];
  /** Accepted differences that don't occur. Not looked for where the documents are a part of an API version only. */
  readonly stale: string[];
  /** Parts of our API that the documents leave out. */
  readonly outside: string[];
}

/** Everything in which our document and upstream's, which may be parts of one, say different things. */
export function compare(ours: Json, documents: readonly Json[], accepted: readonly Accepted[]): Comparison {
  const diff = new Diff();
  const mine = operationNodes(ours);
  const theirs = new Map<string, Node>();
  for (const document of documents) {
    diff.compare(documentNode(ours), documentNode(document));
    for (const [key, their] of operationNodes(document)) {
      const our = mine.get(key);
      if (our) diff.compare(our, their);
      else diff.add(their.at, their.at, "only upstream", { kind: "operation" });
      theirs.set(key, their);
    }
  }
  const parts = new Set([...theirs.values()].map(partOf));
  const missing = [...mine].filter(([key]) => !theirs.has(key)).map(([, our]) => our);
  for (const our of missing) if (parts.has(partOf(our))) diff.add(our.at, our.at, "only ours");
  const outside = [...new Set(missing.map(partOf))].filter((part) => !parts.has(part));

  const { differences } = diff;
  const patterns = patternsOf(accepted);
  const isExplained = ({ text }: Difference): boolean => patterns.some(({ pattern }) => pattern.test(text));
  const unmatched = patterns.filter(({ pattern }) => !differences.some(({ text }) => pattern.test(text)));
  const isWhole =
    parts.size > 0 && !outside.some((part) => [...parts].some((other) => versionOf(other) === versionOf(part)));
  return {
    unexplained: differences.filter((difference) => !isExplained(difference)),
    explained: differences.filter(isExplained),
    stale: isWhole ? unmatched.map(({ text }) => text) : [],
    outside,
  };
}

/** What belongs together in the API: `/v3/avatars` and all under it. */
const partOf = ({ at }: Node): string => at.holder.replace(/^\S+ /, "").split("/").slice(0, 3).join("/");

const versionOf = (part: string): string | undefined => part.split("/")[1];
