// The responses of v2 after its removal are not documented; 410 is the best guess.
import { describe, expect, it } from "vitest";
import { type HeyGenClient, type HeyGenError, isHeyGenError, unwrap } from "../../src/index.ts";
import { clientWith, rejection, v3Error } from "../http.ts";

const answering = (body: BodyInit, status = 410) => clientWith(async () => new Response(body, { status }));
const listAvatars = (client: HeyGenClient) => rejection<HeyGenError>(unwrap(client.GET("/v2/avatars")));
const sunset = JSON.stringify(v3Error("endpoint_sunset", "This endpoint is gone."));

describe("the error of a removed operation", () => {
  it("names the successor in its message and as a member", async () => {
    const error = await listAvatars(answering(sunset));
    expect(isHeyGenError(error, "endpoint_sunset")).toBe(true);
    expect(error.successor).toBe("listAvatarLooks");
    expect(error.transient).toBe(false);
    expect(error.message).toBe(
      "GET /v2/avatars: 410 endpoint_sunset: This endpoint is gone. " +
        "(removed; use listAvatarLooks instead) (1 attempt)",
    );
  });

  it("says that there is no successor", async () => {
    const body = { id: "look_def456" };
    const call = answering(sunset).POST("/v2/photo_avatar/upscale", { body });
    const error = await rejection<HeyGenError>(unwrap(call));
    expect(error.successor).toBeUndefined();
    expect(error.message).toContain("removed, without a successor");
  });

  it.each([
    ["a string as its error", JSON.stringify({ data: null, error: "Gone." })],
    ["JSON without an error", JSON.stringify({ detail: "Gone." })],
    ["an HTML page", "<h1>Gone</h1>"],
  ])("is recognized by the status alone, with %s", async (_, body) => {
    const error = await listAvatars(answering(body));
    expect([error.code, error.successor]).toEqual(["endpoint_sunset", "listAvatarLooks"]);
    expect(error.message).toContain("Gone");
  });

  it("is recognized by the code alone", async () => {
    expect((await listAvatars(answering(sunset, 400))).successor).toBe("listAvatarLooks");
  });

  it("keeps another code of the API", async () => {
    const error = await listAvatars(answering(JSON.stringify(v3Error("conflict"))));
    expect([error.code, error.successor]).toEqual(["conflict", "listAvatarLooks"]);
  });

  it("names no successor for a v3 operation", async () => {
    const error = await rejection<HeyGenError>(unwrap(answering(sunset).GET("/v3/avatars")));
    expect([error.code, error.successor]).toEqual(["endpoint_sunset", undefined]);
    expect(error.message).not.toContain("removed;");
  });
});
