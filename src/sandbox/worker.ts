// The sandbox as a Durable Object, behind a Worker.
import { invalidSessionName } from "./create-sandbox.ts";
import { deliverNearby } from "./deliveries/deliver.ts";
import { preflightResponse } from "./http/cors.ts";
import { toResponse } from "./http/plain-response.ts";
import { createRequestHandler, type RequestHandler } from "./request-handler.ts";
import { Session } from "./session/session.ts";
import { isSessionName, sessionAddress, sessionOrigin } from "./session/session-address.ts";
import { checkOptions } from "./settings/check-options.ts";
import type { SandboxOptions } from "./settings/options.ts";
import type { Snapshot } from "./state/model.ts";
import { checkSnapshot } from "./state/snapshot.ts";

/** The bindings and variables of the Worker. */
export interface SandboxEnv {
  /** The binding of {@link SandboxObject}. */
  readonly SANDBOX: {
    /** The object of one session. */
    getByName(name: string): {
      /** Forwards a request to the object. */
      fetch(request: Request): Promise<Response>;
    };
  };
  /** The only API key that is accepted. Store it as a secret. Default: every key is accepted. */
  readonly SANDBOX_API_KEY?: string;
  /** The options of every session. */
  readonly SANDBOX_OPTIONS?: Omit<SandboxOptions, "state" | "now">;
}

/** The part of a Durable Object's `ctx` that the sandbox uses. */
export interface SandboxContext {
  readonly id: { readonly name?: string };
  readonly storage: {
    readonly sql: {
      /** Runs a query and returns its rows. */
      exec(query: string, ...values: unknown[]): Iterable<Record<string, unknown>>;
    };
    /** Runs `write` in a transaction. */
    transactionSync(write: () => void): void;
  };
}

/** How long changes are collected before they are saved, in milliseconds. */
const saveDelayMs = 100;
/** Well below the limit of 2 MB for a value in SQLite. */
const chunkBytes = 1_000_000;
/** The session of requests that don't name one. */
const defaultName = "default";

/** A Durable Object with one session of the sandbox. It stores the session's snapshot in SQLite. */
export class SandboxObject {
  readonly #name: string;
  readonly #storage: SandboxContext["storage"];
  readonly #session: Session;
  readonly #handle: RequestHandler;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ id, storage }: SandboxContext, env: SandboxEnv) {
    this.#name = id.name ?? defaultName;
    this.#storage = storage;
    storage.sql.exec("CREATE TABLE IF NOT EXISTS snapshot (start INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    const options = { apiKey: env.SANDBOX_API_KEY, ...env.SANDBOX_OPTIONS };
    checkOptions(options);
    const deliver = deliverNearby(options.deliverTo);
    this.#session = new Session({
      ...options,
      deliver: (delivery) => deliver(delivery).finally(() => this.#saveSoon()),
      state: this.#load(),
    });
    this.#handle = createRequestHandler(this.#session);
  }

  /** Answers a request as HeyGen would, and saves the changed state. */
  async fetch(request: Request): Promise<Response> {
    const { url } = sessionAddress(request);
    const origin = this.#name === defaultName ? url.origin : sessionOrigin(url.origin, this.#name);
    try {
      const response = await this.#handle({ request, url, origin });
      return response instanceof Response ? response : toResponse(response);
    } finally {
      // Also when a broken connection is simulated: the operation may have taken effect.
      if (request.method !== "GET" && request.method !== "HEAD") this.#saveSoon();
    }
  }

  /** Saves after a short delay, to save several changes at once. The pending timer prevents eviction of the object. */
  #saveSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#save();
    }, saveDelayMs);
  }

  #save(): void {
    const bytes = new TextEncoder().encode(JSON.stringify(this.#session.store));
    const { sql } = this.#storage;
    this.#storage.transactionSync(() => {
      sql.exec("DELETE FROM snapshot");
      for (let start = 0; start < bytes.length; start += chunkBytes) {
        sql.exec("INSERT INTO snapshot VALUES (?, ?)", start, bytes.slice(start, start + chunkBytes).buffer);
      }
    });
  }

  /** Reads the stored snapshot. Throws if it is invalid, so that it isn't overwritten. */
  #load(): Snapshot | undefined {
    const decoder = new TextDecoder();
    let text = "";
    for (const { bytes } of this.#storage.sql.exec("SELECT bytes FROM snapshot ORDER BY start")) {
      text += decoder.decode(bytes as ArrayBuffer, { stream: true });
    }
    if (!text) return undefined;
    const snapshot = JSON.parse(text);
    const problem = checkSnapshot(snapshot);
    if (problem) throw new Error(`The stored snapshot of session "${this.#name}" is invalid: ${problem}`);
    return snapshot;
  }
}

/**
 * Forwards each request to its session. The path `/sandbox/sessions/NAME/…` names the session, or else the header
 * `X-Sandbox-Session`. Without either, the session is `default`.
 *
 * @example
 * The Worker is one line: `export { default, SandboxObject } from "heygen-avatars/sandbox/worker";`. This is its
 * wrangler.jsonc:
 * ```jsonc
 * {
 *   "name": "heygen-sandbox",
 *   "main": "worker.ts",
 *   "compatibility_date": "2026-05-01",
 *   "durable_objects": { "bindings": [{ "name": "SANDBOX", "class_name": "SandboxObject" }] },
 *   "migrations": [{ "tag": "v1", "new_sqlite_classes": ["SandboxObject"] }],
 *   "vars": { "SANDBOX_OPTIONS": { "seed": { "looks": 1000 } } }
 * }
 * ```
 */
const worker: {
  /** Forwards a request to its session. */
  fetch(request: Request, env: SandboxEnv): Promise<Response>;
} = {
  async fetch(request, { SANDBOX }) {
    if (request.method === "OPTIONS") return preflightResponse(request);
    const { name = defaultName } = sessionAddress(request);
    if (!isSessionName(name)) return toResponse(invalidSessionName());
    return SANDBOX.getByName(name).fetch(request);
  },
};
export default worker;
