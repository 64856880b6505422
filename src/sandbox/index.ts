// The whole public surface of "heygen-avatars/sandbox".
export type { Snapshot } from "./model.ts";
export type { Durations, Fault, SandboxOptions } from "./options.ts";
export { createSandbox, type Sandbox } from "./sandbox.ts";
