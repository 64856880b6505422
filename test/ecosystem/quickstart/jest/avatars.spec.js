const { createClient, unwrap } = require("heygen-avatars");
const { createSandbox } = require("heygen-avatars/sandbox");

test("the account has an avatar that can speak", async () => {
  const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
  const looks = await unwrap(heygen.GET("/v3/avatars/looks"));
  expect(looks.map(({ id }) => id)).toContain("look_def456");
});
