// A test case as data. Most cases are a few requests and what to expect; a story is a function, because its later
// requests depend on earlier responses.
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import type { CaseContext } from "./case-context.ts";
import type { CoverageItem } from "./coverage-items.ts";
import type { Call } from "./prepare-request.ts";
import type { ConditionName, ConditionValues } from "./profile.ts";

/** What a server must be able to do for a case to make sense. */
export type Ability =
  /** Calls affect the responses to later calls. */
  | "state"
  /** Missing credentials are rejected. */
  | "credentials"
  /** Idempotency keys have an effect. */
  | "idempotency"
  /** Invalid bodies are rejected. */
  | "validation";

/** What all cases have. */
export interface CaseFacts {
  /** Operation, kind and subject, separated by slashes: `createAvatar/request/invalid/body.file/missing`. */
  readonly id: string;
  /** The operation that it tests. */
  readonly operation: string;
  /** The other operations that it calls. */
  readonly uses: readonly string[];
  readonly rule: Rule;
  /** A sentence for people. */
  readonly title: string;
  /** The coverage items that it reaches. */
  readonly covers: readonly CoverageItem[];
  readonly needs: readonly Ability[];
  /** The status that it is about, if it is about one. */
  readonly status?: number;
}

/** A request of a case. */
export interface RequestStep {
  readonly operation: string;
  readonly call: Call;
  /** Applied to this request only. */
  readonly condition?: { readonly name: ConditionName; readonly values: ConditionValues };
}

/** The expected response. */
export interface Expectation {
  /** A status, `success`, `rejection` (400 or 415), or `unknown` (404, or 400 as an invalid parameter). */
  readonly response: number | "success" | "rejection" | "unknown";
  /** Which responses must be so. Default: the last one. */
  readonly of?: "any";
  /** The parameter, or the pointer in the body, that the request is about. */
  readonly place: string;
  /** What the request is about: `body`, `parameter`, a status, or nothing in particular. */
  readonly part: string;
  /** The `param` that an error must have. */
  readonly param?: string;
  /** The whole body. */
  readonly body?: Json;
}

/** A case whose requests are known in advance. */
export interface RequestCase extends CaseFacts {
  readonly steps: readonly RequestStep[];
  readonly expect: Expectation;
  /** Whether the requests overlap in time. */
  readonly isOverlapping?: boolean;
  /** The request that a server without state is sent instead. */
  readonly withoutState?: RequestStep;
}

/** A case whose requests depend on earlier responses. */
export interface StoryCase extends CaseFacts {
  /** Sends the requests and checks the responses. @throws {@link SkipCase} if the case can't run on this server */
  readonly story: (context: CaseContext) => Promise<void>;
}

/** A test case. */
export type Case = RequestCase | StoryCase;

/** A story as its rule's file writes it. */
export interface Story {
  /** The operations that it calls, the one that it tests first. */
  readonly operations: readonly string[];
  readonly rule: Rule;
  /** Distinguishes the cases of one rule and operation. */
  readonly name?: string;
  readonly title: string;
  readonly covers?: readonly CoverageItem[];
  /** Default: state. */
  readonly needs?: readonly Ability[];
  readonly run: (context: CaseContext) => Promise<void>;
}

export function storyCase({ operations, rule, name, title, covers = [], needs = ["state"], run }: Story): StoryCase {
  const [operation = "", ...uses] = operations;
  return { id: caseId(operation, rule, name), operation, uses, rule, title, covers, needs, story: run };
}

/** Ids have no spaces and no slashes but the separators, so that shells and patterns take them as they are. */
export function caseId(operation: string, { kind }: Rule, ...subject: (string | undefined)[]): string {
  const parts = subject.filter((part) => part !== undefined).map((part) => part.replace(/[\s/]+/g, "-"));
  return [operation, kind, ...parts].join("/");
}
