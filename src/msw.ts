/**
 * Handlers that answer requests in Mock Service Worker from the sandbox.
 *
 * @module heygen-avatars/msw
 */
export { handlers } from "./sandbox/msw.ts";
