// What the types for webhooks accept and reject. tsc checks this file; running it tests nothing more.
import { describe, expectTypeOf, it } from "vitest";
import type { UndocumentedEvent, VideoFailEvent, VideoId, VideoSuccessEvent } from "../../src/index.ts";
import {
  type KnownWebhookEvent,
  type UnknownWebhookEvent,
  verifyWebhook,
  type WebhookEvent,
  type WebhookEventOf,
  type WebhookEventType,
  webhookHandler,
} from "../../src/webhooks.ts";

/** Wraps code that tsc checks and that never runs. */
const typed = (_code: (event: WebhookEvent) => unknown) => {};
const secret = "whsec_0123456789";

describe("an event", () => {
  it("is narrowed by its event_type", () =>
    typed((event) => {
      if (event.event_type === "avatar_video.success") {
        expectTypeOf(event).toEqualTypeOf<VideoSuccessEvent>();
        expectTypeOf(event.event_data.video_id).toEqualTypeOf<VideoId>();
        expectTypeOf(event.event_data.url).toEqualTypeOf<string | null | undefined>();
      }
    }));

  it("is narrowed by a switch, whose default has the new events", () =>
    typed((event) => {
      switch (event.event_type) {
        case "avatar_video.fail":
          expectTypeOf(event).toEqualTypeOf<VideoFailEvent>();
          break;
        case "instant_avatar.success":
          expectTypeOf(event).toEqualTypeOf<UndocumentedEvent>();
          break;
        default:
          expectTypeOf<UnknownWebhookEvent>().toExtend<typeof event>();
      }
    }));

  it("can be used when it is new", () =>
    typed((event) => {
      expectTypeOf(event.event_type).toExtend<string>();
      const name: string = event.event_type;
      if (name === "batch.paused") return event.event_data;
      expectTypeOf<UnknownWebhookEvent["event_data"]>().toEqualTypeOf<{ [key: string]: unknown }>();
      return event.event_id;
    }));

  it.each(["avatar_video.failed", "avatar_video.completed", "video.success"])(
    "can't be compared with a name that never fires, such as %s",
    () =>
      typed((event) => {
        // @ts-expect-error it is called avatar_video.fail
        if (event.event_type === "avatar_video.failed") return 1;
        // @ts-expect-error it is called avatar_video.success
        if (event.event_type === "avatar_video.completed") return 2;
        // @ts-expect-error it is called avatar_video.success
        return event.event_type === "video.success";
      }),
  );

  it("rejects a misspelt name in a switch", () =>
    typed((event) => {
      switch (event.event_type) {
        // @ts-expect-error it is called avatar_video.fail
        case "avatar_video.failed":
          break;
      }
    }));

  it("rejects keys that its payload does not have", () =>
    typed((event) => {
      // @ts-expect-error here it is called video_url
      if (event.event_type === "video_agent.success") return event.event_data.url;
      // @ts-expect-error here it is called message
      return event.event_type === "video_translate.fail" && event.event_data.msg;
    }));

  it("covers every name that the API lists", () => {
    expectTypeOf<KnownWebhookEvent["event_type"]>().toEqualTypeOf<WebhookEventType>();
    expectTypeOf<WebhookEventOf<"avatar_video_gif.success">>().toEqualTypeOf<VideoSuccessEvent>();
  });
});

describe("verifyWebhook", () => {
  it("returns an event that can be narrowed", () =>
    typed(async () => {
      const { event, id } = await verifyWebhook({ body: "", headers: {} }, [secret]);
      expectTypeOf(id).toEqualTypeOf<string>();
      if (event.event_type === "personalized_video") expectTypeOf(event.event_data.gif_html).toExtend<unknown>();
      expectTypeOf(event).toEqualTypeOf<WebhookEvent>();
    }));

  it("rejects a body that was parsed", () =>
    typed(() => {
      // @ts-expect-error the signature covers the bytes
      verifyWebhook({ body: { event_type: "batch.finished" }, headers: {} }, secret);
    }));
});

describe("webhookHandler", () => {
  it("passes each function its own type of event", () =>
    typed(() =>
      webhookHandler({
        secret,
        on: {
          "avatar_video.success": (event, id) => {
            expectTypeOf(event).toEqualTypeOf<VideoSuccessEvent>();
            expectTypeOf(id).toEqualTypeOf<string>();
          },
          "instant_avatar.fail": (event) => expectTypeOf(event).toEqualTypeOf<UndocumentedEvent>(),
        },
        onUnknown: (event) => expectTypeOf(event).toEqualTypeOf<WebhookEvent>(),
      }),
    ));

  it("rejects a name that never fires", () =>
    typed(() => {
      // @ts-expect-error it is called avatar_video.fail
      webhookHandler({ secret, on: { "avatar_video.failed": () => {} } });
      // @ts-expect-error it is called avatar_video.fail
      webhookHandler({ unsigned: true, token: "4f9d1c", on: { "avatar_video.failed": () => {} } });
    }));

  it("requires a secret, or a token for unsigned deliveries", () =>
    typed(() => {
      // @ts-expect-error no secret
      webhookHandler({});
      // @ts-expect-error no token
      webhookHandler({ unsigned: true });
      // @ts-expect-error a token does not replace a secret
      webhookHandler({ token: "4f9d1c" });
    }));
});
