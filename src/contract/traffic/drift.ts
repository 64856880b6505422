// Collects differences between a server and the document over many responses.

import type { DocumentReader } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { idOf } from "../spec/resource-views.ts";
import { branchesOf, isMeantFor, resolve, typeOf, typesOf } from "../spec/schema.ts";

export type DriftKind = "unknown key" | "new value" | "missing key" | "wrong type" | "undocumented status";

/** A difference between responses and the document. */
export interface Drift {
  kind: DriftKind;
  /** Place in the document: a component and a path in it, such as `AvatarLook/status`. */
  place: string;
  /** The operations whose responses have it. */
  operations: string[];
  expected: string;
  /** Some of the received values. */
  seen: string[];
  /** The number of responses that have the difference. */
  responses: number;
  /** The number of responses that contain the place. */
  of: number;
  /** The number of different resources that have it, if they have ids. */
  resources: number;
  /** What to do. */
  advice: string;
}

interface Evidence {
  kind: DriftKind;
  place: string;
  /** The place that contains it. */
  parent: string;
  operations: Set<string>;
  expected: string;
  seen: Set<string>;
  responses: Set<number>;
  resourceIds: Set<string>;
  proposal: string;
}

interface Site {
  operation: string;
  place: string;
  /** The id of the enclosing resource. */
  resourceId: string | undefined;
}

interface Observation {
  kind: DriftKind;
  place: string;
  expected: string;
  seen: string;
  proposal: string;
}

/** The maximum number of values in a report. */
const maxSeen = 5;
/** The evidence that is needed to change the document. */
const enough = { responses: 3, resources: 2 };

/** Collects differences over many responses, each once per place in the document. */
export class DriftReport {
  readonly #reader: DocumentReader;
  readonly #found = new Map<string, Evidence>();
  /** The responses that contain each place. */
  readonly #visible = new Map<string, Set<number>>();
  /** Schemas without their members and items, which are compared separately. */
  readonly #surfaces = new Map<Json, Json>();
  /** The number of responses. */
  responses = 0;

  constructor(reader: DocumentReader) {
    this.#reader = reader;
  }

  /** All differences, the most frequent first. */
  get drifts(): Drift[] {
    return [...this.#found.values()]
      .map((evidence) => this.#driftOf(evidence))
      .sort((one, other) => other.responses - one.responses);
  }

  /** Compares a response with the document. */
  add({ operation, status, body }: Exchange): void {
    this.responses++;
    const { id, responses } = operation;
    const site = { operation: id, place: id, resourceId: undefined };
    this.#show(id);
    const documented = responses.find((response) => response.status === status);
    if (documented) {
      this.#compare(documented.schema, body, { ...site, place: `${id} ${status}` });
      return;
    }
    this.#note(site, {
      kind: "undocumented status",
      place: `${id} ${status}`,
      expected: responses.map((response) => response.status).join(", "),
      seen: String(status),
      proposal:
        status >= 500 ? "report it to the vendor; a server error should not be documented" : `document ${status}`,
    });
  }

