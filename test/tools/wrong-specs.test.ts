// A spec that is wrong is noticed, and most often by more than the frozen ledger.
import { describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox/index.ts";
import { evidence } from "../contract/evidence/evidence.ts";
import { requestsOf } from "../contract/evidence/requests.ts";
import { regeneratedSandbox, sandboxPart } from "../mutants/regenerated.ts";
import { groupsBy, sample } from "../mutants/sample.ts";
import { shareOf } from "../mutants/score.ts";
import { specMutants } from "../mutants/spec-mutants.ts";
import type { Json } from "../mutants/spec-operators/places.ts";
import { operationTexts, touchedOperations } from "../mutants/touched.ts";
import { formatWrongSpecs, scoreOfWrongSpecs, WrongSpecs } from "../mutants/wrong-specs.ts";
import { operations, spec } from "../spec.ts";

const credentials = { "X-Api-Key": "any-key" };

function changed(change: (copy: Json) => unknown): Json {
  const copy = structuredClone(spec);
  change(copy);
  return copy;
}

describe("a regenerated sandbox", () => {
  const create = (body: unknown): Request =>
    new Request("https://api.heygen.com/v3/avatars", {
      method: "POST",
      headers: { ...credentials, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const avatar = { type: "prompt", name: "Ada", prompt: "A woman in a navy blazer" };

  it("keeps the limits of the spec that it was made from, and ours keeps its own", async () => {
    const wrong = await regeneratedSandbox(
      changed(({ components }) => {
        components.schemas.CreatePromptAvatarRequest.properties.prompt.maxLength = 5;
      }),
    );
    const right = await regeneratedSandbox(spec);
    expect((await wrong.fetch(create(avatar))).status).toBe(400);
    expect((await right.fetch(create(avatar))).status).toBe(200);
    expect((await createSandbox().fetch(create(avatar))).status).toBe(200);
  });

  it("has the paths of its spec", async () => {
    const { fetch } = await regeneratedSandbox(
      changed(({ paths }) => {
        paths["/v4/avatars"] = paths["/v3/avatars"];
        delete paths["/v3/avatars"];
      }),
    );
    const statusOf = async (path: string): Promise<number> =>
      (await fetch(new Request(`https://api.heygen.com${path}`, { headers: credentials }))).status;
    expect([await statusOf("/v4/avatars"), await statusOf("/v3/avatars")]).toEqual([200, 404]);
  });

  it("is the same where specs differ in what no sandbox reads", () => {
    const other = changed(({ components }) => {
      components.schemas.AvatarGroup.required.pop();
    });
    expect(sandboxPart(other)).toBe(sandboxPart(spec));
  });

  it("refuses every wrong request that the evidence has", async () => {
    const sandbox = createSandbox({ random: 1 });
    const taken: string[] = [];
    for (const about of groupsBy(evidence, ({ operation }) => operation).values()) {
      for (const request of requestsOf(about).filter(({ isWrong }) => isWrong)) {
        sandbox.reset();
        const { status } = await sandbox.fetch(request.make());
        if (status !== 400 && status !== 401) taken.push(`${status} ${request.about}`);
      }
    }
    expect(taken).toEqual([]);
  });
});

describe("a change of a spec", () => {
  it("touches the operations that lead to it, and no others", () => {
    const touched = (change: (copy: Json) => unknown): string[] =>
      touchedOperations(operationTexts(spec), operationTexts(changed(change)));
    expect(
      touched(({ components }) => {
        components.schemas.UpdateAvatarLookRequest["x-open"] = "for another reason";
      }),
    ).toEqual(["PATCH /v3/avatars/looks/{look_id}"]);
    expect(touched((copy) => copy.servers.pop())).toHaveLength(operations.length);
  });
});

describe("a wrong spec", () => {
  const specs = new WrongSpecs(spec);
  const notice = (operator: string, change: (copy: Json) => unknown, operationId = "createAvatar") =>
    specs.firstToNotice({ id: operator, operator, class: "", operationId, apply: () => changed(change) });

  it("is unreadable where its own examples contradict it", async () => {
    const check = await notice("required-property-invented", ({ components }) => {
      components.schemas.CreatePromptAvatarRequest.required.push("invented");
    });
    expect(check).toBe("unreadable");
  });

  it("is contradicted by evidence, on both sides of a limit", async () => {
    for (const limit of [999, 1001]) {
      const check = await notice("limit", ({ components }) => {
        components.schemas.CreatePromptAvatarRequest.properties.prompt.maxLength = limit;
      });
      expect(check, String(limit)).toBe("evidence");
    }
  });

  it("goes by the ledger alone where no document tells", async () => {
    const check = await notice("x-open-removed", ({ components }) => {
      delete components.schemas.CreatePromptAvatarRequest["x-open"];
    });
    expect(check).toBe("ledger");
  });

  it("is not noticed where only words for people differ", async () => {
    const check = await notice("description", ({ components }) => {
      components.schemas.CreatePromptAvatarRequest.description = "Something else.";
    });
    expect(check).toBeUndefined();
  });

  it("is noticed in a sample of every class, at least 95 of 100", async () => {
    const result = await scoreOfWrongSpecs(sample(specMutants(spec), 22, 1), specs);
    console.log(formatWrongSpecs(result));
    expect(shareOf(result.score.all)).toBeGreaterThanOrEqual(0.95);
  });
});
