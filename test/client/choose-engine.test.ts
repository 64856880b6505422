import { describe, expect, it } from "vitest";
import { chooseEngine, supportedEngines } from "../../src/index.ts";

const look = (...supported_api_engines: string[]) => ({ id: "look_def456", supported_api_engines });

describe("chooseEngine", () => {
  it("returns the engine for a video", () => {
    expect(chooseEngine(look("avatar_iv", "avatar_iii"), "avatar_iv")).toEqual({ type: "avatar_iv" });
  });

  it("adds the other settings of the engine", () => {
    const engine = chooseEngine(look("avatar_v"), "avatar_v", { reference_look_id: "look_abc123" });
    expect(engine).toEqual({ type: "avatar_v", reference_look_id: "look_abc123" });
  });

  it("rejects an engine that the look does not list, and names the engines that it lists", () => {
    expect(() => chooseEngine(look("avatar_iv", "avatar_iii"), "avatar_v")).toThrow(
      new TypeError("look look_def456 supports avatar_iv, avatar_iii, not avatar_v"),
    );
  });

  it.each([
    ["lists only older names", look("avatar_4_quality", "avatar_4_turbo")],
    ["lists none", look()],
    ["has no list", { id: "look_def456" }],
  ])("leaves the check to the API when the look %s", (_, unknown) => {
    expect(chooseEngine(unknown, "avatar_v")).toEqual({ type: "avatar_v" });
  });
});

describe("supportedEngines", () => {
  it("omits names that a video can't request", () => {
    expect(supportedEngines(look("avatar_6", "avatar_iv", "avatar_4_turbo", "constructor"))).toEqual(["avatar_iv"]);
  });
});
