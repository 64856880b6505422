// Whether the contract suite notices lying servers: a fixed sample; `npm run mutants` tries more.
import { expect, it } from "vitest";
import { casesOf } from "../../src/contract/cases/cases.ts";
import { project } from "../spec.ts";
import { sample } from "./sample.ts";
import { formatScore, shareOf } from "./score.ts";
import { serverMutants } from "./server-mutants.ts";
import { scoreServers } from "./server-score.ts";

/** Operations of every kind: a list, a get, a creation, a change, a deletion, one of v2. */
const chosen = [
  "listAvatarLooks",
  "getAvatarLook",
  "createAvatar",
  "updateAvatarLook",
  "deleteAvatarLook",
  "getPhotoAvatar",
];

it("the contract suite catches 95 % of a sample of lying servers", async () => {
  const cases = casesOf(project).filter(({ operations }) => operations.some((id) => chosen.includes(id)));
  const mutants = serverMutants(project.document).filter(({ operationId }) => chosen.includes(operationId));
  const score = await scoreServers(project, { mutants: sample(mutants, 120, 3), cases });
  console.log(formatScore(score));
  expect(shareOf(score.all)).toBeGreaterThanOrEqual(0.95);
});
