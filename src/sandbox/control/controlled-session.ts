import type { Session } from "../session/session.ts";

/** The part of a session that the control endpoints use. */
export type ControlledSession = Pick<
  Session,
  "options" | "parts" | "settings" | "log" | "store" | "deliveries" | "scriptedResponses" | "reset"
>;
