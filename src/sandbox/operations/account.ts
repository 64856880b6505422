import { type Handler, ok } from "./handler.ts";

/** The wallet holds the credits of the sandbox; null if they are unlimited. */
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
