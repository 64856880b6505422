// What control endpoints are given, checked.
import { contract } from "../../../generated/sandbox-operations.ts";
import {
  type DeliverySettings,
  deliveryOrders,
  headerStyles,
  maxDelayMs,
  maxTimeoutMs,
} from "../deliveries/delivery-settings.ts";
import { isDeeper, maxDepth } from "../http/json-depth.ts";
import type { Fault, V2State } from "../options.ts";
import type { DeliveryFilter, RequestFilter, ScriptedResponse, Settings, SettingsChange } from "../protocol.ts";
import { allFaults, v2States } from "../settings.ts";

/** Input that makes no sense: its message names the field. */
export class InputError extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

const operationNames = new Set(Object.entries(contract).flatMap(([id, { method, path }]) => [id, `${method} ${path}`]));

/** An object of a body or a query, whose members are read by name and type. */
export class ControlInput {
  readonly #members: Readonly<Record<string, unknown>>;
  readonly #isQuery: boolean;

  constructor(members: unknown, isQuery = false) {
    if (typeof members !== "object" || members === null || Array.isArray(members)) {
      throw new InputError("the body must be a JSON object");
    }
    this.#members = members as Record<string, unknown>;
    this.#isQuery = isQuery;
  }

  value(name: string): unknown {
    return Object.hasOwn(this.#members, name) ? this.#members[name] : undefined;
  }

  /** Refuses members with other names: a misspelt one must not be taken for none. */
  only(...names: string[]): this {
    const unknown = Object.keys(this.#members).find((name) => !names.includes(name));
    if (unknown === undefined) return this;
    throw new InputError(`there is no ${unknown}; known are ${names.join(", ") || "none"}`);
  }

  /** A member that may not be missing. */
  required<Value>(value: Value | undefined, name: string): Value {
    if (value === undefined) throw new InputError(`${name} is missing`);
    return value;
  }

  /** A number; in a query, the text of one. */
  number(name: string, min: number, max: number = Number.MAX_SAFE_INTEGER): number | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const number = this.#isQuery && typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number === "number" && number >= min && number <= max) return number;
    throw new InputError(`${name} must be a number from ${min} to ${max}`);
  }

  integer(name: string, min: number, max: number = Number.MAX_SAFE_INTEGER): number | undefined {
    const number = this.number(name, min, max);
    if (number === undefined || Number.isInteger(number)) return number;
    throw new InputError(`${name} must be a whole number`);
  }

  boolean(name: string): boolean | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === "boolean") return value;
    throw new InputError(`${name} must be true or false`);
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined || typeof value === "string") return value;
    throw new InputError(`${name} must be a text`);
  }

  oneOf(name: string, values: readonly string[]): string {
    const value = this.required(this.text(name), name);
    if (values.includes(value)) return value;
    throw new InputError(`${name} must be one of ${values.join(", ")}`);
  }

  /** The operationId, or method and path template, of an operation of the spec. */
  operation(): string | undefined {
    const name = this.text("operation");
    if (name === undefined || operationNames.has(name)) return name;
    throw new InputError(`operation: the API has no ${name}`);
  }

  requestFilter(): RequestFilter {
    this.only("operation", "method", "path", "status", "after", "timeoutMs");
    return {
      operation: this.operation(),
      method: this.text("method"),
      path: this.text("path"),
      status: this.integer("status", 100, 599),
      after: this.integer("after", 0),
    };
  }

  scriptedResponse(): ScriptedResponse {
    this.only("operation", "status", "example", "headers", "body", "times");
    const headers = this.value("headers");
    if (headers !== undefined && !isTextRecord(headers)) {
      throw new InputError("headers must be an object of texts that headers can carry");
    }
    const operation = this.operation();
    const status = this.required(this.integer("status", 200, 599), "status");
    if (status !== 200 && status < 400) throw new InputError("status must be 200, or that of an error");
    const example = this.text("example");
    if (example !== undefined && !hasExample(operation, status, example)) {
      throw new InputError(`example: there is no ${example} for status ${status}`);
    }
    const body = this.value("body");
    if (isDeeper(body, maxDepth)) throw new InputError(`body is nested more than ${maxDepth} levels deep`);
    return {
      operation,
      status,
      example,
      headers,
      body,
      times: this.integer("times", 1, 1_000_000),
    };
  }

  /** The settings that are given; the others stay as they are. */
  settings(): SettingsChange {
    this.only("latencyMs", "faultRate", "faults", "rateLimit", "credits", "v2", "deliveries");
    const settings: SettingsChange = {};
    const faultRate = this.number("faultRate", 0, 1);
    const faults = this.#faults();
    const latencyMs = this.#range("latencyMs", maxLatencyMs);
    const rateLimit = this.#limit("rateLimit", 1);
    const credits = this.#limit("credits", 0);
    if (faultRate !== undefined) settings.faultRate = faultRate;
    if (faults !== undefined) settings.faults = faults;
    if (latencyMs !== undefined) settings.latencyMs = latencyMs;
    if (rateLimit !== undefined) settings.rateLimit = rateLimit;
    if (credits !== undefined) settings.credits = credits;
    const deliveries = this.value("deliveries");
    if (deliveries !== undefined) settings.deliveries = new ControlInput(deliveries).#deliverySettings();
    if (this.value("v2") !== undefined) settings.v2 = this.oneOf("v2", v2States) as V2State;
    return settings;
  }

  #deliverySettings(): Partial<DeliverySettings> {
    this.only("headers", "delayMs", "order", "duplicates", "withoutUrl", "lost", "timeoutMs");
    const settings: Partial<DeliverySettings> = {};
    const delayMs = this.#range("delayMs", maxDelayMs);
    const timeoutMs = this.number("timeoutMs", 1, maxTimeoutMs);
    if (this.value("headers") !== undefined) {
      settings.headers = this.oneOf("headers", headerStyles) as DeliverySettings["headers"];
    }
    if (this.value("order") !== undefined) {
      settings.order = this.oneOf("order", deliveryOrders) as DeliverySettings["order"];
    }
    if (delayMs !== undefined) settings.delayMs = delayMs;
    if (timeoutMs !== undefined) settings.timeoutMs = timeoutMs;
    for (const name of ["duplicates", "withoutUrl", "lost"] as const) {
      const share = this.number(name, 0, 1);
      if (share !== undefined) settings[name] = share;
    }
    return settings;
  }

  deliveryFilter(): DeliveryFilter {
    this.only("event_type", "status", "after");
    return { event_type: this.text("event_type"), status: this.text("status"), after: this.integer("after", 0) };
  }

  /** A whole number, or null for no limit. */
  #limit(name: string, min: number): number | null | undefined {
    return this.value(name) === null ? null : this.integer(name, min);
  }

  #faults(): readonly Fault[] | undefined {
    const value = this.value("faults");
    if (value === undefined) return undefined;
    const isList = Array.isArray(value) && value.length > 0 && value.every((fault) => allFaults.includes(fault));
    if (isList) return value;
    throw new InputError(`faults must be a list of ${allFaults.join(", ")}`);
  }

  /** Two numbers of milliseconds, or one that stands for both. */
  #range(name: string, maxMs: number): Settings["latencyMs"] | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const range = Array.isArray(value) ? value : [value, value];
    const [min, max] = range;
    const isNumber = (ms: unknown): ms is number => typeof ms === "number" && ms >= 0 && ms <= maxMs;
    if (range.length === 2 && isNumber(min) && isNumber(max) && min <= max) return [min, max];
    throw new InputError(`${name} must be two numbers from 0 to ${maxMs}, the smaller first`);
  }
}

/** Whether an operation, or any without one, documents an example. */
function hasExample(operation: string | undefined, status: number, example: string): boolean {
  return Object.entries(contract).some(([id, { method, path, responses }]) => {
    const isMeant = operation === undefined || operation === id || operation === `${method} ${path}`;
    return isMeant && Object.hasOwn(responses[status] ?? {}, example);
  });
}

const maxLatencyMs = 60_000;

function isTextRecord(value: unknown): value is Record<string, string> {
  try {
    if (typeof value !== "object" || value === null) return false;
    const isText = Object.values(value).every((member) => typeof member === "string");
    return isText && Boolean(new Headers(value as Record<string, string>));
  } catch {
    return false;
  }
}
