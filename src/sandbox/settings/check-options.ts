import { checkSnapshot } from "../state/snapshot.ts";
import { inputError, optionsSchema } from "./input-schemas.ts";
import type { SandboxOptions } from "./options.ts";

/** Validates the options, except the state. @throws TypeError that names the option, if one is unknown or invalid */
export function checkOptions(options: SandboxOptions): void {
  const { now, deliver, state: _, ...data } = options;
  const problem =
    functionError("now", now, "returns milliseconds since the epoch, such as Date.now") ??
    functionError("deliver", deliver, "takes a Request and returns a Response, such as the fetch of an app") ??
    inputError(optionsSchema, data, "option") ??
    hostsError(options.deliverTo);
  if (problem !== undefined) throw new TypeError(`createSandbox: ${problem}`);
}

/** Validates the state with which a sandbox starts. @throws TypeError that names the member, if it is invalid */
export function checkState(state: SandboxOptions["state"]): void {
  const problem = state === undefined ? undefined : checkSnapshot(state);
  if (problem) throw new TypeError(`createSandbox: state is not a valid snapshot: ${problem}`);
}

function functionError(name: string, value: unknown, what: string): string | undefined {
  return value === undefined || typeof value === "function" ? undefined : `${name} must be a function that ${what}`;
}

function hostsError(hosts: readonly string[] = []): string | undefined {
  const invalid = hosts.find((host) => !isHost(host));
  if (invalid === undefined) return undefined;
  return `deliverTo must be a list of hosts such as "hooks.example.com", without scheme or port, not "${invalid}"`;
}

/** Whether a text is only a host, as in a URL. */
function isHost(text: string): boolean {
  const address = `http://${text}/`;
  return URL.canParse(address) && new URL(address).hostname === text.toLowerCase();
}
