// Where `heygen-avatars/validate` joins in. It is a type only: whoever does not validate loads no validator.
import type { CallFacts } from "./errors.ts";
import type { Redact } from "./redaction.ts";

/** A whole answer of the API, before any middleware sees it. */
export interface ReceivedAnswer {
  readonly response: Response;
  /** The parsed body. */
  readonly body: unknown;
  readonly call: CallFacts & { readonly redact: Redact };
}

/** Looks at each answer. What it throws, the call throws. */
export type ResponseCheck = (answer: ReceivedAnswer) => void;
