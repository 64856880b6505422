// A sandbox that is what a given spec makes of it: what is under generated/ is derived from that spec, all else is ours.
import { build, transform } from "esbuild";
import { contract } from "../../scripts/generate/contract.ts";
import { operationsModule } from "../../scripts/generate/operations.ts";
import { checkSchemas, requestSchemasModule, schemasModule } from "../../scripts/generate/schemas.ts";
import { follow, operationsOf } from "../../src/contract/openapi.ts";
import type { Sandbox, SandboxOptions } from "../../src/sandbox/index.ts";
import type { Json } from "./spec-operators/places.ts";

type Exports = Record<string, unknown>;
type MakeSandbox = (options?: SandboxOptions) => Sandbox;

/**
 * Makes a sandbox of a spec.
 *
 * @param spec the bundled document
 * @throws Error where nothing can be generated from it
 */
export async function regeneratedSandbox(spec: Json, options?: SandboxOptions): Promise<Sandbox> {
  checkRequests(spec);
  const derived: Record<string, Exports> = {
    contract: await moduleOf(contract(spec)),
    operations: await moduleOf(operationsModule(spec)),
    schemas: await moduleOf(schemasModule(spec)),
    "request-schemas": await moduleOf(requestSchemasModule(spec)),
  };
  const { createSandbox } = evaluate(await sandboxText(), derived) as { createSandbox: MakeSandbox };
  return createSandbox(options);
}

/** All that a sandbox takes from a spec: where two specs agree in it, their sandboxes are the same. */
export const sandboxPart = (spec: Json): string =>
  [contract(spec), operationsModule(spec), JSON.stringify(requestPart(spec), withoutNotes)].join("\n");

/** Compiling schemas takes time, and most wrong specs are right about requests. */
const checkedParts = new Set<string>();

function checkRequests(spec: Json): void {
  const part = requestPart(spec);
  const text = JSON.stringify(part, withoutNotes);
  if (checkedParts.has(text)) return;
  checkSchemas(part.schemas);
  checkedParts.add(text);
}

/** What a spec says of requests: all that is checked of them. */
function requestPart(spec: Json): Json {
  const bodies: Json = {};
  const schemas: Json = {};
  const include = (part: Json): Json => {
    for (const [, name = ""] of JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name in schemas) continue;
      schemas[name] = spec.components.schemas[name];
      include(schemas[name]);
    }
    return part;
  };
  for (const { operation } of operationsOf(spec)) {
    const parameters = (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
    bodies[operation.operationId] = [include(operation.requestBody), include(parameters)];
  }
  return { bodies, schemas };
}

const notes = /^(description|title|mapping|examples|x-.*)$/;

const withoutNotes = (key: string, value: Json): Json => (notes.test(key) && !isSchema(value) ? undefined : value);

/** A field may have the name of a note. */
const isSchema = (value: Json): boolean =>
  typeof value === "object" && value !== null && ("type" in value || "$ref" in value);

const derivedModule = /generated\/(contract|operations|schemas|request-schemas)\.ts$/;
let bundled: Promise<string> | undefined;

/** The sandbox as one CommonJS text that still asks for the modules that a spec makes. */
function sandboxText(): Promise<string> {
  bundled ??= build({
    entryPoints: ["src/sandbox/index.ts"],
    bundle: true,
    format: "cjs",
    target: "es2022",
    write: false,
    tsconfigRaw: {},
    plugins: [
      {
        name: "derived modules",
        setup({ onResolve }) {
          onResolve({ filter: derivedModule }, ({ path }) => ({
            path: derivedModule.exec(path)?.[1] ?? path,
            external: true,
          }));
        },
      },
    ],
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? "");
  return bundled;
}

async function moduleOf(text: string): Promise<Exports> {
  const { code } = await transform(text, { loader: "ts", format: "cjs", target: "es2022" });
  return evaluate(code, {});
}

/** Runs a CommonJS text that may ask for some modules by name. */
function evaluate(text: string, modules: Readonly<Record<string, Exports>>): Exports {
  const module: { exports: Exports } = { exports: {} };
  const run = new Function("module", "exports", "require", text);
  run(module, module.exports, (name: string) => modules[name]);
  return module.exports;
}
