// Finds the server that the contract tests run against, and its profile.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fetch, Profile } from "../contract.ts";
import { createSandbox } from "../sandbox.ts";
import type { ContractFlags } from "./contract-flags.ts";
import type { ContractModule } from "./contract-module.ts";
import { UsageError } from "./usage-error.ts";

export interface ContractTarget {
  profile: Profile;
  /** The base URL, without a trailing slash. */
  url: string;
  /** Replaces the global `fetch`, if set. */
  fetch: Fetch | undefined;
}

/** @throws UsageError if the server can't be reached or the profile is invalid */
export async function targetOf(
  contract: ContractModule,
  url: string | undefined,
  flags: ContractFlags,
): Promise<ContractTarget> {
  const name = flags.profile;
  if (url === undefined) {
    if (name !== undefined && name !== "sandbox") {
      throw new UsageError(
        `--profile ${name} requires the URL of a server: heygen-avatars contract URL --profile ${name}`,
      );
    }
    const profile = { ...contract.sandboxProfile, name: "the built-in sandbox" };
    return { profile: limited(profile, flags), url: "http://sandbox.test", fetch: createSandbox().fetch };
  }
  const address = addressOf(url);
  // Before the server is probed, so that an invalid profile is reported without a request.
  const chosen = name === undefined ? undefined : await profileOf(contract, name);
  const sandbox = await sandboxAt(address);
  const isSandbox = chosen === undefined ? sandbox !== undefined : name === "sandbox";
  const profile = chosen ?? (isSandbox ? contract.sandboxProfile : contract.liveProfile);
  const named = withEnvironment({ ...profile, name: `${profile.name} at ${address}` });
  if (!isSandbox) return { profile: limited(named, flags), url: address, fetch: undefined };
  const controlled = sandbox?.controllable === false ? withoutControl(named) : named;
  return { profile: limited(controlled, flags), url: sessionOf(address), fetch: undefined };
}

function addressOf(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address && /^https?:$/.test(address.protocol)) return url.replace(/\/+$/, "");
  throw new UsageError(`"${url}" is not the URL of a server: use one like http://127.0.0.1:4010`);
}

/** The timeout for probing a server, in milliseconds. */
const probeTimeoutMs = 10_000;

/** The state of a sandbox; undefined if the server is not a sandbox. */
async function sandboxAt(address: string): Promise<{ controllable?: unknown } | undefined> {
  let response: Response;
  try {
    response = await fetch(`${address}/sandbox/state`, {
      signal: AbortSignal.timeout(probeTimeoutMs),
      redirect: "manual",
    });
  } catch (error) {
    const { cause, message } = error as Error;
    const reason = cause as NodeJS.ErrnoException | undefined;
    throw new UsageError(`can't reach ${address}: ${reason?.message || reason?.code || message}`);
  }
  const state = await response.json().catch(() => undefined);
  return typeof state?.revision === "number" && state.clock !== undefined ? state : undefined;
}

/** The URL of a separate session, so that the tests don't change the state of other clients. */
function sessionOf(address: string): string {
  return address.includes("/sandbox/sessions/") ? address : `${address}/sandbox/sessions/contract`;
}

/** The profile of a sandbox whose control endpoints are disabled. */
function withoutControl(profile: Profile): Profile {
  const conditions = Object.entries(profile.conditions ?? {}).filter(
    ([, condition]) => typeof condition === "object" && !condition.calls,
  );
  return { ...profile, conditions: Object.fromEntries(conditions) };
}

async function profileOf(contract: ContractModule, name: string): Promise<Profile> {
  const { sandboxProfile, prismProfile, liveProfile } = contract;
  const known = { sandbox: sandboxProfile, prism: prismProfile, live: liveProfile }[name];
  if (known) return known;
  const content = /\.[cm]?[jt]s$/.test(name) ? await defaultExportOf(name) : await jsonOf(name);
  try {
    return contract.checkProfile(content);
  } catch (error) {
    throw new UsageError(`the profile ${name} is invalid: ${(error as Error).message}`);
  }
}

async function defaultExportOf(name: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(resolve(name)).href)).default;
  } catch (error) {
    const isTypeScript = (error as NodeJS.ErrnoException).code === "ERR_UNKNOWN_FILE_EXTENSION";
    const reason = isTypeScript ? "this version of Node can't run TypeScript; use JavaScript or JSON" : String(error);
    throw new UsageError(`can't read the profile ${name}: ${reason}`);
  }
}

async function jsonOf(name: string): Promise<unknown> {
  const text = await readFile(name, "utf8").catch(() => {
    throw new UsageError(`there is no profile ${name}: use sandbox, prism, live, or a JSON or JavaScript file`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`can't read the profile ${name}: ${(error as Error).message}`);
  }
}

/** Replaces `$NAME` in the credentials by the environment variable NAME. */
function withEnvironment(profile: Profile): Profile {
  const filled = Object.entries(profile.credentials).map(([kind, headers]) => [
    kind,
    Object.fromEntries(
      Object.entries(headers as Record<string, string>).map(([header, text]) => [header, fromEnvironment(text)]),
    ),
  ]);
  return { ...profile, credentials: Object.fromEntries(filled) };
}

function fromEnvironment(text: string): string {
  return text.replace(/\$([A-Za-z_]\w*)/g, (_, name: string) => {
    const value = process.env[name];
    if (value) return value;
    throw new UsageError(`set the environment variable ${name}, which the profile uses as a credential`);
  });
}

/** Applies the limits and permissions in the flags to a profile. */
function limited(profile: Profile, flags: ContractFlags): Profile {
  const limits = { ...profile.limits };
  if (flags.budget !== undefined) limits.requests = flags.budget;
  if (flags.rate !== undefined) limits.requestsPerSecond = flags.rate;
  return { ...profile, writes: flags["allow-writes"] ?? profile.writes ?? false, limits };
}
