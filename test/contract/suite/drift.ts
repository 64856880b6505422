// Where a live API has moved away from the spec.
import type { Json, Operation, SpecReader } from "../../spec.ts";
import { branchesOf, resolve } from "./schema.ts";

export interface Drift {
  operation: string;
  /** Where in the answer: `/data/0/status`, with `*` for the items of a list. */
  pointer: string;
  kind: "unknown key" | "new value" | "missing key" | "wrong type" | "undocumented status";
  expected: string;
  seen: string;
  count: number;
  /** What to change in the spec. */
  advice: string;
}

/** Gathers drift over many answers, each kind once per place, with how often it was seen. */
export class DriftReport {
  readonly #found = new Map<string, Drift>();
  readonly #reader: SpecReader;
  requests = 0;
  /** Answers with 200: only they tell what a success looks like. */
  successes = 0;

  constructor(reader: SpecReader) {
    this.#reader = reader;
  }

  get drifts(): Drift[] {
    return [...this.#found.values()];
  }

  add(operation: Operation, status: number, body: Json): void {
    this.requests++;
    if (status === 200) this.successes++;
    const documented = operation.responses.find((response) => response.status === status);
    if (!documented) {
      const known = operation.responses.map((response) => response.status).join(", ");
      this.#note(operation, "", "undocumented status", known, `${status}`, `declare ${status} for ${operation.id}`);
      return;
    }
    this.#compare(operation, documented.schema, body, "");
  }

  #compare(operation: Operation, schema: Json, value: Json, pointer: string): void {
    const { spec, schemaErrors } = this.#reader;
    const { schema: own, place } = resolve(schema, operation.id, spec);
    const branches = branchesOf(own);
    if (branches) {
      this.#compareUnion(operation, own, branches, value, pointer);
      return;
    }
    const shown = JSON.stringify(value)?.slice(0, 60) ?? "nothing";
    if (own.enum && !own.enum.includes(value)) {
      this.#note(operation, pointer, "new value", own.enum.join(", "), shown, `add ${shown} to the enum of ${place}`);
      return;
    }
    const { properties: _, required: __, items: ___, ...surface } = own;
    if (schemaErrors(surface, value).length > 0) {
      this.#note(operation, pointer, "wrong type", [own.type].flat().join(" or "), shown, `allow ${shown} at ${place}`);
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value) this.#compare(operation, own.items ?? {}, item, `${pointer}/*`);
    } else if (value !== null && typeof value === "object") {
      for (const key of own.required ?? []) {
        if (!(key in value))
          this.#note(
            operation,
            `${pointer}/${key}`,
            "missing key",
            "present",
            "missing",
            `make ${key} optional in ${place}`,
          );
      }
      for (const [key, inner] of Object.entries<Json>(value)) {
        const property = own.properties?.[key];
        const example = JSON.stringify(inner)?.slice(0, 60) ?? "";
        if (property) this.#compare(operation, property, inner, `${pointer}/${key}`);
        else if (own.properties)
          this.#note(
            operation,
            `${pointer}/${key}`,
            "unknown key",
            "no such key",
            example,
            `describe ${key} in ${place}`,
          );
      }
    }
  }

  /** An open enum takes anything, but a value that is not among the known ones is news. */
  #compareUnion(operation: Operation, own: Json, branches: Json[], value: Json, pointer: string): void {
    const { spec, schemaErrors } = this.#reader;
    const known = branches.map((branch) => resolve(branch, operation.id, spec)).find(({ schema }) => schema.enum);
    if (known && typeof value === "string" && !known.schema.enum.includes(value)) {
      this.#note(
        operation,
        pointer,
        "new value",
        known.schema.enum.join(", "),
        JSON.stringify(value),
        `add ${value} to ${known.place}`,
      );
      return;
    }
    const fitting = branches.find((branch) => schemaErrors(branch, value).length === 0);
    if (fitting) {
      this.#compare(operation, fitting, value, pointer);
      return;
    }
    const [object] = branches.filter((branch) => resolve(branch, "", spec).schema.properties);
    if (object && value !== null && typeof value === "object") {
      this.#compare(operation, object, value, pointer);
      return;
    }
    const shown = JSON.stringify(value)?.slice(0, 60) ?? "nothing";
    this.#note(
      operation,
      pointer,
      "wrong type",
      `one of ${branches.length} shapes`,
      shown,
      `allow ${shown} in ${own.title ?? operation.id}`,
    );
  }

  #note({ id }: Operation, pointer: string, kind: Drift["kind"], expected: string, seen: string, advice: string): void {
    const key = `${id} ${pointer} ${kind} ${kind === "new value" ? seen : ""}`;
    const known = this.#found.get(key) ?? { operation: id, pointer, kind, expected, seen, count: 0, advice };
    known.count++;
    this.#found.set(key, known);
  }

  toMarkdown(): string {
    if (this.drifts.length === 0) return `# No drift\n\n${this.requests} answers fit the spec.\n`;
    const rows = this.drifts.map(({ operation, pointer, kind, expected, seen, count, advice }) =>
      [operation, `\`${pointer || "/"}\``, kind, expected, `\`${seen}\``, count, advice].join(" | "),
    );
    return `# Drift\n\n${this.drifts.length} differences in ${this.requests} answers.\n
| operation | where | what | expected | seen | times | what to do |\n|---|---|---|---|---|---|---|\n${rows.map((row) => `| ${row} |\n`).join("")}`;
  }
}
