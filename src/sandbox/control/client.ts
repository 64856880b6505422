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
  WaitingResponse,
} from "../settings/protocol.ts";
import type { Snapshot } from "../state/model.ts";

/** The options of {@link createSandboxControl}. */
export interface SandboxControlOptions {
  /** The session to control, as in the header `X-Sandbox-Session`. Default: the session of requests without this header. */
  session?: string | undefined;
  /** Sends a request. Default: the global `fetch`. Pass a sandbox's own `fetch` to control it in process. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** Controls a running sandbox, for example in tests with Playwright or Cypress. */
export interface SandboxControl {
  /** Resets the sandbox: the state to a snapshot or else to the fixtures, the settings to its options. */
  reset(snapshot?: Snapshot): Promise<void>;
  /** Returns the whole state as plain data. */
  snapshot(): Promise<Snapshot>;
  /** Advances the clock by `ms` milliseconds, even while it is frozen. */
  advance(ms: number): Promise<void>;
  /** Freezes the clock. */
  freeze(): Promise<void>;
  /** Continues the clock from the time at which it was frozen. */
  unfreeze(): Promise<void>;
  /** Changes settings, such as latency, faults or the rate limit. Returns all settings. */
  configure(settings: SettingsChange): Promise<Settings>;
  /** Scripts the response to the next request, or to several requests. */
  respondWith(response: ScriptedResponse): Promise<WaitingResponse>;
  /** Returns the scripted responses that wait for their requests, the next one first. */
  waitingResponses(): Promise<WaitingResponse[]>;
  /** Cancels a scripted response. Throws if it is not waiting. */
  cancelResponse(id: string): Promise<void>;
  /** Gives or declines consent on behalf of the person in the footage. */
  decideConsent(groupId: string, decision: ConsentDecision): Promise<void>;
  /**
   * Returns the most recent requests to the API, oldest first: up to 200, or as many as the option `journal` of the
   * sandbox says. The header `Sandbox-Dropped-Requests` of `GET /sandbox/requests` has the number of older ones.
   */
  requests(filter?: RequestFilter): Promise<LoggedRequest[]>;
  /** Clears the request log. */
  clearRequests(): Promise<void>;
  /**
   * Waits for a request that matches the filter, including past ones. Throws after `timeoutMs` milliseconds.
   * Default: 5 000.
   */
  waitForRequest(filter: RequestFilter, options?: { timeoutMs?: number }): Promise<LoggedRequest>;
  /**
   * Sends the webhooks that are due. Resolves after one attempt for each. Don't call it inside `deliver`, because it would
   * wait for itself.
   */
  delivered(): Promise<void>;
  /** Returns the deliveries of webhooks in the last 24 hours, oldest first. */
  deliveries(filter?: DeliveryFilter): Promise<DeliveryView[]>;
  /**
   * Sends a delivery again, whatever its status. Throws if the endpoint was deleted or no longer subscribes to such
   * events.
   */
  resend(deliveryId: string): Promise<void>;
  /** Returns the content of the sandbox's page. */
  state(): Promise<SandboxState>;
}

/**
 * Controls the sandbox at `baseUrl`. Each method throws an Error with the sandbox's message if the request is rejected.
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
    respondWith: (response) => call("POST", "responses", response) as Promise<WaitingResponse>,
    waitingResponses: () => call("GET", "responses") as Promise<WaitingResponse[]>,
    cancelResponse: (id) => send("DELETE", `responses/${encodeURIComponent(id)}`),
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
