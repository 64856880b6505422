// The whole public surface of "heygen-avatars/sandbox".

export { createSandbox, type Sandbox } from "./create-sandbox.ts";
export type { PlainResponse } from "./http/plain-response.ts";
export type { Durations, Fault, SandboxOptions } from "./options.ts";
export type { Snapshot } from "./state/model.ts";
