// Lets time pass until a resource is done: by the server's clock if it can be advanced, otherwise by waiting.
import type { Json } from "../spec/openapi.ts";
import { type Connection, SkipCase } from "./connection.ts";

const pollMs = 250;
const longestWaitMs = 10_000;
/** The first advance of the clock. Each further one is twice as long, more than a day in all. */
const firstAdvanceMs = 30_000;
const advances = 12;

/**
 * Reads a resource until it is done, or for a day of the server's clock, or for ten seconds. Returns it as last read.
 *
 * @throws {@link SkipCase} if it is not done and there is no time left to wait
 */
export async function readUntil(
  connection: Connection,
  read: () => Promise<Json>,
  isDone: (value: Json) => boolean,
): Promise<Json> {
  let value = await read();
  if (!connection.supportsCondition("time")) return waitUntil(connection, value, read, isDone);
  for (let round = 0; round < advances && !isDone(value); round++) {
    await connection.applyCondition("time", { ms: firstAdvanceMs * 2 ** round });
    value = await read();
  }
  return value;
}

async function waitUntil(
  connection: Connection,
  first: Json,
  read: () => Promise<Json>,
  isDone: (value: Json) => boolean,
): Promise<Json> {
  // What takes several times as long as anything before will not be done at all.
  const limitMs = Math.min(longestWaitMs, 2_000 + 2 * (connection.slowestWaitMs ?? longestWaitMs));
  let value = first;
  let waitedMs = 0;
  for (; waitedMs < limitMs && !isDone(value); waitedMs += pollMs) {
    if (connection.remainingWaitMs < pollMs) {
      const { waitMs = 0 } = connection.profile.limits ?? {};
      const spent = waitMs > 0 ? `, and the ${waitMs / 1000} s for waiting are spent` : "";
      throw new SkipCase("unsupported", `the clock of the server can't be advanced${spent}`);
    }
    await connection.wait(pollMs);
    value = await read();
  }
  if (waitedMs > 0 && isDone(value)) connection.slowestWaitMs = Math.max(connection.slowestWaitMs ?? 0, waitedMs);
  return value;
}
