// A profile: the facts about a server that cases need, as plain data if possible.

/** A request outside the API that applies a condition. */
export interface ControlCall {
  method: string;
  /** Path on the server, or a full URL. `{name}` is replaced with a value of the case, here and in the body. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** How to apply a condition. */
export interface Condition {
  /** Requests to send before the call that is under the condition. */
  calls?: ControlCall[];
  /** Headers to add to the call itself. `{name}` is replaced with a value of the case. */
  headers?: Record<string, string>;
  /** Query parameters to add to the call itself, already encoded. */
  query?: Record<string, string>;
  /** A name or prompt that applies the condition to the resource that is created with it. */
  text?: string;
}

/** The values that a case passes to a condition, such as `ms` or `group_id`. */
export type ConditionValues = Readonly<Record<string, string | number>>;

/** The conditions that cases can apply. Cases are skipped if the profile does not support their conditions. */
export type ConditionName =
  /** The server is in its initial state. */
  | "reset"
  /** `ms` milliseconds pass. */
  | "time"
  /** The person consents to the group `group_id`, or declines. */
  | "consent"
  | "decline"
  /** The resource that is created next fails. */
  | "failure"
  /** The next call returns the documented example `example` of the status `status`. */
  | "example"
  /** The next call takes long enough for a second one to overlap with it. */
  | "slow"
  /** The next call returns the status. */
  | `${number}`;

/**
 * How to apply a condition, or a function that returns it for the values of a case, or undefined if it does not
 * support these values.
 */
export type ConditionOf =
  | Condition
  | ((values: ConditionValues) => Condition | undefined | Promise<Condition | undefined>);

/** The facts about a server that cases need. */
export interface Profile {
  /** The name of the server in reports. */
  name: string;
  /** The headers of a valid key, of a valid OAuth token, and of an invalid key. */
  credentials: {
    apiKey: Record<string, string>;
    bearer?: Record<string, string>;
    wrong?: Record<string, string>;
  };
  /** Whether the server keeps state. False for a mock that only returns examples. Default: true. */
  stateful?: boolean;
  /** Whether the server rejects missing credentials. Default: true. */
  checksCredentials?: boolean;
  /** Whether idempotency keys have an effect. Default: true. */
  idempotent?: boolean;
  /**
   * Whether the server rejects any invalid body. Without it, rules about combinations of fields are skipped. Default: true.
   */
  validates?: boolean;
  /**
   * The operationIds that the server supports, or `probe`, to find out with one request each before the first case, and
   * also whether it keeps state, checks credentials, validates and knows idempotency keys. Default: all operations.
   */
  operations?: string[] | "probe";
  /** Whether calls may change data; or the operationIds that may. Default: false. */
  writes?: boolean | string[];
  limits?: {
    /** The maximum number of requests. Default: no limit. */
    requests?: number;
    /** The maximum number of calls that cost money. Default: no limit. */
    paidCalls?: number;
    /** The maximum number of requests per second. Default: no limit. */
    requestsPerSecond?: number;
    /**
     * How long to wait in total, in milliseconds, for resources to be completed, if the clock of the server can't be
     * advanced. Default: 0, so cases that have to wait are skipped.
     */
    waitMs?: number;
  };
  /**
   * Ids of existing resources, by the name of the parameter or field, or by operationId and name, such as
   * `addPhotoAvatarSoundEffect.id`. Missing ids are looked up.
   */
  ids?: Record<string, string>;
  /** How to apply conditions. */
  conditions?: Partial<Record<ConditionName, ConditionOf>>;
  /**
   * Expected failures: cases whose id matches the pattern, such as `createVideo/request/invalid/**`, don't fail the run,
   * and are listed with the reason.
   */
  exceptions?: { case: string; reason: string }[];
}

/** A profile that can't be used. */
export class ProfileError extends Error {
  override readonly name = "ProfileError";
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isPositive: Check = (value) => typeof value === "number" && value > 0;
const isCount: Check = (value) => typeof value === "number" && value >= 0;
const isRecord: Check = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isTexts: Check = (value) => isRecord(value) && Object.values(value as object).every(isText);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

const members: Record<keyof Profile, [check: Check, expected: string]> = {
  name: [isText, "a text"],
  credentials: [isRecord, "an object of apiKey, bearer and wrong"],
  stateful: [(value) => typeof value === "boolean", "true or false"],
  checksCredentials: [(value) => typeof value === "boolean", "true or false"],
  idempotent: [(value) => typeof value === "boolean", "true or false"],
  validates: [(value) => typeof value === "boolean", "true or false"],
  operations: [(value) => value === "probe" || isListOf(isText)(value), 'a list of operationIds, or "probe"'],
  writes: [(value) => typeof value === "boolean" || isListOf(isText)(value), "true, false or a list of operationIds"],
  limits: [isRecord, "an object of requests, paidCalls, requestsPerSecond and waitMs"],
  ids: [isTexts, "an object of texts"],
  conditions: [isRecord, "an object"],
  exceptions: [isListOf(isRecord), "a list of objects with case and reason"],
};

/**
 * Validates a profile, for example from a file.
 *
 * @throws {@link ProfileError} that names the invalid member
 */
export function checkProfile(value: unknown): Profile {
  if (!isRecord(value)) throw new ProfileError("A profile is an object with name and credentials.");
  const profile = value as Profile;
  for (const name of ["name", "credentials"]) {
    if (!(name in profile))
      throw new ProfileError(`${name} is missing: ${members[name as keyof Profile][1]} is needed.`);
  }
  for (const [name, member] of Object.entries(profile)) {
    const known = members[name as keyof Profile];
    if (!known) throw new ProfileError(`${name} is not a member of a profile: use ${Object.keys(members).join(", ")}.`);
    const [check, expected] = known;
    if (!check(member)) throw new ProfileError(`${name} must be ${expected}.`);
  }
  checkParts(profile);
  return profile;
}

/** The limits, and whether each may be 0. */
const mayBeZero: Readonly<Record<keyof NonNullable<Profile["limits"]>, boolean>> = {
  requests: false,
  paidCalls: true,
  requestsPerSecond: false,
  waitMs: true,
};

function checkParts({ credentials, limits, conditions, exceptions }: Profile): void {
  if (!credentials.apiKey) throw new ProfileError("credentials.apiKey is missing: pass the headers of a valid key.");
  for (const [name, headers] of Object.entries(credentials)) {
    if (!isTexts(headers)) throw new ProfileError(`credentials.${name} must be an object of headers.`);
  }
  for (const [name, limit] of Object.entries(limits ?? {})) {
    if (!Object.hasOwn(mayBeZero, name)) {
      throw new ProfileError(`limits.${name} is not known: use ${Object.keys(mayBeZero).join(", ")}.`);
    }
    const canBeZero = mayBeZero[name as keyof typeof mayBeZero];
    if (!(canBeZero ? isCount : isPositive)(limit)) {
      throw new ProfileError(`limits.${name} must be a number ${canBeZero ? "from" : "above"} 0.`);
    }
  }
  for (const [name, condition] of Object.entries(conditions ?? {})) {
    checkCondition(name, condition);
  }
  for (const exception of exceptions ?? []) {
    if (!isText(exception.case) || !isText(exception.reason)) {
      throw new ProfileError(
        "exceptions need a case, which is a pattern of ids such as createVideo/request/**, and a reason.",
      );
    }
  }
}

const conditionNames = /^(reset|time|consent|decline|failure|example|slow|[1-5]\d\d)$/;

function checkCondition(name: string, condition: ConditionOf | undefined): void {
  if (!conditionNames.test(name)) {
    throw new ProfileError(
      `conditions.${name} is not known: use reset, time, consent, decline, failure, example, slow or a status.`,
    );
  }
  if (typeof condition === "function") return;
  if (!condition || !isRecord(condition))
    throw new ProfileError(`conditions.${name} must be an object of calls, headers, query and text.`);
  for (const member of Object.keys(condition)) {
    if (!["calls", "headers", "query", "text"].includes(member)) {
      throw new ProfileError(`conditions.${name}.${member} is not known: use calls, headers, query and text.`);
    }
  }
  const isCall: Check = (call) =>
    isRecord(call) && isText((call as ControlCall).method) && isText((call as ControlCall).path);
  if (condition.calls && !isListOf(isCall)(condition.calls)) {
    throw new ProfileError(`conditions.${name}.calls must be a list of objects with method and path.`);
  }
  if (condition.headers && !isTexts(condition.headers)) {
    throw new ProfileError(`conditions.${name}.headers must be an object of texts.`);
  }
}