  #compare(schema: Json, value: Json, site: Site): void {
    const { schema: own, place } = resolve(schema, site.place, this.#reader.document);
    const here = { ...site, place };
    this.#show(place);
    const branches = branchesOf(own);
    if (branches) return void this.#compareUnion(branches, value, here);
    if (own.enum && !own.enum.includes(value)) return void this.#noteValue(own.enum, value, here);
    if (!this.#reader.isValid(this.#surfaceOf(own), value)) return void this.#noteType(own, value, here);
    if (Array.isArray(value)) {
      for (const item of value) this.#compare(own.items ?? {}, item, { ...here, place: `${place}/items` });
    } else if (typeOf(value) === "object") {
      this.#compareMembers(own, value, { ...here, resourceId: idOf(value, own) ?? site.resourceId });
    }
  }

  #compareMembers(own: Json, value: Json, site: Site): void {
    const { properties = {}, required = [] } = own;
    for (const key of required.filter((name: string) => !(name in value))) {
      this.#note(site, {
        kind: "missing key",
        place: `${site.place}/${key}`,
        expected: "present",
        seen: "missing",
        proposal: `make ${key} optional`,
      });
    }
    for (const [key, inner] of Object.entries<Json>(value)) {
      const place = `${site.place}/${key}`;
      if (properties[key]) this.#compare(properties[key], inner, { ...site, place });
      else if (own.properties) {
        this.#note(site, {
          kind: "unknown key",
          place,
          expected: "no such key",
          seen: visible(inner),
          proposal: `describe ${key}, which is not required`,
        });
      }
    }
  }

  /** Compares with the branches of a union. An open enum accepts any string, but an unknown one is a difference. */
  #compareUnion(branches: readonly Json[], value: Json, site: Site): void {
    const { document } = this.#reader;
    const resolved = branches.map((branch) => resolve(branch, site.place, document).schema);
    const known = resolved.find((branch) => branch.enum && typeOf(branch.enum[0]) === typeOf(value));
    if (known && !known.enum.includes(value)) return void this.#noteValue(known.enum, value, site);
    const fitting =
      branches.find((branch) => this.#reader.isValid(branch, value)) ??
      branches.find((branch) => isMeantFor(branch, value, document));
    if (fitting) return void this.#compare(fitting, value, site);
    this.#noteType({ type: resolved.flatMap(typesOf) }, value, site);
  }

  #noteValue(values: readonly Json[], value: Json, site: Site): void {
    const seen = visible(value);
    this.#note(site, {
      kind: "new value",
      place: site.place,
      expected: values.join(", "),
      seen,
      proposal: `add ${seen} to the values`,
    });
  }

  #noteType(own: Json, value: Json, site: Site): void {
    const { type, format, ...rest } = this.#surfaceOf(own);
    const bounds = Object.entries(rest).filter(([, bound]) => typeof bound === "number");
    const expected = [[type ?? "another shape"].flat().join(" or "), format, ...bounds.map((one) => one.join(" "))];
    this.#note(site, {
      kind: "wrong type",
      place: site.place,
      expected: expected.filter(Boolean).join(", "),
      seen: visible(value),
      proposal: `allow ${visible(value)}`,
    });
  }

  #surfaceOf(own: Json): Json {
    const known = this.#surfaces.get(own);
    if (known) return known;
    const { properties: _, required: __, items: ___, additionalProperties: ____, ...surface } = own;
    this.#surfaces.set(own, surface);
    return surface;
  }

  #show(place: string): void {
    const responses = this.#visible.get(place) ?? new Set();
    this.#visible.set(place, responses.add(this.responses));
  }

  #note({ operation, place: parent, resourceId }: Site, { kind, place, expected, seen, proposal }: Observation): void {
    const key = `${kind} ${place} ${kind === "new value" ? seen : ""}`;
    const known: Evidence = this.#found.get(key) ?? {
      kind,
      place,
      parent,
      operations: new Set(),
      expected,
      seen: new Set(),
      responses: new Set(),
      resourceIds: new Set(),
      proposal,
    };
    known.operations.add(operation);
    if (known.seen.size < maxSeen) known.seen.add(seen);
    known.responses.add(this.responses);
    if (resourceId !== undefined) known.resourceIds.add(resourceId);
    this.#found.set(key, known);
  }

  #driftOf(evidence: Evidence): Drift {
    const { kind, place, parent, operations, expected, seen, responses, resourceIds } = evidence;
    return {
      kind,
      place,
      operations: [...operations],
      expected,
      seen: [...seen],
      responses: responses.size,
      of: this.#visible.get(parent)?.size ?? responses.size,
      resources: resourceIds.size,
      advice: adviceOf(evidence),
    };
  }
}

/** The advice for a difference. A few responses or a single resource are not enough to change the document. */
function adviceOf({ kind, proposal, responses, resourceIds }: Evidence): string {
  const isWellFounded =
    responses.size >= enough.responses && (resourceIds.size === 0 || resourceIds.size >= enough.resources);
  if (!isWellFounded) {
    return `check more responses first; if they confirm it: ${proposal}`;
  }
  // A contradiction may also be a mistake of the server.
  const isContradiction = kind === "missing key" || kind === "wrong type";
  return isContradiction
    ? `ask the vendor whether the server or the document is wrong; if it is the document: ${proposal}`
    : proposal;
}

const visible = (value: Json): string => (JSON.stringify(value) ?? "nothing").slice(0, 60);

/** The differences as text, one per paragraph. */
export function driftText({ drifts, responses }: DriftReport): string {
  if (drifts.length === 0) return `No drift: ${responses} responses match the document.\n`;
  return `Drift: ${drifts.length} differences in ${responses} responses\n${drifts.map(paragraphOf).join("\n")}\n`;
}

/** How many differences a summary tells. */
const maxSummarized = 3;

/** The most frequent differences as text. @param fullText where all of them are, such as the path of a file */
export function driftSummary(report: DriftReport, fullText: string): string {
  const { drifts, responses } = report;
  if (drifts.length <= maxSummarized) return driftText(report);
  const first = drifts.slice(0, maxSummarized).map(paragraphOf).join("\n");
  const more = `  … and ${drifts.length - maxSummarized} more in ${fullText}`;
  return `Drift: ${drifts.length} differences in ${responses} responses\n${first}\n${more}\n`;
}

function paragraphOf({ kind, place, expected, seen, operations, advice, ...counts }: Drift): string {
  const { resources } = counts;
  const resourceText = resources > 0 ? `, for ${resources} ${resources === 1 ? "resource" : "resources"}` : "";
  return [
    `  ${kind}: ${place}`,
    `    expected ${expected}; seen ${seen.join(", ")}`,
    `    in ${counts.responses} of ${counts.of} responses${resourceText}: ${operations.join(", ")}`,
    `    ${advice}`,
  ].join("\n");
}
