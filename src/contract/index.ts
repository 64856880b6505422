/**
 * Holds a server, recorded traffic or received webhooks against the spec and what HeyGen's documents say besides.
 *
 * @module heygen-avatars/contract
 */
export type { Case } from "./cases/case.ts";
export { type Fetch, NotTestable, type Remainder, Unreachable } from "./connection.ts";
export { ContractOptionError, type ContractOptions, deleteRemaining, readerOf, runContract } from "./contract.ts";
export { type ContractTestsOptions, contractTests, type TestFramework } from "./contract-tests.ts";
export { type ChapterCoverage, type Coverage, cellsOfDocument, coverageOf } from "./coverage.ts";
export { readDocument } from "./document.ts";
export { type Drift, DriftReport, driftText } from "./drift.ts";
export { checkHar, type Har, HarError, type HarResult } from "./har.ts";
export type * from "./profile.ts";
export { checkProfile, ProfileError } from "./profile.ts";
export { liveProfile, prismProfile, sandboxProfile } from "./profiles.ts";
export { githubReport } from "./reports/github.ts";
export { htmlReport } from "./reports/html.ts";
export { jsonReport } from "./reports/json.ts";
export { junitReport } from "./reports/junit.ts";
export { caseReport, terminalReport } from "./reports/terminal.ts";
export type { Confidence, Problem, Rule } from "./rule.ts";
export type { CaseResult, Outcome, RunResult } from "./run.ts";
export type * from "./webhook-run.ts";
export { checkWebhooks } from "./webhooks.ts";
