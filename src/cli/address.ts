// The address on which the servers of the command line listen.
import { integerIn, list, option, type ValuesOf } from "./flags.ts";
import type { ServeOptions } from "./serve.ts";

/** The default address of servers. */
export const defaultAddress = { host: "127.0.0.1", port: 4010 } as const;

const port = integerIn(0, 65_535);

export const addressFlags = {
  port: option("N", `port to listen on (default: ${defaultAddress.port}, or the environment variable PORT)`, port),
  host: option("NAME", `host to listen on (default: ${defaultAddress.host}, or the environment variable HOST)`),
  "allow-host": list("NAME", "additional host name to accept in requests, besides those of this machine; repeatable"),
};

/** The address from the flags or the environment. @throws UsageError if the environment variable PORT is invalid */
export function addressOf(flags: ValuesOf<typeof addressFlags>): Omit<ServeOptions, "log"> {
  const { PORT, HOST } = process.env;
  return {
    host: flags.host ?? (HOST || defaultAddress.host),
    port: flags.port ?? (PORT ? port(PORT, "port") : defaultAddress.port),
    allowedHosts: flags["allow-host"] ?? [],
  };
}
