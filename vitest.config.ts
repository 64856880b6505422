import { defineConfig } from "vitest/config";
import { entryPoints } from "./test/package/entry-points.ts";

export default defineConfig({
  // The programs of README and guides import the package by name, as its users do.
  resolve: { alias: entryPoints },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/command-line.ts",
    maxWorkers: 2,
    // The files of a worker share what they import: Prism alone takes more than a second to load.
    isolate: false,
    // Several tests start servers and command line tools on two cores.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
