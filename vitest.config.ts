import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/command-line.ts",
    maxWorkers: 2,
    // Files of a worker share what they import: Prism alone takes more than a second to load.
    isolate: false,
    // Several tests start servers and command line tools on two cores.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
