import type { Session } from "../session/session.ts";

/** What the control endpoints may do to a session. */
export type ControlledSession = Pick<
  Session,
  "options" | "parts" | "settings" | "log" | "store" | "deliveries" | "scriptedResponses" | "reset"
>;
