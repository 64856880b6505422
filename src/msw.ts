/**
 * The sandbox behind Mock Service Worker.
 *
 * @module heygen-avatars/msw
 */
export { handlers } from "./sandbox/msw.ts";
