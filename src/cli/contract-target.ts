// The server that the contract tests run against, and its profile.
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
  /** Where it is, without a slash at the end. */
  url: string;
  /** Answers in the place of the network. */
  fetch: Fetch | undefined;
}

/** @throws UsageError for a server that can't be reached, or a profile that is invalid */
export async function targetOf(
  contract: ContractModule,
  url: string | undefined,
  flags: ContractFlags,
): Promise<ContractTarget> {
  const name = flags.profile;
  if (url === undefined) {
    if (name !== undefined && name !== "sandbox") {
      throw new UsageError(`--profile ${name} needs the address of a server: heygen-avatars contract URL --profile …`);
    }
    const profile = { ...contract.sandboxProfile, name: "the sandbox in process" };
    return { profile: limited(profile, flags), url: "http://sandbox.test", fetch: createSandbox().fetch };
  }
  const address = addressOf(url);
  // The profile comes first: a mistake in it is reported without a request.
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
  throw new UsageError(`"${url}" is no address of a server: use one like http://127.0.0.1:4010`);
}

/** How long a server may take to say what it is, in milliseconds. */
const probeTimeoutMs = 10_000;

/** What a sandbox says of itself; undefined where the server is something else. */
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

/** A session of its own, so that the sandbox keeps what others have in it. */
function sessionOf(address: string): string {
  return address.includes("/sandbox/sessions/") ? address : `${address}/sandbox/sessions/contract`;
}

/** The profile of a sandbox whose control endpoints are switched off. */
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
    throw new UsageError(`the profile ${name} can't be used: ${(error as Error).message}`);
  }
}

async function defaultExportOf(name: string): Promise<unknown> {
  try {
    return (await import(pathToFileURL(resolve(name)).href)).default;
  } catch (error) {
    const isTypeScript = (error as NodeJS.ErrnoException).code === "ERR_UNKNOWN_FILE_EXTENSION";
    const reason = isTypeScript ? "this Node runs no TypeScript, so write it in JavaScript or JSON" : String(error);
    throw new UsageError(`can't read the profile ${name}: ${reason}`);
  }
}

async function jsonOf(name: string): Promise<unknown> {
  const text = await readFile(name, "utf8").catch(() => {
    throw new UsageError(`there is no profile ${name}: use sandbox, prism, live, or a file of JSON or JavaScript`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`can't read the profile ${name}: ${(error as Error).message}`);
  }
}

/** Puts variables of the environment in the place of `$NAMES` in the headers of credentials. */
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
    throw new UsageError(`set ${name} in the environment: the profile takes a credential from it`);
  });
}

/** The profile with the limits and permissions of the flags. */
function limited(profile: Profile, flags: ContractFlags): Profile {
  const limits = { ...profile.limits };
  if (flags.budget !== undefined) limits.requests = flags.budget;
  if (flags.rate !== undefined) limits.requestsPerSecond = flags.rate;
  return { ...profile, writes: flags["allow-writes"] ?? profile.writes ?? false, limits };
}
