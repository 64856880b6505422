// The declarations of the package compile for consumers, whatever their TypeScript and their environment.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "heygen-declarations-"));

const program = `import { createClient, isHeyGenError, paginate, unwrap, uploadAsset, waitForLook, type AvatarLook } from "heygen-avatars";
import { createSandbox } from "heygen-avatars/sandbox";
export { SandboxObject } from "heygen-avatars/sandbox/worker";
import { answers, schemas, validateResponses } from "heygen-avatars/validate";
import { webhookHandler, type WebhookEvent } from "heygen-avatars/webhooks";
export const receive = webhookHandler({
  secret: "whsec_0123456789",
  on: { "avatar_video.success": ({ event_data }) => console.log(event_data.video_id.length) },
});
export const videoOf = (event: WebhookEvent): string | undefined =>
  event.event_type === "avatar_video.success" ? event.event_data.video_id : undefined;
const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch, validate: validateResponses("warn") });
const checked = schemas.AvatarLook["~standard"].validate({});
export const id: string | undefined = checked.issues ? undefined : checked.value.id;
export const list = answers.listAvatarLooks[200];
export async function main(): Promise<AvatarLook> {
  for await (const look of paginate(heygen, "/v3/avatars/looks")) console.log(look.id);
  const { asset_id } = await uploadAsset(heygen, { data: new Uint8Array([1]), name: "a.png", type: "image/png" });
  const file = { type: "asset_id", asset_id } as const;
  const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", file } }));
  // @ts-expect-error it is the id of a group
  if (avatar_item.group_id) heygen.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: avatar_item.group_id } } });
  // @ts-expect-error it is the id of a group
  heygen.POST("/v3/videos", { body: { type: "avatar", script: "Hi.", avatar_id: avatar_item.group_id ?? "" } });
  return waitForLook(heygen, avatar_item.id).catch((error: unknown) => {
    if (isHeyGenError(error, "avatar_not_found")) console.log(error.param);
    throw error;
  });
}
`;

beforeAll(async () => {
  const installed = join(folder, "node_modules/heygen-avatars");
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  await run(process.execPath, ["--import", "tsx", "scripts/build.ts", join(installed, "dist")]);
  cpSync("package.json", join(installed, "package.json"));
  for (const name of ["openapi-fetch", "openapi-typescript-helpers", "@types/node", "undici-types"]) {
    symlinkSync(join(process.cwd(), "node_modules", name), join(folder, "node_modules", name));
  }
  writeFileSync(join(folder, "index.ts"), program);
  // Workers know modules only.
  writeFileSync(join(folder, "common.cts"), program.replace(/^.*sandbox\/worker.*\n/m, ""));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The oldest and the newest that are supported. */
const compilers = ["typescript-5.4", "typescript-7"];
const environments = {
  "lib DOM": { lib: ["ES2022", "DOM", "DOM.Iterable", "DOM.AsyncIterable"], types: [] },
  "@types/node alone": { lib: ["ES2022"], types: ["node"] },
};

describe.each(compilers)("for a consumer with %s", (compiler) => {
  it.each(Object.entries(environments))(
    "and %s, the declarations compile without skipLibCheck",
    async (_, libraries) => {
      const known =
        compiler === "typescript-5.4" ? libraries.lib.filter((lib) => lib !== "DOM.AsyncIterable") : libraries.lib;
      const compilerOptions = {
        ...libraries,
        lib: known,
        target: "ES2022",
        module: "NodeNext",
        strict: true,
        skipLibCheck: false,
        noEmit: true,
      };
      const config = join(folder, `${compiler}-${libraries.types.length}.json`);
      const files = libraries.types.length === 0 ? ["index.ts", "common.cts"] : ["index.ts"];
      writeFileSync(config, JSON.stringify({ compilerOptions, files }));
      const { stdout } = await run(process.execPath, [`node_modules/${compiler}/bin/tsc`, "-p", config]).catch(
        (error) => error,
      );
      expect(stdout).toBe("");
    },
  );
});

describe("the build", () => {
  it("weighs 1.65 MB at most, so that nothing is in it twice unnoticed", () => {
    const built = join(folder, "node_modules/heygen-avatars/dist");
    const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
    console.log(`dist: ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(1_650_000);
  });
});

describe("CommonJS", () => {
  /** Runs a program that requires the package. Without the flag Node takes the modules, and Jest never does. */
  async function runRequiring(code: string, ...flags: string[]): Promise<{ stdout: string; stderr: string }> {
    writeFileSync(join(folder, "required.cjs"), code);
    return run(process.execPath, [...flags, "required.cjs"], { cwd: folder });
  }

  it.each([
    ["modules", []],
    ["CommonJS", ["--no-experimental-require-module"]],
  ])("requires the client and the sandbox as %s, and they work together", async (_, flags) => {
    const code = `const { createClient, unwrap } = require("heygen-avatars");
      const { createSandbox } = require("heygen-avatars/sandbox");
      const { validateResponses } = require("heygen-avatars/validate");
      require("heygen-avatars/webhooks");
      const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch, validate: validateResponses("throw") });
      unwrap(heygen.GET("/v3/avatars/looks")).then((looks) => console.log(looks.length > 0));`;
    expect(await runRequiring(code, ...flags)).toMatchObject({ stdout: "true\n", stderr: "" });
  });

  it("has the same classes as the modules, so that instanceof holds for both", async () => {
    const code = `const { HeyGenError } = require("heygen-avatars");
      import("heygen-avatars").then((modules) => console.log(modules.HeyGenError === HeyGenError));`;
    expect(await runRequiring(code)).toMatchObject({ stdout: "true\n", stderr: "" });
  });
});
