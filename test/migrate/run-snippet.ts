// Runs a program against a sandbox that takes the place of HeyGen.
import vm from "node:vm";
import ts from "typescript";
import type { Sandbox } from "../../src/sandbox/index.ts";
import { clientsOver } from "./http-clients.ts";

/** What a program did: what it gave, and what it left. */
export interface Outcome {
  result: unknown;
  looks: string[];
  groups: string[];
}

interface Program {
  text: string;
  /** What `main` is given. */
  argument?: unknown;
}

/** Compiles a module and runs its `main`, with HeyGen's hosts played by `fetch`. */
export async function runProgram({ text, argument }: Program, fetch: typeof globalThis.fetch): Promise<unknown> {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const clients = clientsOver(fetch);
  const files = { readFile: async () => png, readFileSync: () => png };
  const require = (name: string) => (name === "node:fs/promises" ? files : clients[name]);
  const exports: { main?: (argument: unknown) => unknown } = {};
  const silent = { log() {}, error() {} };
  const globals = { fetch, require, exports, process: { env: { HEYGEN_API_KEY: "any" } }, console: silent };
  const shared = { URL, FormData, Blob, Response, Uint8Array, atob, setTimeout };
  vm.runInNewContext(outputText, { ...globals, ...shared });
  // A value of another realm is not equal to one of this realm.
  return structuredClone(JSON.parse(JSON.stringify((await exports.main?.(argument)) ?? null)));
}

/** The first bytes of a picture. */
const png = Uint8Array.from(atob("iVBORw0KGgo="), (letter) => letter.charCodeAt(0));

/** What a sandbox holds, by what v2 and v3 have in common. */
export function contentsOf(sandbox: Sandbox): Pick<Outcome, "looks" | "groups"> {
  const { looks, groups } = sandbox.snapshot() as unknown as Record<
    "looks" | "groups",
    { name: string; type: string }[]
  >;
  return {
    looks: [...looks].map(({ name, type }) => `${name} (${type})`).sort(),
    groups: [...groups].map(({ name }) => name).sort(),
  };
}
