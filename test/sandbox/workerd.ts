// Runs the Worker in workerd, the runtime of Cloudflare Workers.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { build } from "esbuild";
import type { SandboxEnv } from "../../src/sandbox-worker.ts";

export interface RunningWorker {
  url: string;
  pid: number;
  /** Kills the process like a crash, so that it can't save anything. */
  kill(): Promise<void>;
}

/** Bundles the Worker into a folder, with a configuration that stores the Durable Objects in it. */
export async function prepareWorker(folder: string, env: Omit<SandboxEnv, "SANDBOX"> = {}): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["src/sandbox-worker.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  writeFileSync(join(folder, "worker.js"), outputFiles[0]?.contents ?? "");
  writeFileSync(join(folder, "config.capnp"), configOf(folder, env));
  mkdirSync(join(folder, "storage"));
}

// Strings in Cap'n Proto have the same syntax as in JSON.
const variable = ([name, value]: [string, unknown]) =>
  `(name = "${name}", json = ${JSON.stringify(JSON.stringify(value))}),`;

const configOf = (folder: string, env: Omit<SandboxEnv, "SANDBOX">): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "sandbox", worker = .sandbox),
    (name = "storage", disk = (path = ${JSON.stringify(join(folder, "storage"))}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "sandbox")],
);
const sandbox :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-05-01",
  bindings = [
    (name = "SANDBOX", durableObjectNamespace = "SandboxObject"),
    ${Object.entries(env).map(variable).join(" ")}
  ],
  durableObjectNamespaces = [(className = "SandboxObject", uniqueKey = "sandbox", enableSql = true)],
  durableObjectStorage = (localDisk = "storage"),
);
`;

/** Serves a prepared folder on a free port. @param workerd the path of the program */
export async function startWorker(folder: string, workerd: string): Promise<RunningWorker> {
  const child = spawn(workerd, ["serve", "config.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const exited = once(child, "exit");
  const events = createInterface(child.stdio[3] as Readable);
  const [line] = await Promise.race([once(events, "line"), exited.then(() => ["{}"])]);
  const { port } = JSON.parse(line);
  if (!port) throw new Error("workerd did not start");
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}
