// The flags of the sandbox.
import { allFaults, v2States } from "../sandbox/settings/live-settings.ts";
import { addressFlags } from "./address.ts";
import { integerIn, list, numberIn, oneOf, option, range, toggle, type ValuesOf } from "./flags.ts";

const maxCount = 1e9;
const maxResources = 1e6;

export const sandboxFlags = {
  ...addressFlags,
  "api-key": option("KEY", "the only key to accept (any)"),
  latency: option("MS", "how long to hold responses back: 200, or 100-300", range),
  "fault-rate": option("R", `the share of calls that fail, from 0 to 1 (${allFaults.join(", ")})`, numberIn(0, 1)),
  "rate-limit": option("N", "calls per minute; one more gets 429", integerIn(1, maxCount)),
  credits: option("N", "how many creations the account can pay for; one more gets 402", integerIn(0, maxCount)),
  groups: option("N", "more avatar groups, besides the fixtures", integerIn(0, maxResources)),
  looks: option("N", "more looks, spread over them", integerIn(0, maxResources)),
  training: option("S", "how long training takes, in seconds (4)", numberIn(0, 86_400)),
  seed: option("N", "makes everything random repeatable, also ids", integerIn(0, 2 ** 32 - 1)),
  state: option("FILE", "keeps the state across restarts"),
  "unknown-fields": option(
    "W",
    "ignore fields that the spec does not have, or reject them as it says (reject)",
    oneOf(["ignore", "reject"], { reject: "reject" }),
  ),
  v2: option(
    "W",
    "the state of v2: active, deprecated with headers that announce the end, or removed; removed answers 410 " +
      "endpoint_sunset, a guess that nobody has confirmed (deprecated)",
    oneOf(v2States, { works: "active", warns: "deprecated", removed: "removed" }),
  ),
  "no-control": toggle("switches off the endpoints that change the sandbox from outside"),
  "allow-delivery-to": list("HOST", "a host that webhooks may go to, besides this machine and private networks"),
  "delivery-headers": option(
    "W",
    "documented, observed or both (observed): the headers of signed webhooks",
    oneOf(["documented", "observed", "both"]),
  ),
  "delivery-delay": option("MS", "how long after their event webhooks are sent: 200, or 100-300", range),
  "delivery-duplicates": option("R", "the share of webhooks that come twice, from 0 to 1", numberIn(0, 1)),
};

export type SandboxFlags = ValuesOf<typeof sandboxFlags>;
