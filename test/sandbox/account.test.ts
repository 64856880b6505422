// Assets and the account.
import { describe, expect, it } from "vitest";
import { unwrap, uploadAsset } from "../../src/index.ts";
import { photo, type Setup, setUp } from "./setup.ts";

const png = () => new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47])], "headshot.png", { type: "image/png" });

const read = ({ send }: Setup, id: string) => send("GET", `/v3/assets/${id}`);

describe("an asset", () => {
  it("is returned with its name, its type, its upload time and a URL that loads", async () => {
    const setup = setUp();
    const { asset_id } = await uploadAsset(setup.heygen, png());
    const { body } = await read(setup, asset_id);
    expect(body.data).toMatchObject({
      id: asset_id,
      name: "headshot.png",
      type: "image",
      uploaded_at: Date.UTC(2026, 10, 20, 12) / 1000,
    });
    expect((await setup.sandbox.fetch(new Request(body.data.url))).status).toBe(200);
  });

  it("is not found after it is deleted, by any request that names it or by its URL", async () => {
    const setup = setUp();
    const { asset_id, url } = await uploadAsset(setup.heygen, png());
    const params = { path: { asset_id } };
    expect(await unwrap(setup.heygen.DELETE("/v3/assets/{asset_id}", { params }))).toEqual({ id: asset_id });
    const file = { type: "asset_id", asset_id } as const;
    const answers = [
      await read(setup, asset_id),
      await setup.send("DELETE", `/v3/assets/${asset_id}`),
      await setup.send("POST", "/v3/avatars", { body: { ...photo, file } }),
    ];
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual(
      Array(3).fill([404, "asset_not_found"]),
    );
    expect((await setup.sandbox.fetch(new Request(url))).status).toBe(404);
  });
});

describe("the account", () => {
  it("has a wallet with the remaining credits", async () => {
    const { heygen, send } = setUp({ credits: 2 });
    const balance = async () => (await unwrap(heygen.GET("/v3/users/me"))).wallet?.remaining_balance;
    expect(await unwrap(heygen.GET("/v3/users/me"))).toMatchObject({
      billing_type: "wallet",
      wallet: { currency: "credits", remaining_balance: 2 },
      subscription: null,
      usage_based: null,
    });
    await send("POST", "/v3/avatars", { body: photo });
    expect(await balance()).toBe(1);
  });

  it("has a balance of null if credits are unlimited", async () => {
    const { wallet } = await unwrap(setUp().heygen.GET("/v3/users/me"));
    expect(wallet?.remaining_balance).toBeNull();
  });
});
