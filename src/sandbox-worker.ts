/**
 * The sandbox on Cloudflare Workers, for a team to share.
 *
 * @module heygen-avatars/sandbox/worker
 */
export { default, type SandboxContext, type SandboxEnv, SandboxObject } from "./sandbox/worker.ts";
