// What the contract has to know of a server to ask it everything: plain data where possible.

/** A request besides the API, which brings a condition about. */
export interface ControlCall {
  method: string;
  /** Path on the server, or a whole address. `{name}` stands for a value that the case gives, here and in the body. */
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** How a condition is brought about. */
export interface Condition {
  /** Requests to send before the call that shall meet the condition. */
  calls?: ControlCall[];
  /** Headers to send the call itself with. `{name}` stands for a value that the case gives. */
  headers?: Record<string, string>;
  /** Query parameters to send the call itself with, already encoded. */
  query?: Record<string, string>;
  /** A text which, as the name or the prompt of what is created, has this effect. */
  text?: string;
}

/** The values that a case gives to a condition, such as `ms` or `group_id`. */
export type ConditionValues = Readonly<Record<string, string | number>>;

/** What cases may ask for besides calls. A server that can't bring one about is not tested for what needs it. */
export type ConditionName =
  /** Everything is as it was at the start. */
  | "reset"
  /** `ms` milliseconds pass. */
  | "time"
  /** The person consents to the group `group_id`, or declines. */
  | "consent"
  | "decline"
  /** What is created next fails in the end. */
  | "failure"
  /** The next call answers the documented example `example` of the status `status`. */
  | "example"
  /** The next call takes long enough for a second one to overlap with it. */
  | "slow"
  /** The next call meets the status. */
  | `${number}`;

/** How a condition is brought about, or what says so for the values of a case; undefined where they can't be had. */
export type ConditionOf =
  | Condition
  | ((values: ConditionValues) => Condition | undefined | Promise<Condition | undefined>);

/** What the contract knows of a server. */
export interface Profile {
  /** What reports call the server. */
  name: string;
  /** The headers of calls with a right key, with a right OAuth token, and with a wrong key. */
  credentials: {
    apiKey: Record<string, string>;
    bearer?: Record<string, string>;
    wrong?: Record<string, string>;
  };
  /** Whether calls change what later calls answer, other than of a mock that gives examples. Default: true. */
  stateful?: boolean;
  /** The operationIds that the server has. Default: all. */
  operations?: string[];
  /** Whether calls may be sent that change something; or only those of the operationIds given. Default: false. */
  writes?: boolean | string[];
  limits?: {
    /** Requests at most. Default: no limit. */
    requests?: number;
    /** Creations at most that cost money. Default: no limit. */
    paidCalls?: number;
    /** Requests per second at most. Default: no limit. */
    requestsPerSecond?: number;
  };
  /**
   * Ids of things that exist, by the name of the parameter or field that takes them, or by operationId and name, such as
   * `addPhotoAvatarSoundEffect.id`. What is missing is looked up.
   */
  ids?: Record<string, string>;
  /** How conditions are brought about. */
  conditions?: Partial<Record<ConditionName, ConditionOf>>;
  /** Deviations that are known: cases whose id matches don't fail the run, but are listed with the reason. */
  exceptions?: { case: string; reason: string }[];
}

/** A profile that can't be used. */
export class ProfileError extends Error {
  override readonly name = "ProfileError";
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string";
const isPositive: Check = (value) => typeof value === "number" && value > 0;
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
  operations: [isListOf(isText), "a list of operationIds"],
  writes: [(value) => typeof value === "boolean" || isListOf(isText)(value), "true, false or a list of operationIds"],
  limits: [isRecord, "an object of requests, paidCalls and requestsPerSecond"],
  ids: [isTexts, "an object of texts"],
  conditions: [isRecord, "an object"],
  exceptions: [isListOf(isRecord), "a list of objects with case and reason"],
};

/**
 * Checks what a file says.
 *
 * @throws {@link ProfileError} that names the member that is wrong
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
    if (!known) throw new ProfileError(`${name} is no member of a profile: use ${Object.keys(members).join(", ")}.`);
    const [check, expected] = known;
    if (!check(member)) throw new ProfileError(`${name} must be ${expected}.`);
  }
  checkParts(profile);
  return profile;
}

function checkParts({ credentials, limits, conditions, exceptions }: Profile): void {
  if (!credentials.apiKey) throw new ProfileError("credentials.apiKey is missing: give the headers of a right key.");
  for (const [name, headers] of Object.entries(credentials)) {
    if (!isTexts(headers)) throw new ProfileError(`credentials.${name} must be an object of headers.`);
  }
  for (const [name, limit] of Object.entries(limits ?? {})) {
    if (!isPositive(limit)) throw new ProfileError(`limits.${name} must be a number above 0.`);
  }
  for (const [name, condition] of Object.entries(conditions ?? {})) {
    if (typeof condition !== "function") checkCondition(name, condition);
  }
  for (const exception of exceptions ?? []) {
    if (!isText(exception.case) || !isText(exception.reason)) {
      throw new ProfileError("exceptions need a case, which is a regular expression, and a reason.");
    }
    try {
      new RegExp(exception.case);
    } catch {
      throw new ProfileError(`exceptions: ${exception.case} is no regular expression.`);
    }
  }
}

const conditionNames = /^(reset|time|consent|decline|failure|example|slow|[1-5]\d\d)$/;

function checkCondition(name: string, condition: Condition | undefined): void {
  if (!conditionNames.test(name)) {
    throw new ProfileError(
      `conditions.${name} is not known: use reset, time, consent, decline, failure, example, slow or a status.`,
    );
  }
  if (!condition || !isRecord(condition))
    throw new ProfileError(`conditions.${name} must be an object of calls, headers and text.`);
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
