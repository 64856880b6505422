// The whole public surface of "heygen-avatars/sandbox/worker": the sandbox on Cloudflare Workers, for a team to share.
import { checkSnapshot, createSandbox, type Sandbox, type SandboxOptions, type Snapshot } from "./index.ts";

/** The bindings and variables of the Worker. */
export interface SandboxEnv {
  /** The binding of {@link SandboxObject}. */
  readonly SANDBOX: { getByName(name: string): { fetch(request: Request): Promise<Response> } };
  /** The only key that the API accepts, best kept as a secret. Default: any. */
  readonly SANDBOX_API_KEY?: string;
  /** Options of every session. */
  readonly SANDBOX_OPTIONS?: Omit<SandboxOptions, "state" | "stateFileError" | "now" | "docs">;
}

/** What is used of a Durable Object's `ctx`. */
export interface SandboxContext {
  readonly id: { readonly name?: string };
  readonly storage: {
    readonly sql: { exec(query: string, ...values: unknown[]): Iterable<Record<string, unknown>> };
    transactionSync(write: () => void): void;
  };
}

/** How long changes wait to be written together, in milliseconds. */
const saveDelayMs = 100;
/** Below the 2 MB that a value in SQLite may have. */
const chunkBytes = 1_000_000;
const sessionHeader = "X-Sandbox-Session";
const sessionPath = /^\/sandbox\/sessions\/([\w.-]+)(?=\/|$)/;

/** One session: a Durable Object that holds a sandbox and keeps its snapshot in SQLite. */
export class SandboxObject {
  readonly #session: string;
  readonly #storage: SandboxContext["storage"];
  readonly #sandbox: Sandbox;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ id, storage }: SandboxContext, env: SandboxEnv) {
    this.#session = id.name ?? "default";
    this.#storage = storage;
    storage.sql.exec("CREATE TABLE IF NOT EXISTS snapshot (start INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
    const options: SandboxOptions = { apiKey: env.SANDBOX_API_KEY, ...env.SANDBOX_OPTIONS, state: this.#load() };
    this.#sandbox = createSandbox(options);
    // A reset is to start anew, and not to go back to the last eviction.
    options.state = undefined;
  }

  async fetch(request: Request): Promise<Response> {
    try {
      const response = await this.#sandbox.respond(request);
      if (response instanceof Response) return response;
      const { status, headers, body } = response;
      if (body instanceof Uint8Array && body.length === 0) return new Response(null, { status, headers });
      if (this.#session === "default" || !(body instanceof Uint8Array)) {
        return new Response(body as BodyInit, { status, headers });
      }
      const linked = this.#nameSession(body, new URL(request.url).origin);
      return new Response(linked, { status, headers: { ...headers, "Content-Length": String(linked.length) } });
    } finally {
      // Also where the connection breaks: the operation may have taken effect.
      if (!["GET", "HEAD", "OPTIONS"].includes(request.method)) this.#saveSoon();
    }
  }

  /** Links to pictures, files and consent pages are opened without the header, so that their path names the session. */
  #nameSession(json: Uint8Array, origin: string): Uint8Array<ArrayBuffer> {
    const links = `"${origin}/sandbox/`;
    const text = new TextDecoder().decode(json);
    return new TextEncoder().encode(text.replaceAll(links, `${links}sessions/${this.#session}/sandbox/`));
  }

  /** Saves a little later, together with what changes until then. A running timer keeps the object from eviction. */
  #saveSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#save();
    }, saveDelayMs);
  }

  #save(): void {
    const bytes = new TextEncoder().encode(JSON.stringify(this.#sandbox.snapshot()));
    const { sql } = this.#storage;
    this.#storage.transactionSync(() => {
      sql.exec("DELETE FROM snapshot");
      for (let start = 0; start < bytes.length; start += chunkBytes) {
        sql.exec("INSERT INTO snapshot VALUES (?, ?)", start, bytes.slice(start, start + chunkBytes).buffer);
      }
    });
  }

  #load(): Snapshot | undefined {
    const decoder = new TextDecoder();
    let text = "";
    for (const { bytes } of this.#storage.sql.exec("SELECT bytes FROM snapshot ORDER BY start")) {
      text += decoder.decode(bytes as ArrayBuffer, { stream: true });
    }
    if (!text) return undefined;
    const snapshot = JSON.parse(text);
    const problem = checkSnapshot(snapshot);
    if (problem) throw new Error(`The stored session "${this.#session}" is of another version or damaged: ${problem}`);
    return snapshot;
  }
}

/**
 * Hands each request to its session: the one that the path names, as `/sandbox/sessions/NAME/…`, or else the header
 * `X-Sandbox-Session`, or `default`.
 *
 * @example The Worker is one line, `export { default, SandboxObject } from "heygen-avatars/sandbox/worker";`, and this is
 * its wrangler.jsonc:
 * ```jsonc
 * {
 *   "name": "heygen-sandbox",
 *   "main": "worker.ts",
 *   "compatibility_date": "2026-10-01",
 *   "durable_objects": { "bindings": [{ "name": "SANDBOX", "class_name": "SandboxObject" }] },
 *   "migrations": [{ "tag": "v1", "new_sqlite_classes": ["SandboxObject"] }],
 *   "vars": { "SANDBOX_OPTIONS": { "seed": { "looks": 1000 } } }
 * }
 * ```
 */
const worker: { fetch(request: Request, env: SandboxEnv): Promise<Response> } = {
  async fetch(request, { SANDBOX }) {
    const url = new URL(request.url);
    const [prefix = "", inPath] = sessionPath.exec(url.pathname) ?? [];
    const session = inPath ?? request.headers.get(sessionHeader) ?? "default";
    if (!/^[\w.-]{1,64}$/.test(session)) return new Response("There can't be such a session.\n", { status: 400 });
    // A session is a sandbox of its own, which knows of no other.
    url.pathname = url.pathname.slice(prefix.length) || "/";
    const forwarded = new Request(url, request);
    forwarded.headers.delete(sessionHeader);
    return SANDBOX.getByName(session).fetch(forwarded);
  },
};
export default worker;
