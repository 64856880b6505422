import { type Handler, type ServeOptions, serve } from "./serve.ts";

/** The page of the sandbox polls its state; logged, that would drown the requests of the application. */
const isPolling = (line: string): boolean => / \/sandbox\//.test(line);

/**
 * Serves until the process is told to stop, and logs each request; resolves to the address.
 *
 * @param finish is awaited before the process ends
 */
export async function serveUntilStopped(
  handler: Handler,
  address: Omit<ServeOptions, "log">,
  finish: () => Promise<void> = async () => {},
): Promise<string> {
  const server = await serve(handler, { ...address, log: (line) => isPolling(line) || console.log(line) });
  const stop = async () => {
    await server.close();
    await finish();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop());
  return server.url;
}
