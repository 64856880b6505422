// Who may call. Schemes are matched by what they are, not by their names.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { child, type Place } from "./place.ts";
import { canonical, type Pair, type Report } from "./report.ts";

export class SecurityComparison {
  readonly #report: Report;
  readonly #documents: Pair;
  /** Our name for a scheme of theirs. */
  readonly #names: Map<string, string>;

  constructor(report: Report, documents: Pair) {
    this.#report = report;
    this.#documents = documents;
    this.#names = this.#matchSchemes();
    report.contrast(documents, "security", [this.#alternatives(documents.ours), this.#alternatives(documents.theirs)]);
  }

  compare(operations: Pair): void {
    const { ours, theirs } = this.#documents;
    const defaults = [this.#alternatives(ours), this.#alternatives(theirs)];
    const own = [this.#alternatives(operations.ours, ours), this.#alternatives(operations.theirs, theirs)] as const;
    // Told already, once for all.
    if (own.every((alternatives, index) => alternatives === defaults[index])) return;
    this.#report.contrast(operations, "security", own);
  }

  /** What an operation or a document asks for, in our names. */
  #alternatives(place: Place, fallback: Place = place): string {
    const isOurs = place.spec === this.#documents.ours.spec;
    const alternatives: Json[] = place.node.security ?? fallback.node.security ?? [];
    const texts = alternatives.map((schemes) =>
      Object.entries<string[]>(schemes)
        .map(([name, scopes]) => [isOurs ? name : (this.#names.get(name) ?? name), ...scopes].join(" "))
        .sort()
        .join(" + "),
    );
    return (
      texts
        .map((text) => text || "nothing")
        .sort()
        .join(" or ") || "nothing"
    );
  }

  #matchSchemes(): Map<string, string> {
    const [ours, theirs] = [schemesOf(this.#documents.ours), schemesOf(this.#documents.theirs)];
    const names = new Map<string, string>();
    for (const [name, place] of theirs) {
      const alike = [...ours].find(([, our]) => canonical(schemeFacts(our)) === canonical(schemeFacts(place)))?.[0];
      const our = alike ?? (ours.has(name) ? name : undefined);
      if (!our) continue;
      names.set(name, our);
      const at = { ours: ours.get(our) as Place, theirs: place };
      const facts = [schemeFacts(at.ours), schemeFacts(place)];
      for (const kind of new Set(facts.flatMap(Object.keys))) {
        this.#report.contrast(at, `scheme ${kind}`, [facts[0]?.[kind], facts[1]?.[kind]]);
      }
    }
    return names;
  }
}

function schemesOf({ spec }: Place): Map<string, Place> {
  const schemes = Object.entries<Json>(spec.components?.securitySchemes ?? {});
  return new Map(schemes.map(([name, node]) => [name, { spec, node, holder: `securitySchemes/${name}`, within: "" }]));
}

function schemeFacts({ node }: Place): Record<string, Json> {
  const { type, in: place, name, scheme, openIdConnectUrl, flows } = node;
  const facts: Record<string, Json> = { type, in: place, name: name?.toLowerCase(), scheme: scheme?.toLowerCase() };
  return { ...facts, openIdConnectUrl, flows };
}

/** The scopes that a token needs. */
export function scopesOf({ node }: Place): string | undefined {
  const scopes: string[] | undefined = node["x-required-scopes"] ?? node["x-heygen-required-scopes"];
  return scopes && [...scopes].sort().join(", ");
}

/** The document itself, as a place. */
export const documentOf = (spec: Json): Place => child({ spec, node: spec, holder: "document", within: "" });
