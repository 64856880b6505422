// The endpoint of `listen` at a running sandbox, which forgets it when it is reset or restarted.
import { reasonOf } from "./connection-problem.ts";
import { UsageError } from "./usage-error.ts";

/** The sandbox that is listened to. */
export interface Source {
  readonly url: string;
  readonly apiKey: string;
}

/** What the sandbox gave for the endpoint that was registered. */
interface Endpoint {
  readonly endpoint_id: string;
  readonly secret: string;
}

/** How long the sandbox may take, in milliseconds. */
const timeoutMs = 5_000;

export class Registration {
  readonly #source: Source;
  /** Where deliveries are to be sent. */
  readonly #url: string;
  #endpoint: Endpoint;
  /** Whether all was well when it was last looked. */
  #isWell = true;

  private constructor(source: Source, url: string, endpoint: Endpoint) {
    this.#source = source;
    this.#url = url;
    this.#endpoint = endpoint;
  }

  /** Registers an address. @throws UsageError where no sandbox answers, or it refuses */
  static async begin(source: Source, url: string): Promise<Registration> {
    return new Registration(source, url, await register(source, url));
  }

  get secret(): string {
    return this.#endpoint.secret;
  }

  /** Registers anew where the sandbox has forgotten the address. @returns what has changed since, to be printed */
  async renew(): Promise<string[]> {
    const wasWell = this.#isWell;
    try {
      const isKnown = (await endpointsOf(this.#source)).some(
        ({ endpoint_id, url }) => endpoint_id === this.#endpoint.endpoint_id && url === this.#url,
      );
      if (!isKnown) this.#endpoint = await register(this.#source, this.#url);
      this.#isWell = true;
      if (!isKnown) return ["registered anew: the sandbox was reset or restarted", secretLine(this.secret)];
      return wasWell ? [] : [`the sandbox on ${this.#source.url} is back`];
    } catch (error) {
      this.#isWell = false;
      return wasWell ? [`nothing is heard: ${(error as Error).message}; trying again until it is back`] : [];
    }
  }

  async end(): Promise<void> {
    await call(this.#source, "DELETE", `/v3/webhooks/endpoints/${this.#endpoint.endpoint_id}`).catch(() => {});
  }
}

export const secretLine = (secret: string): string => `the secret of the receiver: ${secret}`;

/** The endpoints that a sandbox knows. No key is sent, for it may be none. @throws UsageError where no sandbox answers */
export async function endpointsOf({ url }: Source): Promise<{ endpoint_id: string; url: string }[]> {
  const response = await fetch(`${url}/sandbox/endpoints`, { signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error) => {
      throw new UsageError(`no sandbox answers at ${url}: ${reasonOf(error, timeoutMs)}`);
    },
  );
  const endpoints = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (!Array.isArray(endpoints)) throw new UsageError(`what answers at ${url} is no sandbox`);
  return endpoints;
}

async function register(source: Source, url: string): Promise<Endpoint> {
  const response = await call(source, "POST", "/v3/webhooks/endpoints", { url });
  const { data, error } = await response.json();
  if (response.ok) return data;
  throw new UsageError(`the sandbox refuses to register an endpoint: ${error?.message ?? response.status}`);
}

function call({ url, apiKey }: Source, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(url + path, {
    method,
    headers: { "X-Api-Key": apiKey, "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
}
