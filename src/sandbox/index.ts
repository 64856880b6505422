// The whole public surface of "heygen-avatars/sandbox".
export { createSandboxControl, type SandboxControl, type SandboxControlOptions } from "./control/client.ts";
export type * from "./control/protocol.ts";
export { createSandbox, type Sandbox } from "./create-sandbox.ts";
export type { PlainResponse } from "./http/plain-response.ts";
export type { Durations, Fault, SandboxOptions, V2State } from "./options.ts";
export type { Snapshot } from "./state/model.ts";
export { checkSnapshot } from "./state/snapshot.ts";
