// Programs in TypeScript that compile under strict compile after they were rewritten, with the types of browsers and of
// Node alone.
import { readdirSync, readFileSync } from "node:fs";
import * as morph from "ts-morph";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { planFile } from "../../src/migrate/rewrite/plan.ts";

const folder = "test/migrate/snippets";
const snippets = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.startsWith("stays-"));

/** Clients that are not installed here. */
const clients = 'declare module "axios";\ndeclare module "ky";\n';

const types: [name: string, lib: string[]][] = [
  ["browsers", ["lib.es2023.d.ts", "lib.dom.d.ts"]],
  ["Node", ["lib.es2023.d.ts"]],
];

/** Whose fields are read through `any`, as the JSON of Node's types is `unknown`. */
const untyped = `export async function names(id: string | undefined) {
  const res = await fetch("https://api.heygen.com/v2/avatars", { headers: {} });
  const json: any = await res.json();
  const video: any = await (await fetch(\`https://api.heygen.com/v1/video_status.get?video_id=$\{id}\`)).json();
  return [video.data.status, ...json.data.avatars.map((avatar: any) => avatar.avatar_name)];
}
`;

/** What the compiler says of programs, by file. */
function errorsOf(programs: ReadonlyMap<string, string>, lib: string[]): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    lib,
    types: ["node"],
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    skipLibCheck: true,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => programs.has(name) || fileExists(name);
  host.readFile = (name) => programs.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = programs.get(name);
    return text === undefined ? getSourceFile(name, version, ...rest) : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...programs.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

describe.each(types)("with the types of %s", (_, lib) => {
  it("what compiled before compiles after", () => {
    const before = new Map(snippets.map((file) => [`${folder}/${file}`, readFileSync(`${folder}/${file}`, "utf8")]));
    before.set(`${folder}/untyped.ts`, untyped);
    const broken = errorsOf(new Map([...before, [`${folder}/clients.d.ts`, clients]]), lib);
    const compiling = [...before].filter(([file]) => !broken.some((error) => error.startsWith(file)));
    expect(compiling.length).toBeGreaterThan(3);
    const after = compiling.map(([file, text]): [string, string] => [file, planFile(morph, file, text).text]);
    for (const [file, text] of after) expect(text).not.toBe(before.get(file));
    expect(errorsOf(new Map([...after, [`${folder}/clients.d.ts`, clients]]), lib)).toEqual([]);
  });
});
