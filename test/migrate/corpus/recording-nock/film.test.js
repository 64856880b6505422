const nock = require("nock");
const { film } = require("./film");

test("makes a film", async () => {
  nock("https://api.heygen.com").get("/v2/user/remaining_quota").reply(200, { data: { remaining_quota: 1 } });
  nock("https://api.heygen.com").post("/v2/video/generate").reply(200, { data: { video_id: "a" } });
  expect(await film()).toBe("a");
});
