/**
 * A local mock of HeyGen that keeps state, and a client that controls a running one. It needs no key.
 *
 * @module heygen-avatars/sandbox
 */
export { createSandboxControl, type SandboxControl, type SandboxControlOptions } from "./sandbox/control/client.ts";
export { createSandbox, type Sandbox } from "./sandbox/create-sandbox.ts";
export type { PlainResponse } from "./sandbox/http/plain-response.ts";
export type { DeliverySettings } from "./sandbox/settings/delivery-settings.ts";
export type { Deliver, Durations, Fault, SandboxOptions, V2State } from "./sandbox/settings/options.ts";
export type * from "./sandbox/settings/protocol.ts";
export type { DeliveryAttempt, Snapshot } from "./sandbox/state/model.ts";
export { checkSnapshot } from "./sandbox/state/snapshot.ts";
