import { beforeAll, describe, expect, it } from "vitest";
import { operationsOf } from "../../src/contract/openapi.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { spec } from "../spec.ts";
import { firstDifference, isEquivalent } from "./equivalence.ts";
import type { Mutant } from "./mutant.ts";
import { ordinaryCalls } from "./ordinary-calls.ts";
import { type Classified, groupsBy, sample } from "./sample.ts";
import { formatScore, scoreOf } from "./score.ts";
import { serverMutants } from "./server-mutants.ts";
import { specMutants } from "./spec-mutants.ts";
import { origin, type Recording, type Subject } from "./subject.ts";

function sandboxSubject(): Subject {
  const now = Date.UTC(2026, 10, 20, 12);
  const { fetch, advance } = createSandbox({ random: 1, now: () => now, apiKey: "any-key" });
  return { server: fetch, advance };
}

/** A part of the spec with operations of every kind: the whole has twice as many that are alike. */
const part = {
  ...spec,
  paths: Object.fromEntries(
    Object.entries(spec.paths).filter(([path]) => /^\/v3\/(avatars|voices$)|^\/v2\//.test(path)),
  ),
};
const operations = operationsOf(part).map(({ operation }) => operation.operationId);
const mutants: Mutant[] = serverMutants(part);
const wrongSpecs = specMutants(part);
const honest = { wrap: (server: Subject["server"]) => server, sees: new Set<string>() };
let ordinary: Recording;

beforeAll(async () => {
  ordinary = await ordinaryCalls(part, sandboxSubject, 7);
});

const countsOf = (members: readonly Classified[]): Record<string, number> =>
  Object.fromEntries([...groupsBy(members, (member) => member.class)].map(([name, { length }]) => [name, length]));

describe("mutants of servers", () => {
  it("come in thousands, of every class and for every operation", () => {
    console.log(`${mutants.length} mutants of servers`, countsOf(mutants));
    expect(mutants.length).toBeGreaterThan(5_000);
    expect(new Set(mutants.map(({ operationId }) => operationId))).toEqual(new Set(operations));
  });

  it("have ids of their own", () => {
    expect(new Set(mutants.map(({ id }) => id)).size).toBe(mutants.length);
  });

  it("are the same each time they are made", () => {
    expect(serverMutants(part).map(({ id }) => id)).toEqual(mutants.map(({ id }) => id));
  });

  it("leave the document as it is", () => {
    const before = JSON.stringify(part);
    serverMutants(part);
    expect(JSON.stringify(part)).toBe(before);
  });

  it("remember for themselves", async () => {
    const mutant = mutants.find(({ operator }) => operator === "cached-without-the-path");
    const { server } = sandboxSubject();
    const ask = async (liar: Subject["server"], path: string): Promise<string> =>
      (await liar(new Request(`${origin}${path}`, { headers: { "X-Api-Key": "any-key" } }))).text();
    const path = operations.find(({ id }) => id === mutant?.operationId)?.path ?? "";
    const [one, other] = [mutant?.wrap(server), mutant?.wrap(server)];
    if (!one || !other) throw new Error("no such mutant");
    await ask(one, `${path}?limit=1`);
    expect(await ask(one, `${path}?limit=2`)).toBe(await ask(server, `${path}?limit=1`));
    expect(await ask(other, `${path}?limit=2`)).toBe(await ask(server, `${path}?limit=2`));
  });

  it("pass on what the spec does not know", async () => {
    const answers = await Promise.all(
      mutants.slice(0, 20).map(async (mutant) => {
        const response = await mutant.wrap(async () => new Response("kept"))(new Request(`${origin}/elsewhere`));
        return response.text();
      }),
    );
    expect(new Set(answers)).toEqual(new Set(["kept"]));
  });

  it("are told from an honest server by ordinary calls, a good part of them", async () => {
    const told = sample(mutants, 60, 5).map(async (mutant) => !(await isEquivalent(mutant, ordinary)));
    const share = (await Promise.all(told)).filter(Boolean).length / told.length;
    expect(share).toBeGreaterThan(0.3);
  });
});

describe("ordinary calls", () => {
  it("get the same answers from a server that was made anew", async () => {
    const again = await ordinaryCalls(part, sandboxSubject, 7);
    expect(again.calls.map(({ answer }) => answer.body)).toEqual(ordinary.calls.map(({ answer }) => answer.body));
    expect(ordinary.calls).toHaveLength(200);
  });

  it("succeed once for every operation, and fail in the usual ways", () => {
    const succeeded = ordinary.calls
      .filter(({ answer, operationId }) => answer.status === 200 && operationId !== undefined)
      .map(({ operationId }) => operationId);
    expect(new Set(succeeded)).toEqual(new Set(operations));
    const statuses = new Set(ordinary.calls.map(({ answer }) => answer.status));
    expect([...statuses].sort()).toEqual([200, 400, 401, 403, 404]);
  });

  it("do not tell an honest server from itself", async () => {
    expect(await firstDifference(honest, ordinary)).toBeUndefined();
  });

  it("tell a server that stops in the middle, with the number of the call", async () => {
    const broken = {
      sees: new Set(operations),
      wrap(server: Subject["server"]) {
        let count = 0;
        return async (request: Request) => (++count > 5 ? new Response("", { status: 503 }) : server(request));
      },
    };
    expect(await firstDifference(broken, ordinary)).toBe(5);
  });
});

describe("a sample", () => {
  it("is the same for the same seed, and another one for another", () => {
    const ids = (seed: number): string[] => sample(mutants, 300, seed).map(({ id }) => id);
    expect(ids(1)).toEqual(ids(1));
    expect(ids(1)).not.toEqual(ids(2));
  });

  it("has as many as asked for, each once, of every class", () => {
    for (const all of [mutants, wrongSpecs]) {
      const drawn = sample<Classified>(all, 300, 3);
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(300);
      expect(new Set(drawn.map((mutant) => mutant.class))).toEqual(new Set(all.map((mutant) => mutant.class)));
    }
  });

  it("is everything where there is less", () => {
    expect(sample(mutants.slice(0, 20), 100, 1)).toHaveLength(20);
  });
});

describe("a score", () => {
  const members = ["a", "b", "c", "d"].map((id) => ({
    id,
    operator: "o",
    class: id < "c" ? "one" : "two",
    operationId: "get",
  }));

  it("counts the caught and the equivalent apart, and names survivors", async () => {
    const score = await scoreOf(
      members,
      async ({ id }) => id === "a",
      async ({ id }) => id === "c",
    );
    expect(score.all).toMatchObject({ caught: 1, total: 3, equivalent: 1 });
    expect(score.byClass.get("one")).toMatchObject({ caught: 1, total: 2, equivalent: 0 });
    expect(score.byOperation.get("get")?.survivors.map(({ id }) => id)).toEqual(["b", "d"]);
  });

  it("reads as a table, the weakest class first", async () => {
    const table = formatScore(await scoreOf(members, async ({ id }) => id < "c"), 1);
    expect(table.split("\n").map((line) => line.trimEnd().replace(/ +/g, " "))).toEqual([
      "class caught of share equivalent",
      "two 0 2 0.0 % 0",
      "one 2 2 100.0 % 0",
      "",
      "operation caught of share equivalent",
      "get 2 4 50.0 % 0",
      "",
      "all 2 4 50.0 % 0",
      "",
      "Survivors:",
      " c",
      " and 1 more",
    ]);
  });
});

describe("wrong specs", () => {
  it("come in hundreds, with ids of their own", () => {
    console.log(`${wrongSpecs.length} wrong specs`, countsOf(wrongSpecs));
    expect(wrongSpecs.length).toBeGreaterThan(600);
    expect(new Set(wrongSpecs.map(({ id }) => id)).size).toBe(wrongSpecs.length);
  });

  it("differ from the right one, and leave it as it is", () => {
    const right = JSON.stringify(part);
    const drawn = [...groupsBy(wrongSpecs, ({ operator }) => operator).values()].flatMap((same) => same.slice(0, 1));
    expect(drawn.filter((mutant) => JSON.stringify(mutant.apply()) === right)).toEqual([]);
    expect(JSON.stringify(part)).toBe(right);
  });
});
