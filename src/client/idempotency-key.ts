import { hexOf } from "../shared/hmac.ts";

/** A random key of 32 hexadecimal digits. `crypto.randomUUID` is missing on pages served over plain http. */
export const newIdempotencyKey = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16)).buffer);
