// The types that an editor shows on hover are the names of the spec's schemas, not all their fields.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const file = resolve("test/client/hovered.ts");
const text = readFileSync(file, "utf8");

/** The hover text of a constant in the file. */
function hoverOf(service: ts.LanguageService, name: string): string {
  const position = text.indexOf(` ${name} `) + 1;
  return ts.displayPartsToString(service.getQuickInfoAtPosition(file, position)?.displayParts);
}

it("shows schema names on hover for unwrap, the items of paginate, ids and waits", () => {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, process.cwd());
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const source = ts.sys.readFile(name);
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source);
    },
    getCurrentDirectory: () => process.cwd(),
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  const hovers = ["unwrapped", "item", "lookId", "groupId", "completedLook", "completedVideo"].map((name) =>
    hoverOf(service, name),
  );
  expect(hovers).toEqual([
    "const unwrapped: AvatarLook",
    "const item: AvatarLook",
    "const lookId: LookId",
    "const groupId: GroupId | undefined",
    "const completedLook: Usable<AvatarLook>",
    "const completedVideo: CompletedVideo",
  ]);
});
