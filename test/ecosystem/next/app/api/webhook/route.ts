import { webhookHandler } from "heygen-avatars/webhooks";

export const POST = webhookHandler({ secret: process.env.HEYGEN_WEBHOOK_SECRET ?? "whsec_0123456789" });
