/**
 * A HeyGen that remembers, to develop and test against without a key, and what controls it from outside.
 *
 * @module heygen-avatars/sandbox
 */
export { createSandboxControl, type SandboxControl, type SandboxControlOptions } from "./control/client.ts";
export type * from "./control/protocol.ts";
export { createSandbox, type Sandbox } from "./create-sandbox.ts";
export type { Deliver } from "./deliveries/deliver.ts";
export type { DeliverySettings } from "./deliveries/delivery-settings.ts";
export type { PlainResponse } from "./http/plain-response.ts";
export type { Durations, Fault, SandboxOptions, V2State } from "./options.ts";
export type { DeliveryAttempt, Snapshot } from "./state/model.ts";
export { checkSnapshot } from "./state/snapshot.ts";
