// heygen-avatars mock: serves Prism.
import { addressFlags, addressOf } from "../address.ts";
import { defineCommand } from "../flags.ts";
import { ownDocument } from "../package-folder.ts";
import { createMock } from "../prism-mock.ts";
import { serveUntilStopped } from "../serve-until-stopped.ts";

export const mockCommand = defineCommand({
  name: "mock",
  argument: "[FILE]",
  maxArguments: 1,
  purpose:
    "answers every documented request from the examples of the spec (Prism); FILE is a bundled OpenAPI document, " +
    "by default the one of this package",
  flags: addressFlags,
  failureCode: 1,
  async run(flags, [file = ownDocument()]) {
    const url = await serveUntilStopped(await createMock(file), addressOf(flags));
    console.log(`HeyGen mock on ${url}, any X-Api-Key will do`);
    return undefined;
  },
});
