// Lets time pass until a resource is done: by the server's clock if it can be advanced, otherwise by waiting.
import type { Json } from "../spec/openapi.ts";
import { type Connection, SkipCase } from "./connection.ts";

/** Whether the status no longer changes by itself. */
export const isFinished = (value: Json): boolean =>
  !["waiting", "pending", "processing", "in_progress", "generating", "thinking", "queued"].includes(value?.status);

const pollMs = 250;
const longestWaitMs = 10_000;
/** The first advance of the clock. Each further one is twice as long, up to a day in all. */
const firstAdvanceMs = 30_000;
const advances = 11;

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
  const isTimed = connection.supportsCondition("time");
  const rounds = isTimed ? advances : longestWaitMs / pollMs;
  let value = await read();
  for (let round = 0; round < rounds && !isDone(value); round++) {
    if (isTimed) await connection.applyCondition("time", { ms: firstAdvanceMs * 2 ** round });
    else if (connection.remainingWaitMs >= pollMs) await connection.wait(pollMs);
    else throw new SkipCase("unsupported", "the clock of the server can't be advanced");
    value = await read();
  }
  return value;
}
