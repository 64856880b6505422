// Where the servers of the command line listen.
import { integerIn, list, option, type ValuesOf } from "./flags.ts";
import type { ServeOptions } from "./serve.ts";

/** Where servers listen by default. */
export const defaultAddress = { host: "127.0.0.1", port: 4010 } as const;

const port = integerIn(0, 65_535);

export const addressFlags = {
  port: option("N", `where to listen (${defaultAddress.port}, or PORT in the environment)`, port),
  host: option("NAME", `where to listen (${defaultAddress.host}, or HOST in the environment)`),
  "allow-host": list("NAME", "a name besides those of this machine that requests may be for"),
};

/** The address that flags or the environment name. @throws UsageError for an invalid PORT */
export function addressOf(flags: ValuesOf<typeof addressFlags>): Omit<ServeOptions, "log"> {
  const { PORT, HOST } = process.env;
  return {
    host: flags.host ?? (HOST || defaultAddress.host),
    port: flags.port ?? (PORT ? port(PORT, "port") : defaultAddress.port),
    allowedHosts: flags["allow-host"] ?? [],
  };
}
