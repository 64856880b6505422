/**
 * The sandbox as a Cloudflare Worker that a team can share.
 *
 * @module heygen-avatars/sandbox/worker
 */
export { default, type SandboxContext, type SandboxEnv, SandboxObject } from "./sandbox/worker.ts";
