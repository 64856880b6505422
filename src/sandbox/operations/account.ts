import { type Handler, ok } from "./handler.ts";

/** The sandbox counts creations, not money, so its wallet holds credits; null where there is no end of them. */
export const getCurrentUser: Handler<"getCurrentUser"> = (_, { store }) =>
  ok({
    username: "sandbox",
    email: "sandbox@example.com",
    first_name: "Sandy",
    last_name: "Box",
    billing_type: "wallet",
    wallet: { currency: "credits", remaining_balance: store.credits, auto_reload: null },
    subscription: null,
    usage_based: null,
  });
