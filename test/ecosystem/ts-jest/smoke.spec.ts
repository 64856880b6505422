import { type AvatarLook, createClient, unwrap } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";

it("runs in Jest, compiled to CommonJS", async () => {
  const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
  const path = { look_id: "look_def456" };
  const look: AvatarLook = await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params: { path } }));
  expect(look.id).toBe("look_def456");
});
