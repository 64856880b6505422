// Builds deliveries as HeyGen sends them, independently of the code under test.
import { createHmac } from "node:crypto";

export const secret = "whsec_0123456789";

export const success = {
  event_id: "evt_abc123",
  event_type: "avatar_video.success",
  event_data: { video_id: "video_abc123", url: "https://files.heygen.ai/video_abc123.mp4", callback_id: "order_42" },
  created_at: "2026-09-07T12:00:00Z",
};

export const signatureOf = (body: string | Uint8Array, key: string = secret): string =>
  createHmac("sha256", key).update(body).digest("hex");

/** A delivery of an event, with its signature in the header that real deliveries have, and with further `headers`. */
export function deliveryOf(event: unknown = success, headers: Record<string, string> = {}): Request {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  return new Request("https://example.com/hook", {
    method: "POST",
    headers: { Signature: signatureOf(body), ...headers },
    body,
  });
}
