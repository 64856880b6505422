// The interface to `heygen-avatars/validate`. It has types only, so clients that don't validate load no validator.
import type { CallFacts } from "./errors.ts";
import type { Redact } from "./redaction.ts";

/** A complete response of the API, before any middleware sees it. */
export interface ReceivedAnswer {
  readonly response: Response;
  /** The parsed body. */
  readonly body: unknown;
  readonly call: CallFacts & { readonly redact: Redact };
}

/** Checks a response. Errors that it throws propagate. */
export type ResponseCheck = (answer: ReceivedAnswer) => void;
