/**
 * Tests a server, recorded traffic or received webhooks against the spec and against rules from HeyGen's documentation.
 *
 * @module heygen-avatars/contract
 */
export type { Case, CaseFacts, Expectation, RequestCase, RequestStep, StoryCase } from "./contract/context/case.ts";
export { type Fetch, type Leftover, SkipCase, Unreachable } from "./contract/context/connection.ts";
export type * from "./contract/context/profile.ts";
export { checkProfile, ProfileError } from "./contract/context/profile.ts";
export { liveProfile, localProfile, prismProfile, sandboxProfile } from "./contract/context/profiles.ts";
export { type ContractTestsOptions, contractTests, type TestFramework } from "./contract/frameworks/contract-tests.ts";
export { type Cause, type CauseFinding, causesOf } from "./contract/reports/causes.ts";
export { githubReport } from "./contract/reports/github.ts";
export { htmlReport } from "./contract/reports/html.ts";
export { jsonReport } from "./contract/reports/json.ts";
export { junitReport } from "./contract/reports/junit.ts";
export { caseReport, causeReport, terminalReport } from "./contract/reports/terminal.ts";
export { type Coverage, coverageItemsOf, coverageOf, type KindCoverage } from "./contract/runner/coverage.ts";
export type { Lack } from "./contract/runner/probe.ts";
export {
  ContractOptionError,
  type ContractOptions,
  deleteLeftovers,
  runContract,
} from "./contract/runner/run-contract.ts";
export type { CaseResult, Outcome, RunResult, Stop } from "./contract/runner/runner.ts";
export { type ContractSuite, contractSuite, readerOf } from "./contract/runner/suite.ts";
export { readDocument } from "./contract/spec/document.ts";
export type { Confidence, Finding, Rule, StepFinding } from "./contract/spec/rule.ts";
export { type Drift, DriftReport, driftSummary, driftText } from "./contract/traffic/drift.ts";
export { checkHar, type Har, HarError, type HarResult } from "./contract/traffic/har.ts";
export { checkWebhooks } from "./contract/webhooks/check-webhooks.ts";
export type * from "./contract/webhooks/run.ts";
