import { expect, it } from "vitest";
import { smoke } from "./smoke.mjs";

it("runs", async () => expect(await smoke()).toBe("ok"));
