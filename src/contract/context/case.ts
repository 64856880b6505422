import type { Rule } from "../spec/rule.ts";
import type { CaseContext } from "./case-context.ts";

/** A test case: requests to a server, and checks of its responses. */
export interface Case {
  /** A sentence that is unique among all cases. */
  id: string;
  /** The operations that it tests, the most important one first. */
  operations: string[];
  rule: Rule;
  /** Sends the requests and checks the responses. @throws {@link SkipCase} if the case can't run on this server */
  run(context: CaseContext): Promise<void>;
}
