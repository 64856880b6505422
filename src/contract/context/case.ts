import type { Rule } from "../spec/rule.ts";
import type { CaseContext } from "./case-context.ts";

/** Something to ask a server, and what must be seen. */
export interface Case {
  /** A sentence that no other case has. */
  id: string;
  /** The operations that it tells something about, the most important one first. */
  operations: string[];
  rule: Rule;
  /** Sends the requests and checks what comes back. @throws {@link SkipCase} where the server can't be asked */
  run(context: CaseContext): Promise<void>;
}
