import { describe, expect, it } from "vitest";
import { chooseEngine, supportedEngines } from "../../src/index.ts";

const look = (...supported_api_engines: string[]) => ({ id: "look_def456", supported_api_engines });

describe("chooseEngine", () => {
  it("gives the engine that a video asks for", () => {
    expect(chooseEngine(look("avatar_iv", "avatar_iii"), "avatar_iv")).toEqual({ type: "avatar_iv" });
  });

  it("takes what else the engine has", () => {
    const engine = chooseEngine(look("avatar_v"), "avatar_v", { reference_look_id: "look_abc123" });
    expect(engine).toEqual({ type: "avatar_v", reference_look_id: "look_abc123" });
  });

  it("refuses an engine that the look does not list, and names those it does", () => {
    expect(() => chooseEngine(look("avatar_iv", "avatar_iii"), "avatar_v")).toThrow(
      new TypeError("look look_def456 supports avatar_iv, avatar_iii, not avatar_v"),
    );
  });

  it.each([
    ["older names alone", look("avatar_4_quality", "avatar_4_turbo")],
    ["nothing", look()],
    ["no list", { id: "look_def456" }],
  ])("lets the API decide where the look has %s", (_, unknown) => {
    expect(chooseEngine(unknown, "avatar_v")).toEqual({ type: "avatar_v" });
  });
});

describe("supportedEngines", () => {
  it("leaves out names that a video can't ask for", () => {
    expect(supportedEngines(look("avatar_6", "avatar_iv", "avatar_4_turbo", "constructor"))).toEqual(["avatar_iv"]);
  });
});
