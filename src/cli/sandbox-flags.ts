// The flags of the sandbox.
import { allFaults, v2States } from "../sandbox/settings/live-settings.ts";
import { addressFlags } from "./address.ts";
import { integerIn, list, numberIn, oneOf, option, range, toggle, type ValuesOf } from "./flags.ts";

const maxCount = 1e9;
const maxResources = 1e6;

export const sandboxFlags = {
  ...addressFlags,
  "api-key": option("KEY", "the only API key to accept (default: every key)"),
  latency: option("MS", "latency of responses in milliseconds, such as 200 or 100-300 (default: 0)", range),
  "fault-rate": option(
    "R",
    `share of requests that fail, from 0 to 1, with one of ${allFaults.join(", ")} (default: 0)`,
    numberIn(0, 1),
  ),
  "rate-limit": option(
    "N",
    "maximum number of requests per minute; beyond it, 429 (default: no limit)",
    integerIn(1, maxCount),
  ),
  credits: option(
    "N",
    "credits of the account; each creation costs one, without credits 402 (default: no limit)",
    integerIn(0, maxCount),
  ),
  groups: option("N", "number of avatar groups to add to the fixtures", integerIn(0, maxResources)),
  looks: option("N", "number of looks to add, distributed over these groups", integerIn(0, maxResources)),
  training: option("S", "duration of training in seconds (default: 4)", numberIn(0, 86_400)),
  seed: option("N", "seed for everything random, including ids (default: random)", integerIn(0, 2 ** 32 - 1)),
  state: option("FILE", "file that keeps the state across restarts"),
  "unknown-fields": option(
    "W",
    "ignore request fields outside the spec, or reject them as the spec says (default: reject)",
    oneOf(["ignore", "reject"], { refuse: "reject" }),
  ),
  v2: option(
    "W",
    "state of v2: active, deprecated (headers announce the sunset) or removed (410 endpoint_sunset; not confirmed) " +
      "(default: deprecated)",
    oneOf(v2States, { works: "active", warns: "deprecated", gone: "removed" }),
  ),
  journal: option("N", "how many requests the log keeps (default: 200)", integerIn(1, 1_000_000)),
  quiet: toggle("print no line for each request"),
  "no-control": toggle("disable the control endpoints"),
  "allow-delivery-to": list(
    "HOST",
    "additional host to deliver webhooks to, besides this machine and private networks; repeatable",
  ),
  "allow-origin": list(
    "ORIGIN",
    "origin whose pages may control the sandbox and register webhooks, such as https://app.example.com; repeatable",
  ),
  "delivery-headers": option(
    "W",
    "headers of signed webhooks: documented, observed or both (default: observed)",
    oneOf(["documented", "observed", "both"]),
  ),
  "delivery-delay": option(
    "MS",
    "delay of webhooks after their event in milliseconds, such as 200 or 100-300 (default: 0)",
    range,
  ),
  "delivery-duplicates": option("R", "share of webhooks that are sent twice, from 0 to 1 (default: 0)", numberIn(0, 1)),
};

export type SandboxFlags = ValuesOf<typeof sandboxFlags>;
