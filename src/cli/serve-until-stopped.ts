import { type Handler, type ServeOptions, serve } from "./serve.ts";

/** The polling of the sandbox's page is not logged, because it would hide the requests of the application, as uploads are. */
const isPolling = (line: string): boolean => / \/sandbox\/(?!uploads\/)/.test(line);

/**
 * Serves until the process gets a signal, and logs each request unless `quiet` is set. Resolves to the URL.
 *
 * @param finish awaited before the process ends; if it resolves to false, the exit code is 1
 */
export async function serveUntilStopped(
  handler: Handler,
  { quiet = false, ...address }: Omit<ServeOptions, "log"> & { readonly quiet?: boolean },
  finish: () => Promise<boolean> = async () => true,
): Promise<string> {
  const server = await serve(handler, {
    ...address,
    log: (line) => quiet || isPolling(line) || console.log(line),
  });
  const stop = async () => {
    await server.close();
    process.exit((await finish()) ? 0 : 1);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop());
  return server.url;
}
