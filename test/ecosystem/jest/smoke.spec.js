const { createClient, unwrap } = require("heygen-avatars");
const { createSandbox } = require("heygen-avatars/sandbox");
const { schemas } = require("heygen-avatars/validate");
const { webhookHandler } = require("heygen-avatars/webhooks");

it("runs in Jest", async () => {
  const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
  const path = { look_id: "look_def456" };
  const look = await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params: { path } }));
  expect(schemas.AvatarLook["~standard"].validate(look).issues).toBeUndefined();
  expect(typeof webhookHandler({ secret: "whsec_0123456789" })).toBe("function");
});
