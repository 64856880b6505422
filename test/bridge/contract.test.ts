// The contract cases of v2 against a bridge that calls a sandbox without v2. A sandbox with v2 passes all of them.
import { expect, it } from "vitest";
import { createBridge } from "../../src/bridge.ts";
import { sandboxProfile } from "../../src/contract/context/profiles.ts";
import { runContract } from "../../src/contract/runner/run-contract.ts";
import { contractSuite } from "../../src/contract/runner/suite.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { findingsOf } from "../contract/findings.ts";

const unknownKeys = "the image keys and generation ids of v2 that the cases know are unknown to v3";
const noCounterpart = "v3 has nothing like it, and the bridge says what to do instead";

/** Where the bridge differs from v2. */
const differences = [
  { case: "addPhotoAvatarMotion/**", reason: noCounterpart },
  { case: "addPhotoAvatarSoundEffect/**", reason: noCounterpart },
  { case: "upscalePhotoAvatar/**", reason: noCounterpart },
  { case: "trainPhotoAvatarGroup/**", reason: noCounterpart },
  { case: "getPhotoAvatarTrainingStatus/**", reason: noCounterpart },
  ...["createPhotoAvatarGroup", "addPhotoAvatarLooks", "getPhotoAvatarGeneration"].flatMap((operation) =>
    ["request/valid", "resource", "repeated", "response", "idempotency"].map((kind) => ({
      case: `${operation}/${kind}/**`,
      reason: unknownKeys,
    })),
  ),
  { case: "*/idempotency/undeclared/each-time", reason: "the bridge takes the same body within a minute for a retry" },
  { case: "generatePhotoAvatar*/v2/generation", reason: "the bridge takes the same body within a minute for a retry" },
  { case: "getV2AvatarDetails/v2/same", reason: "v3 does not tell whether a look is public" },
];

/** The conditions that the control endpoints of the sandbox apply. Others are headers, which the bridge does not pass on. */
const { reset, time, consent, decline, failure } = sandboxProfile.conditions ?? {};

it("answers v2 as the contract says, apart from the listed differences", { timeout: 60_000 }, async () => {
  const sandbox = createSandbox({ v2: "removed" });
  const baseUrl = "http://contract.test";
  const bridge = createBridge({
    baseUrl: "http://localhost",
    fetch: async (request) => {
      const { method, headers } = request;
      const body = request.body && (await request.arrayBuffer());
      return sandbox.fetch(new Request(request.url.replace("http://localhost", baseUrl), { method, headers, body }));
    },
    cacheMs: 0,
    maxRetries: 0,
  });
  const suite = contractSuite();
  const deprecated = suite.reader.operations.filter((operation) => operation.deprecated).map(({ id }) => id);
  const cases = suite.cases.filter(({ operation }) => deprecated.includes(operation));
  const { cases: results } = await runContract({
    suite: { ...suite, cases },
    profile: {
      ...sandboxProfile,
      conditions: Object.fromEntries(
        Object.entries({ reset, time, consent, decline, failure }).filter(([, condition]) => condition),
      ),
      exceptions: differences,
    },
    fetch: (request) => (request.url.includes("/v2/") ? bridge.fetch(request) : sandbox.fetch(request)),
  });
  const count = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
  const text = ["passed", "skipped", "expected failure"].map((outcome) => `${count(outcome)} ${outcome}`).join(", ");
  console.log(`${results.length} cases: ${text}`);
  expect(count("passed")).toBeGreaterThan(results.length / 2);
  expect(findingsOf({ cases: results } as Parameters<typeof findingsOf>[0])).toEqual([]);
});
