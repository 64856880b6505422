// Registers `listen` as a webhook endpoint of a running sandbox, again after the sandbox is reset or restarted.
import { reasonOf } from "./connection-problem.ts";
import { UsageError } from "./usage-error.ts";

/** The sandbox to register at. */
export interface Source {
  readonly url: string;
  readonly apiKey: string;
}

/** The registered endpoint. */
interface Endpoint {
  readonly endpoint_id: string;
  readonly secret: string;
}

/** The timeout of requests to the sandbox, in milliseconds. */
const timeoutMs = 5_000;

export class Registration {
  readonly #source: Source;
  /** The URL that receives deliveries. */
  readonly #url: string;
  #endpoint: Endpoint;
  /** Whether the last check succeeded. */
  #isWell = true;

  private constructor(source: Source, url: string, endpoint: Endpoint) {
    this.#source = source;
    this.#url = url;
    this.#endpoint = endpoint;
  }

  /** Registers a URL. @throws UsageError if the sandbox is not reachable or rejects the URL */
  static async begin(source: Source, url: string): Promise<Registration> {
    return new Registration(source, url, await register(source, url));
  }

  get secret(): string {
    return this.#endpoint.secret;
  }

  /** Registers again if the sandbox no longer has the endpoint. @returns lines to print about changes */
  async renew(): Promise<string[]> {
    const wasWell = this.#isWell;
    try {
      const isKnown = (await endpointsOf(this.#source)).some(
        ({ endpoint_id, url }) => endpoint_id === this.#endpoint.endpoint_id && url === this.#url,
      );
      if (!isKnown) this.#endpoint = await register(this.#source, this.#url);
      this.#isWell = true;
      if (!isKnown) return ["registered again, because the sandbox was reset or restarted", secretLine(this.secret)];
      return wasWell ? [] : [`the sandbox on ${this.#source.url} is reachable again`];
    } catch (error) {
      this.#isWell = false;
      return wasWell ? [`connection lost: ${(error as Error).message}; retrying`] : [];
    }
  }

  async end(): Promise<void> {
    await call(this.#source, "DELETE", `/v3/webhooks/endpoints/${this.#endpoint.endpoint_id}`).catch(() => {});
  }
}

export const secretLine = (secret: string): string => `webhook secret: ${secret}`;

/** The endpoints of a sandbox. Sends no key, because the server may not be a sandbox. @throws UsageError if it is not */
export async function endpointsOf({ url }: Source): Promise<{ endpoint_id: string; url: string }[]> {
  const response = await fetch(`${url}/sandbox/endpoints`, { signal: AbortSignal.timeout(timeoutMs) }).catch(
    (error) => {
      throw new UsageError(`no sandbox is reachable at ${url}: ${reasonOf(error, timeoutMs)}`);
    },
  );
  const endpoints = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (!Array.isArray(endpoints)) throw new UsageError(`the server at ${url} is not a sandbox`);
  return endpoints;
}

async function register(source: Source, url: string): Promise<Endpoint> {
  const response = await call(source, "POST", "/v3/webhooks/endpoints", { url });
  const { data, error } = await response.json();
  if (response.ok) return data;
  throw new UsageError(`the sandbox rejected the webhook endpoint: ${error?.message ?? response.status}`);
}

function call({ url, apiKey }: Source, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(url + path, {
    method,
    headers: { "X-Api-Key": apiKey, "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
}
