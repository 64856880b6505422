import type {
  ConsentDecision,
  DeliveryFilter,
  DeliveryView,
  LoggedRequest,
  RequestFilter,
  SandboxState,
  ScriptedResponse,
  Settings,
  SettingsChange,
} from "../settings/protocol.ts";
import type { Snapshot } from "../state/model.ts";

/** How {@link createSandboxControl} reaches the sandbox. */
export interface SandboxControlOptions {
  /** The isolated sandbox to control; see the header `X-Sandbox-Session`. Default: the one that all others share. */
  session?: string | undefined;
  /** Sends a request. Default: the global `fetch`. Pass a sandbox's own `fetch` to control it in process. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** Controls a sandbox from outside, as tests with Playwright or Cypress need it. */
export interface SandboxControl {
  /** Forgets everything and starts anew, with the fixtures or with a snapshot. */
  reset(snapshot?: Snapshot): Promise<void>;
  /** The whole state as plain data. */
  snapshot(): Promise<Snapshot>;
  /** Lets time pass, in milliseconds, also while the clock is frozen. */
  advance(ms: number): Promise<void>;
  /** Stops the clock. */
  freeze(): Promise<void>;
  /** Lets the clock go on from where it stands. */
  unfreeze(): Promise<void>;
  /** Changes latency, faults, rate limit, credits, the state of v2 or how webhooks are delivered; gives all settings. */
  configure(settings: SettingsChange): Promise<Settings>;
  /** Asks for a response instead of the real one, for the next call or several of an operation. */
  respondWith(response: ScriptedResponse): Promise<void>;
  /** Decides in the place of the person in the footage. */
  decideConsent(groupId: string, decision: ConsentDecision): Promise<void>;
  /** The last calls, oldest first. */
  requests(filter?: RequestFilter): Promise<LoggedRequest[]>;
  /** Forgets the calls. */
  clearRequests(): Promise<void>;
  /** Waits for a call, which may have come already. `timeoutMs` says how long, in milliseconds. Default: 5 000. */
  waitForRequest(filter: RequestFilter, options?: { timeoutMs?: number }): Promise<LoggedRequest>;
  /**
   * Sends the deliveries of webhooks that are due, and resolves when all of them were tried. Not for use within `deliver`:
   * there it waits for itself.
   */
  delivered(): Promise<void>;
  /** The deliveries of webhooks, oldest first. They are forgotten, as their events are, after 24 hours. */
  deliveries(filter?: DeliveryFilter): Promise<DeliveryView[]>;
  /**
   * Sends a delivery once more, however it went. It refuses when the endpoint was deleted, or does not ask for such events
   * any more.
   */
  resend(deliveryId: string): Promise<void>;
  /** What the sandbox's page shows. */
  state(): Promise<SandboxState>;
}

/**
 * Controls the sandbox at an address. Each method throws an Error with the sandbox's own words when it refuses.
 *
 * @example
 * const control = createSandboxControl("http://127.0.0.1:4010", { session: "worker-1" });
 * await control.respondWith({ operation: "createVideo", status: 429, times: 3 });
 */
export function createSandboxControl(baseUrl: string, options: SandboxControlOptions = {}): SandboxControl {
  const { session, fetch = globalThis.fetch } = options;
  const base = baseUrl.replace(/\/$/, "");

  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const headers = new Headers({ "Content-Type": "application/json" });
    if (session !== undefined) headers.set("X-Sandbox-Session", session);
    const text = body === undefined ? null : JSON.stringify(body);
    const response = await fetch(new Request(`${base}/sandbox/${path}`, { method, headers, body: text }));
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} /sandbox/${path}: ${answer?.error?.message ?? response.status}`);
    return answer;
  }

  const send = async (method: string, path: string, body?: unknown): Promise<void> => {
    await call(method, path, body);
  };

  return {
    reset: (snapshot) => send("POST", "reset", snapshot ? { snapshot } : {}),
    snapshot: () => call("GET", "snapshot") as Promise<Snapshot>,
    advance: (ms) => send("POST", "advance", { ms }),
    freeze: () => send("POST", "clock", { frozen: true }),
    unfreeze: () => send("POST", "clock", { frozen: false }),
    configure: (settings) => call("PATCH", "settings", settings) as Promise<Settings>,
    respondWith: (response) => send("POST", "responses", response),
    decideConsent: (groupId, decision) => send("POST", `consents/${encodeURIComponent(groupId)}`, { decision }),
    requests: (filter) => call("GET", `requests${queryOf(filter)}`) as Promise<LoggedRequest[]>,
    clearRequests: () => send("DELETE", "requests"),
    waitForRequest: (filter, { timeoutMs } = {}) =>
      call("GET", `requests/next${queryOf({ ...filter, timeoutMs })}`) as Promise<LoggedRequest>,
    delivered: () => send("POST", "deliveries", {}),
    deliveries: (filter) => call("GET", `deliveries${queryOf(filter)}`) as Promise<DeliveryView[]>,
    resend: (deliveryId) => send("POST", `deliveries/${encodeURIComponent(deliveryId)}`, {}),
    state: () => call("GET", "state") as Promise<SandboxState>,
  };
}

function queryOf(members: object = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : "";
}
