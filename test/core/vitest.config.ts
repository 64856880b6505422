// npm run test:core: the tests of the client, on the core of our own in the place of openapi-fetch.
import { resolve } from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "openapi-fetch": resolve("test/core/core.ts") } },
  test: {
    include: ["test/unit/**/*.test.ts", "test/contract/client.test.ts"],
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
