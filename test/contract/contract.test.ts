// The contract, for every subject; and the suite itself, against subjects and specs that lie.
import { readFileSync, writeFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { serve } from "../../src/cli/serve.ts";
import {
  createClient,
  HeyGenError,
  paginate,
  unwrap,
  waitForGeneration,
  waitForGroup,
  waitForLook,
  waitForVideo,
} from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { project, readSpec } from "../spec.ts";
import { casesOf } from "./suite/cases.ts";
import { type Cells, cellsOfSpec, chapters } from "./suite/ledger.ts";
import { probe } from "./suite/live.ts";
import { lying, mutantsOf } from "./suite/mutants.ts";
import { summarize, writeReport } from "./suite/report.ts";
import { runContract } from "./suite/run.ts";
import { specMutantsOf } from "./suite/spec-mutants.ts";
import { ids, prismSubject, sandboxSubject } from "./suite/subject.ts";
import { prismExceptions, unreached } from "./suite/unreached.ts";

const ledgerFile = new URL("ledger.json", import.meta.url);
const cells = cellsOfSpec(project);

describe("the contract", () => {
  it("is kept by the sandbox, in the eyes of ajv and of Prism, and every cell is reached", async () => {
    const started = performance.now();
    const result = await runContract(sandboxSubject, { secondOpinion: true });
    const { lines, open } = summarize(cells, result, performance.now() - started);
    console.log(["contract of the sandbox:", ...lines].join("\n"));
    writeReport(project, cells, result);
    expect(result.failures).toEqual([]);
    expect(open).toEqual([]);
    expect(result.ledger.cases).toBeGreaterThan(1_000);

    const reached = Object.fromEntries(
      chapters.map((chapter) => [chapter, [...result.ledger.reached[chapter]].sort()]),
    );
    if (process.env.UPDATE_LEDGER) writeFileSync(ledgerFile, `${JSON.stringify(reached, null, 1)}\n`);
    const kept: Record<string, string[]> = JSON.parse(readFileSync(ledgerFile, "utf8"));
    for (const chapter of chapters) {
      const lost = kept[chapter]?.filter((cell) => !result.ledger.reached[chapter].has(cell));
      expect(
        lost,
        `${chapter} lost: if that is meant, run UPDATE_LEDGER=1 npx vitest run test/contract/contract.test.ts`,
      ).toEqual([]);
    }
  }, 60_000);

  it("is kept by Prism, but for what is known of Prism", async () => {
    const { failures, ledger } = await runContract(await prismSubject());
    console.log(`contract of Prism: ${ledger.cases} cases`);
    const excused = (id: string) => prismExceptions.some(([pattern]) => pattern.test(id));
    expect(failures.filter(({ id }) => !excused(id))).toEqual([]);
    for (const [pattern] of prismExceptions)
      expect(
        failures.some(({ id }) => pattern.test(id)),
        `${pattern} no longer applies`,
      ).toBe(true);
  }, 60_000);

  it("gives a reason for nothing that is reached", () => {
    const all = chapters.flatMap((chapter) => [...cells[chapter]]);
    for (const [pattern] of unreached)
      expect(
        all.some((cell) => pattern.test(cell)),
        `${pattern}`,
      ).toBe(true);
  });
});

describe("the client", () => {
  const fetch = createSandbox().fetch;
  const client = createClient({ apiKey: "any", fetch, maxRetries: 0 });
  const params = { path: ids };

  for (const { id, method, path, request, responses } of project.operations) {
    for (const { status, examples } of responses.filter((response) => response.status !== 200)) {
      it(`makes a typed error of ${status} from ${id}`, async () => {
        for (const { name, value } of examples) {
          const init = { params, headers: { Prefer: `code=${status}, example=${name}` }, ...(request && { body: {} }) };
          const call = client.request(method.toLowerCase() as "get", path as "/v3/voices", init as never);
          const error: HeyGenError = await (unwrap(call as Promise<{ response: Response }>) as Promise<never>).catch(
            (thrown: HeyGenError) => thrown,
          );
          expect(error).toBeInstanceOf(HeyGenError);
          const code = value.error?.code ?? (value.code ? String(value.code) : "unspecified");
          expect([error.status, error.code, error.operation]).toEqual([status, code, `${method} ${path}`]);
          if (status === 429) expect(error.retryAfter).toBe(30);
        }
      });
    }
  }

  it.each(["/v3/avatars", "/v3/avatars/looks", "/v3/voices"] as const)("pages %s to its end", async (path) => {
    const seen = new Set<unknown>();
    for await (const item of paginate(client, path, { params: { query: { limit: 1 } } }))
      seen.add(JSON.stringify(item));
    expect(seen.size).toBeGreaterThan(2);
  });
});

describe("a wait of the client", () => {
  const sandbox = createSandbox({ durations: { training: 20, generation: 20, video: 20 } });
  const client = createClient({ apiKey: "any", fetch: sandbox.fetch });
  const patience = { intervalMs: 5, maxIntervalMs: 10 };
  const file = { type: "url", url: "https://example.com/a.png" } as const;
  const created = () => unwrap(client.POST("/v3/avatars", { body: { type: "photo", name: "Anna", file } }));

  it("for a look ends", async () => {
    expect((await waitForLook(client, (await created()).avatar_item.id, patience)).status).toBe("completed");
  });

  it("for a group ends", async () => {
    expect((await waitForGroup(client, (await created()).avatar_group.id, patience)).status).toBe("completed");
  });

  it("for a video ends", async () => {
    const body = { type: "avatar", avatar_id: "look_def456", script: "Hello." } as const;
    const { video_id } = await unwrap(client.POST("/v3/videos", { body }));
    expect((await waitForVideo(client, video_id, patience)).status).toBe("completed");
  });

  it("for a generation ends", async () => {
    const looks = { group_id: "group_xyz789", orientation: "square", pose: "half_body", style: "Realistic" } as const;
    const body = { ...looks, prompt: "Navy blazer" };
    const { generation_id } = await unwrap(client.POST("/v2/photo_avatar/look/generate", { body }));
    expect((await waitForGeneration(client, generation_id, patience)).status).toBe("success");
  });
});

/** The share of mutants that are caught, printed; the others, listed. */
function score(what: string, total: number, survivors: string[], note = ""): number {
  console.log(
    `${what}: ${total - survivors.length} of ${total} caught${note}${survivors.map((id) => `\n  survives: ${id}`).join("")}`,
  );
  return (total - survivors.length) / total;
}

describe("the suite", () => {
  it("catches subjects that lie in one way", async () => {
    const cases = casesOf(project, 0);
    const mutants = mutantsOf(project);
    const survivors: string[] = [];
    for (const mutant of mutants) {
      const own = cases.filter(({ operations }) => operations.includes(mutant.operation));
      const { failures } = await runContract(lying(sandboxSubject, mutant), { cases: own, stopEarly: true });
      if (failures.length === 0) survivors.push(mutant.id);
    }
    expect(mutants.length).toBeGreaterThan(300);
    expect(score("lying subjects", mutants.length, survivors)).toBeGreaterThanOrEqual(0.98);
  }, 60_000);

  it("turns red for specs that are wrong or loosened in one place", async () => {
    const all = specMutantsOf(project.spec);
    // All of them take most of a minute, a fixed share of them a quarter of it; npm run mutants tries all.
    const mutants = process.env.MUTANTS === "all" ? all : all.filter((_, index) => index % 4 === 0);
    const survivors: string[] = [];
    let byLedger = 0;
    for (const { id, operation, spec } of mutants) {
      const outcome = await outcomeOfSpec(spec(), operation, cells);
      if (outcome === "green") survivors.push(id);
      if (outcome === "lost cells") byLedger++;
    }
    expect(mutants.length).toBeGreaterThan(100);
    expect(
      score("wrong specs", mutants.length, survivors, `, ${byLedger} of them by a lost cell alone`),
    ).toBeGreaterThanOrEqual(0.95);
  }, 120_000);
});

/** Whether a spec is contradicted by the sandbox, or lacks cells of the ledger. */
async function outcomeOfSpec(spec: unknown, concerned: string, before: Cells): Promise<"red" | "lost cells" | "green"> {
  try {
    const whole = readSpec(spec, true);
    const reader = { ...whole, operations: whole.operations.filter(({ id }) => id === concerned) };
    const cases = casesOf(reader, 0).filter(({ id }) => !/^rule|\d example /.test(id));
    if ((await runContract(sandboxSubject, { reader, cases, stopEarly: true })).failures.length > 0) return "red";
    const after = cellsOfSpec(reader);
    const isLost = (cell: string) =>
      cell.startsWith(`${concerned}:`) && !after.valid.has(cell) && !after.invalid.has(cell);
    return [...before.valid, ...before.invalid].some(isLost) ? "lost cells" : "green";
  } catch {
    // The spec can't even be read: examples or schemas contradict themselves.
    return "red";
  }
}

describe("a live API", () => {
  const drifted = async (change: (operation: string, body: never) => unknown, status = 200) => {
    const sandbox = createSandbox();
    return serve(
      async (request) => {
        const response = await sandbox.fetch(request);
        const body = (await response.json()) as never;
        return Response.json(change(new URL(request.url).pathname, body), {
          status: response.status === 200 ? status : response.status,
        });
      },
      { host: "127.0.0.1", port: 0 },
    );
  };
  const options = { apiKey: "any", sleep: async () => {} };
  const servers: { close(): Promise<void> }[] = [];
  afterAll(async () => {
    for (const server of servers) await server.close();
  });

  it("that keeps the contract has not drifted", async () => {
    const server = await drifted((_, body) => body);
    servers.push(server);
    const { report, skipped } = await probe(project, { ...options, baseUrl: server.url });
    expect(report.drifts).toEqual([]);
    expect(report.requests).toBe(11);
    expect(skipped).toEqual(["getVideo: no video_id is known", "getPhotoAvatarGeneration: no generation_id is known"]);
  });

  it("that has drifted is reported: unknown keys, new values, missing keys, wrong types", async () => {
    const server = await drifted((path, body) => {
      const text = JSON.stringify(body);
      if (path !== "/v3/avatars/looks") return body;
      return JSON.parse(
        text
          .replaceAll('"status":"completed"', '"status":"archived"')
          .replaceAll('"avatar_v"', '"avatar_vi"')
          .replaceAll('"name":', '"title":')
          .replaceAll('"has_more":false', '"has_more":"no"'),
      );
    });
    servers.push(server);
    const { report } = await probe(project, { ...options, baseUrl: server.url });
    const found = report.drifts.map(({ operation, pointer, kind, seen }) => [operation, pointer, kind, seen]);
    expect(found).toContainEqual(["listAvatarLooks", "/data/*/name", "missing key", "missing"]);
    expect(found).toContainEqual(["listAvatarLooks", "/data/*/title", "unknown key", '"Monica - Business Casual"']);
    expect(found).toContainEqual(["listAvatarLooks", "/data/*/status", "new value", '"archived"']);
    expect(found).toContainEqual(["listAvatarLooks", "/data/*/supported_api_engines/*", "new value", '"avatar_vi"']);
    expect(found).toContainEqual(["listAvatarLooks", "/has_more", "wrong type", '"no"']);
    expect(report.toMarkdown()).toContain("describe title in AvatarLook");
  });

  it("that refuses the key is not taken for one that keeps the contract", async () => {
    const sandbox = createSandbox({ apiKey: "another" });
    const server = await serve(sandbox.fetch, { host: "127.0.0.1", port: 0 });
    servers.push(server);
    const { report, skipped } = await probe(project, { ...options, baseUrl: server.url });
    expect([report.drifts, report.successes]).toEqual([[], 0]);
    expect(skipped).toContain("listAvatarGroups: answered 401");
  });

  it("loses nothing but what the probe has made itself, even with writes allowed", async () => {
    const fixtures = createSandbox().snapshot();
    // Of private things alone, or the sandbox itself would refuse to lose them.
    const isPrivate = ({ ownership }: { ownership: string }) => ownership === "private";
    const before = { ...fixtures, groups: fixtures.groups.filter(isPrivate), looks: fixtures.looks.filter(isPrivate) };
    const sandbox = createSandbox({ state: before });
    const server = await serve(sandbox.fetch, { host: "127.0.0.1", port: 0 });
    servers.push(server);
    await probe(project, { ...options, baseUrl: server.url, allowWrites: true });
    const after = sandbox.snapshot();
    for (const look of before.looks) expect(after.looks.find(({ id }) => id === look.id)?.name).toBe(look.name);
    for (const { id } of before.groups) expect(after.groups.map((group) => group.id)).toContain(id);
  });

  it("that answers with another status is reported", async () => {
    const server = await drifted((_, body) => body, 206);
    servers.push(server);
    const { report } = await probe(project, { ...options, baseUrl: server.url });
    expect(report.drifts[0]).toMatchObject({
      kind: "undocumented status",
      seen: "206",
      advice: "declare 206 for listAvatarGroups",
    });
  });

  it("is asked within its budget, no faster than allowed, and read-only", async () => {
    const seen: string[] = [];
    const slept: number[] = [];
    const server = await drifted((path, body) => {
      seen.push(path);
      return body;
    });
    servers.push(server);
    const sleep = async (ms: number) => void slept.push(ms);
    await probe(project, { ...options, baseUrl: server.url, budget: 4, rate: 4, sleep });
    expect(seen).toHaveLength(4);
    expect(slept).toEqual([250, 250, 250]);
    const methods: string[] = [];
    const spy: typeof fetch = async (_, init) => {
      methods.push(init?.method ?? "");
      return Response.json({});
    };
    await probe(project, { ...options, baseUrl: "http://127.0.0.1", fetch: spy });
    expect(new Set(methods)).toEqual(new Set(["GET"]));
    await probe(project, { ...options, baseUrl: "http://127.0.0.1", fetch: spy, allowWrites: true });
    expect(methods).toContain("POST");
  });
});
