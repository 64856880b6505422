import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { HeyGenWebhookError, verifyWebhook, type WebhookRequest } from "../../src/webhooks.ts";
import { rejection } from "../http.ts";
import { deliveryOf, secret, signatureOf, success } from "./deliveries.ts";

const body = JSON.stringify(success);
const Signature = signatureOf(body);

/** The reason why a delivery was rejected. */
async function reasonOf(promise: Promise<unknown>): Promise<string> {
  const error = await rejection<HeyGenWebhookError>(promise);
  expect(error).toBeInstanceOf(HeyGenWebhookError);
  return error.reason;
}

describe("verifyWebhook", () => {
  it("returns the event of a request and its id", async () => {
    expect(await verifyWebhook(deliveryOf(), secret)).toEqual({ event: success, id: "evt_abc123" });
  });

  it.each<[string, WebhookRequest]>([
    ["a string and an object", { body, headers: { Signature } }],
    [
      "Node's headers",
      { body: Buffer.from(body), headers: { signature: Signature, "set-cookie": ["a", "b"], via: undefined } },
    ],
    ["headers of HTTP/2", { body, headers: { ":method": "POST", signature: Signature } }],
    ["a list of one signature", { body, headers: { Signature: [Signature] } }],
    ["bytes and Headers", { body: new TextEncoder().encode(body), headers: new Headers({ Signature }) }],
    ["an ArrayBuffer", { body: new TextEncoder().encode(body).buffer, headers: { Signature } }],
    ["a part of a buffer", { body: Buffer.from(`--${body}--`).subarray(2, -2), headers: { Signature } }],
    ["the documented header", { body, headers: { "Heygen-Signature": Signature } }],
    ["both headers", { body, headers: { "Heygen-Signature": Signature, Signature } }],
  ])("accepts %s", async (_, request) => {
    expect((await verifyWebhook(request, secret)).event).toEqual(success);
  });

  it("accepts any of several secrets during a rotation", async () => {
    expect((await verifyWebhook(deliveryOf(), ["whsec_new", secret])).id).toBe("evt_abc123");
    expect(await reasonOf(verifyWebhook(deliveryOf(), ["whsec_new", "whsec_newer"]))).toBe("bad_signature");
  });

  it.each([
    ["no signature", {}, "missing_signature"],
    ["an empty signature", { Signature: "" }, "missing_signature"],
    ["the signature of another body", { Signature: signatureOf(`${body} `) }, "bad_signature"],
    ["the signature of another secret", { Signature: signatureOf(body, "whsec_other") }, "bad_signature"],
    ["a signature in capitals", { Signature: Signature.toUpperCase() }, "bad_signature"],
    ["a signature with a prefix", { Signature: `sha256=${Signature}` }, "bad_signature"],
    ["half a signature", { Signature: Signature.slice(0, 32) }, "bad_signature"],
    [
      "a wrong documented header beside a right one",
      { "Heygen-Signature": "0".repeat(64), Signature },
      "bad_signature",
    ],
    ["an undocumented header", { "X-Heygen-Signature": Signature }, "missing_signature"],
  ])("rejects %s", async (_, headers, reason) => {
    expect(await reasonOf(verifyWebhook({ body, headers: { ...headers } }, secret))).toBe(reason);
  });

  it("rejects a body that was parsed and serialized again", async () => {
    const spaced = JSON.stringify(success, null, 2);
    const headers = { Signature: signatureOf(spaced) };
    const anew = JSON.stringify(JSON.parse(spaced));
    expect(await reasonOf(verifyWebhook({ body: anew, headers }, secret))).toBe("bad_signature");
  });

  it.each([
    "no JSON",
    "",
    "null",
    "[]",
    '"text"',
    '{"event_type":"avatar_video.success"}',
    '{"event_type":1,"event_data":{}}',
  ])("rejects the body %s, although it is signed", async (text) => {
    expect(await reasonOf(verifyWebhook(deliveryOf(text), secret))).toBe("bad_body");
  });

  it.each([null, [], "text"])("rejects event_data that is %j", async (event_data) => {
    expect(await reasonOf(verifyWebhook(deliveryOf({ event_type: "batch.finished", event_data }), secret))).toBe(
      "bad_body",
    );
  });

  it("accepts an unknown event", async () => {
    const event = { event_type: "batch.paused", event_data: { batch_id: 1 } };
    expect((await verifyWebhook(deliveryOf(event), secret)).event).toEqual(event);
  });

  describe("the age", () => {
    const sentAt = (seconds: number | string) => deliveryOf(success, { "Heygen-Timestamp": `${seconds}` });
    const now = () => 1_800_000_000_000;

    it("may be up to 300 seconds if there is a timestamp", async () => {
      expect((await verifyWebhook(sentAt(1_799_999_700), secret, { now })).id).toBe("evt_abc123");
      expect(await reasonOf(verifyWebhook(sentAt(1_799_999_699), secret, { now }))).toBe("too_old");
    });

    it("may be up to toleranceSeconds", async () => {
      expect(await reasonOf(verifyWebhook(sentAt(1_799_999_989), secret, { now, toleranceSeconds: 10 }))).toBe(
        "too_old",
      );
      expect((await verifyWebhook(sentAt(1), secret, { now, toleranceSeconds: Number.POSITIVE_INFINITY })).id).toBe(
        "evt_abc123",
      );
    });

    it("is too high when the timestamp is invalid", async () => {
      expect(await reasonOf(verifyWebhook(sentAt("yesterday"), secret, { now }))).toBe("too_old");
    });
  });

  describe("the id", () => {
    it("is not taken from the header, which anybody can change", async () => {
      const headers = { "heygen-event-id": "evt_header" };
      expect((await verifyWebhook(deliveryOf(success, headers), secret)).id).toBe("evt_abc123");
    });

    it.each([undefined, "", 5, { $ne: null }])(
      "is the SHA-256 of the body when the event's id is %j",
      async (event_id) => {
        const body = JSON.stringify({ ...success, event_id });
        const hash = createHash("sha256").update(body).digest("hex");
        expect((await verifyWebhook(deliveryOf(body), secret)).id).toBe(hash);
      },
    );
  });

  it.each([[Promise.resolve(secret)], [{}], [[{}]], [true], [() => secret]])(
    "rejects a secret that is not a string, whose text everybody knows: %s",
    async (none) => {
      const body = JSON.stringify(success);
      const request = deliveryOf(body, { Signature: signatureOf(body, String(none)) });
      expect(await rejection(verifyWebhook(request, none as never))).toBeInstanceOf(TypeError);
    },
  );

  it.each([[""], [[]], [["", secret]], [[secret, ""]], [undefined]])("rejects the secret %j", async (none) => {
    expect(await rejection(verifyWebhook(deliveryOf(), none))).toMatchObject({ reason: "missing_secret" });
  });

  it.each([`${secret}\n`, ` ${secret}`])(
    "names white space as the reason if it is around the secret: %j",
    async (padded) => {
      expect(await rejection(verifyWebhook(deliveryOf(), padded))).toMatchObject({ reason: "padded_secret" });
    },
  );

  it("names a parsed body as the reason", async () => {
    const headers = { Signature: signatureOf(JSON.stringify(success)) };
    const parsed = { body: success as never, headers };
    expect(await rejection(verifyWebhook(parsed, secret))).toMatchObject({
      reason: "parsed_body",
      message: "parsed_body: the body was parsed: keep its bytes as rawBody, or parse later",
    });
  });

  it("throws a TypeError when the body has already been read", async () => {
    const request = deliveryOf();
    await request.text();
    expect(await rejection(verifyWebhook(request, secret))).toBeInstanceOf(TypeError);
  });
});
