import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";
import { entryPoints } from "./test/package/entry-points.ts";

/** They take most of the time, and started last they would keep one worker busy while the other rests. */
const long = [
  "browser/sandbox-page",
  "contract/contract",
  "contract/prism",
  "cli/contract",
  "contract/second-server",
  "spec/generate",
  "spec/lint-rules",
  "spec/upstream",
  "package/declarations",
].map((name) => `/test/${name}.test.ts`);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => long.findIndex((name) => moduleId.endsWith(name));
    const isLong = (file: TestSpecification) => placeOf(file) >= 0;
    const first = files.filter(isLong).sort((one, other) => placeOf(one) - placeOf(other));
    return [...first, ...(await super.sort(files.filter((file) => !isLong(file))))];
  }
}

export default defineConfig({
  // For the programs of README and guides, which name the package as its users do.
  resolve: { alias: entryPoints },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: "test/command-line.ts",
    sequence: { sequencer: LongFirst },
    maxWorkers: 2,
    // Files of a worker share what they import: Prism alone takes more than a second to load.
    isolate: false,
    // Several tests start servers and command line tools on two cores.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
