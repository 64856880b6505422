// What others say of the API, and what the spec says: both have to agree, on both sides of every limit.
import { describe, expect, it } from "vitest";
import { operations, project } from "../spec/spec.ts";
import { contradictions } from "./evidence/contradictions.ts";
import { evidence } from "./evidence/evidence.ts";
import { samplesOf } from "./evidence/samples.ts";

describe("evidence", () => {
  it("speaks of every operation", () => {
    const named = new Set(evidence.map(({ operation }) => operation));
    expect(operations.map(({ method, path }) => `${method} ${path}`).filter((name) => !named.has(name))).toEqual([]);
    const bodies = evidence.flatMap(({ body, answer, failure }) =>
      [body, answer, failure].flatMap((field) => field ?? []),
    );
    const samples = bodies.map(samplesOf);
    const total = (side: "right" | "wrong"): number => samples.reduce((sum, one) => sum + one[side].length, 0);
    console.log(`evidence: ${evidence.length} entries, ${total("right")} right bodies, ${total("wrong")} wrong ones`);
    expect(evidence.length).toBeGreaterThan(150);
  });

  it.each(operations.map(({ method, path }) => `${method} ${path}`))("agrees with the spec about %s", (name) => {
    const about = evidence.filter(({ operation }) => operation === name);
    expect(contradictions(project, about)).toEqual([]);
  });
});
