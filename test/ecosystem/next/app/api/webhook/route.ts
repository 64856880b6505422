import { webhookHandler } from "heygen-avatars/webhooks";

const receive = webhookHandler({ secret: process.env.HEYGEN_WEBHOOK_SECRET ?? "whsec_0123456789" });

export const POST = (request: Request): Promise<Response> => receive(request);
