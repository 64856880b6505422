// The flags of the contract tests.
import { integerIn, numberIn, option, type Reader, toggle, type ValuesOf } from "./flags.ts";
import { UsageError } from "./usage-error.ts";

const reportFormats = ["html", "json", "junit", "github", "terminal"] as const;
export type ReportFormat = (typeof reportFormats)[number];

const formats: Reader<readonly ReportFormat[]> = (text, flag) =>
  text.split(",").map((name) => {
    const known = reportFormats.find((format) => format === name.trim());
    if (known) return known;
    throw new UsageError(`--${flag} must be a comma-separated list of ${reportFormats.join(", ")}, not "${text}"`);
  });

const names: Reader<readonly string[]> = (text) =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

const maxArbitrary = 100_000;

export const contractFlags = {
  profile: option(
    "P",
    "profile of the server: sandbox, prism, local, live, or a file (default: sandbox if the server is one; local on " +
      "this machine, which finds out what the server supports; otherwise live, which sends only reads, 2 per second)",
  ),
  only: option("LIST", "run only cases whose ids match a pattern, such as createAvatar,'*/lists/**'", names),
  replay: option("ID", "run only the case with this id"),
  require: option("LIST", "operations that the server must implement, such as listVoices,getVoice", names),
  all: toggle("the server must implement all operations"),
  seed: option("N", "seed for random values (default: 1)", integerIn(0, 2 ** 31 - 1)),
  bail: toggle("stop at the first failed case"),
  arbitrary: option(
    "N",
    "number of additional random bodies per operation, valid and invalid (default: 0)",
    integerIn(0, maxArbitrary),
  ),
  "allow-writes": toggle("also send requests that change data, and delete the resources they create"),
  "read-only": toggle("send no requests that change data, not even to a server on this machine"),
  "paid-calls": option(
    "N",
    "maximum number of calls that cost credits (default for the real API: 3)",
    integerIn(0, 1e6),
  ),
  budget: option("N", "maximum number of requests", integerIn(1, 1e9)),
  rate: option("N", "maximum number of requests per second", numberIn(0.01, 1e6)),
  clean: toggle("delete the leftover resources of an interrupted run, and run no cases"),
  har: option("FILE", "check recorded traffic of URL instead (default URL: https://api.heygen.com)"),
  report: option("DIR", "folder for reports (default: contract-report)"),
  format: option("LIST", "formats of reports: html, json, junit, github, terminal (default: html,json,junit)", formats),
};

export type ContractFlags = ValuesOf<typeof contractFlags>;
