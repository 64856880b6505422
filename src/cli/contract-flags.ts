// The flags of the contract tests.
import { integerIn, numberIn, option, type Reader, toggle, type ValuesOf } from "./flags.ts";
import { UsageError } from "./usage-error.ts";

const reportFormats = ["html", "json", "junit", "github", "terminal"] as const;
export type ReportFormat = (typeof reportFormats)[number];

const formats: Reader<readonly ReportFormat[]> = (text, flag) =>
  text.split(",").map((name) => {
    const known = reportFormats.find((format) => format === name.trim());
    if (known) return known;
    throw new UsageError(`--${flag} is a list of ${reportFormats.join(", ")}, not "${text}"`);
  });

const maxArbitrary = 100_000;

export const contractFlags = {
  profile: option(
    "P",
    "what to know about the server: sandbox, prism, live, or a file (a sandbox is recognized; any other URL is taken " +
      "for live: reads only, 2 a second)",
  ),
  only: option("REGEXP", "only cases whose names match"),
  replay: option("CASE", "only the case of this name"),
  seed: option("N", "makes everything random repeatable (1)", integerIn(0, 2 ** 31 - 1)),
  bail: toggle("stops at the first case that fails"),
  arbitrary: option("N", "N more random bodies for each operation, valid and invalid (0)", integerIn(0, maxArbitrary)),
  "allow-writes": toggle("sends calls that change something, and deletes what they created"),
  budget: option("N", "requests at most", integerIn(1, 1e9)),
  rate: option("N", "requests per second at most", numberIn(0.01, 1e6)),
  clean: toggle("runs no case, but deletes what an interrupted run has left"),
  har: option("FILE", "checks recorded traffic of URL instead (https://api.heygen.com)"),
  report: option("DIR", "where reports are written (coverage)"),
  format: option("LIST", "which: html, json, junit, github, terminal (html,json,junit)", formats),
};

export type ContractFlags = ValuesOf<typeof contractFlags>;
