// Finds the server that the contract tests run against, and its profile.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Fetch, Profile } from "../contract.ts";
import { createSandbox } from "../sandbox.ts";
import { isLoopback } from "../shared/loopback.ts";
import type { ContractFlags } from "./contract-flags.ts";
import type { ContractModule } from "./contract-module.ts";
import { UsageError } from "./usage-error.ts";

export interface ContractTarget {
  profile: Profile;
  /** The base URL, without a trailing slash. */
  url: string;
  /** Replaces the global `fetch`, if set. */
  fetch: Fetch | undefined;
  /** Timeout of a request, in milliseconds; undefined for the default. */
  timeoutMs: number | undefined;
  /** Whether differences between the server and the spec say something about HeyGen. */
  canDrift: boolean;
  /** What to tell about the run beforehand. */
  notes: readonly string[];
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
    const profile = limited({ ...contract.sandboxProfile, name: "the built-in sandbox" }, flags);
    return { ...plain, profile, url: "http://sandbox.test", fetch: createSandbox().fetch };
  }
  const address = addressOf(url);
  // Before the server is probed, so that an invalid profile is reported without a request.
  const given = name === undefined ? undefined : await profileOf(contract, name);
  const server = await serverAt(address);
  const chosen = name ?? usualProfile(address, server);
  const base = given ?? (await profileOf(contract, chosen));
  // A server without a known profile is called by its address.
  const profile = { ...base, name: chosen === "local" ? address : `${base.name} at ${address}` };
  if (chosen === "sandbox") {
    const controlled = server.sandbox?.controllable === false ? withoutControl(profile) : profile;
    return { ...plain, profile: limited(controlled, flags), url: sessionOf(address) };
  }
  const isLive = chosen === "live";
  const final = limited(withEnvironment(profile), flags);
  const notes = chosen === "local" ? [localNote(address, final)] : [];
  const timeoutMs = chosen === "local" ? localTimeoutMs : undefined;
  return { ...plain, profile: final, url: address, notes, timeoutMs, canDrift: isLive };
}

const plain = { fetch: undefined, timeoutMs: undefined, canDrift: false, notes: [] } as const;

/** A server on this machine that takes longer has stopped answering. */
const localTimeoutMs = 10_000;

const localNote = (address: string, { writes }: Profile): string =>
  writes
    ? `${address} is on this machine, so it is sent a made-up key and requests that change data (--read-only forbids them).`
    : `${address} is on this machine, so it is sent a made-up key.`;

/** The profile of a server if none is given. @throws UsageError if the choice might cost money */
function usualProfile(address: string, { sandbox, via }: Server): "sandbox" | "local" | "live" {
  if (sandbox) return "sandbox";
  const { hostname } = new URL(address);
  if (/(^|\.)heygen\.com$/.test(hostname)) return "live";
  if (!isLoopback(hostname)) {
    throw new UsageError(
      `${address} is neither HeyGen nor on this machine: add --profile local to send it a made-up key and also writes, ` +
        "--profile live to send it your key and only reads, or the file of a profile",
    );
  }
  if (via === null) return "local";
  throw new UsageError(
    `${address} passes calls on to another server (it sends the header Via: ${via}), so they may cost credits: ` +
      "add --profile live to send it your key and only reads, or --profile local to send a made-up key and also writes",
  );
}

function addressOf(url: string): string {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address && /^https?:$/.test(address.protocol)) return url.replace(/\/+$/, "");
  throw new UsageError(`"${url}" is not the URL of a server: use one like http://127.0.0.1:4010`);
}

/** The timeout for the first request, in milliseconds. */
const firstTimeoutMs = 10_000;

/** What the first response says about a server. */
interface Server {
  /** The state, if it is a sandbox. */
  sandbox: { controllable?: unknown } | undefined;
  /** The header by which proxies say that they pass requests on. */
  via: string | null;
}

async function serverAt(address: string): Promise<Server> {
  let response: Response;
  try {
    response = await fetch(`${address}/sandbox/state`, {
      signal: AbortSignal.timeout(firstTimeoutMs),
      redirect: "manual",
    });
  } catch (error) {
    const { cause, message } = error as Error;
    const reason = cause as NodeJS.ErrnoException | undefined;
    throw new UsageError(`can't reach ${address}: ${reason?.message || reason?.code || message}`);
  }
  const state = await response.json().catch(() => undefined);
  const isSandbox = typeof state?.revision === "number" && state.clock !== undefined;
  return { sandbox: isSandbox ? state : undefined, via: response.headers.get("Via") };
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
  const { sandboxProfile, prismProfile, localProfile, liveProfile } = contract;
  const known = { sandbox: sandboxProfile, prism: prismProfile, local: localProfile, live: liveProfile }[name];
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
    throw new UsageError(`there is no profile ${name}: use sandbox, prism, local, live, or a JSON or JavaScript file`);
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
  if (flags["paid-calls"] !== undefined) limits.paidCalls = flags["paid-calls"];
  const writes = flags["read-only"] ? false : (flags["allow-writes"] ?? profile.writes ?? false);
  return { ...profile, writes, limits };
}
