// heygen-avatars mock: serves the examples of the spec with Prism.
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
    "answers every documented request with an example from the spec, using Prism. FILE is a bundled OpenAPI document " +
    "(default: the spec of this package)",
  flags: addressFlags,
  failureCode: 1,
  async run(flags, [file = ownDocument()]) {
    const url = await serveUntilStopped(await createMock(file), addressOf(flags));
    console.log(`HeyGen mock on ${url}, accepts any X-Api-Key`);
    return undefined;
  },
});
