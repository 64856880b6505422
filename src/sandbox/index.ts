// The whole public surface of "heygen-avatars/sandbox".
export type { Answer } from "./answer.ts";
export type { Snapshot } from "./model.ts";
export type { Durations, Fault, SandboxOptions } from "./options.ts";
export { createSandbox, type Sandbox } from "./sandbox.ts";
