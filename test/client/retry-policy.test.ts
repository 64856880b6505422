import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { systemClock } from "../../src/client/clock.ts";
import { isTransient, parseRetryAfter, retryDelay, shouldRetry } from "../../src/client/retry-policy.ts";

describe("the decision to retry", () => {
  it.each<[string, { status?: number; code?: string; hasKey?: boolean }, boolean]>([
    ["GET", { status: 429, code: "rate_limit_exceeded" }, true],
    ["POST", { status: 429, code: "rate_limit_exceeded" }, true],
    ["PATCH", { status: 429 }, true],
    ["GET", { status: 429, code: "quota_exceeded" }, false],
    ["POST", { status: 429, code: "quota_exceeded", hasKey: true }, false],
    ["POST", { status: 409, code: "request_in_progress", hasKey: true }, true],
    ["POST", { status: 409, code: "request_in_progress" }, false],
    ["POST", { status: 409, code: "conflict", hasKey: true }, false],
    ...["GET", "HEAD", "PUT", "DELETE", "OPTIONS"].flatMap((method) =>
      [408, 500, 502, 503, 504, 520, undefined].map((status): [string, { status?: number }, boolean] => [
        method,
        status === undefined ? {} : { status },
        true,
      ]),
    ),
    ["POST", { status: 500 }, false],
    ["PATCH", { status: 503 }, false],
    ["POST", {}, false],
    ["POST", { status: 500, hasKey: true }, true],
    ["POST", { status: 408, hasKey: true }, true],
    ["POST", { hasKey: true }, true],
    ...[200, 302, 400, 401, 402, 403, 404, 501, 505].map((status): [string, { status: number }, boolean] => [
      "GET",
      { status },
      false,
    ]),
  ])("for %s after %j is %s", (method, { hasKey = false, ...failure }, expected) => {
    const transient = failure.status === undefined || isTransient(failure.status, failure.code);
    const idempotencyKey = hasKey ? "key" : undefined;
    expect(shouldRetry({ ...failure, transient }, { method, idempotencyKey })).toBe(expected);
  });

  it("is never to retry a POST or PATCH without a key that may have taken effect", () => {
    const status = fc.option(
      fc.integer({ min: 200, max: 599 }).filter((value) => value !== 429),
      { nil: undefined },
    );
    fc.assert(
      fc.property(
        status,
        fc.string(),
        fc.boolean(),
        fc.constantFrom("POST", "PATCH"),
        (status, code, transient, method) => {
          expect(shouldRetry({ status, code, transient }, { method })).toBe(false);
        },
      ),
    );
  });
});

describe("the delay before a retry", () => {
  it("is random, up to a limit that starts at one second and doubles up to thirty", () => {
    const limits = [1, 2, 3, 4, 5, 6, 20].map((attempt) =>
      retryDelay({ status: 500, transient: true }, attempt, { ...systemClock, random: () => 1 }),
    );
    expect(limits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(retryDelay({ status: 500, transient: true }, 3, { ...systemClock, random: () => 0 })).toBe(0);
  });

  it.each([0, 0.5, 7, 30])("is Retry-After plus jitter: %d s", (retryAfter) => {
    const delay = (random: number) =>
      retryDelay({ status: 429, transient: true, retryAfter }, 1, { ...systemClock, random: () => random });
    expect([delay(0), delay(1)]).toEqual([retryAfter * 1_000, retryAfter * 1_000 + 1_000]);
  });

  it("is undefined, so that there is no retry, when Retry-After exceeds thirty seconds", () => {
    expect(retryDelay({ status: 429, transient: true, retryAfter: 31 }, 1, systemClock)).toBeUndefined();
  });

  it("is always between zero and thirty seconds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const delay = retryDelay({ status: 500, transient: true }, attempt, { ...systemClock, random: () => random });
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});

describe("Retry-After", () => {
  const now = Date.parse("1994-11-06T08:49:00Z");

  it.each<[string | null, number | undefined]>([
    ["0", 0],
    ["120", 120],
    ["007", 7],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 37],
    ["Sunday, 06-Nov-94 08:49:37 GMT", 37],
    ["Sun Nov  6 08:49:37 1994", 37],
    ["Sun, 06 Nov 1994 08:48:00 GMT", 0],
    [null, undefined],
    ["", undefined],
    ["0x10", undefined],
    ["1.5e3", undefined],
    ["1e3", undefined],
    ["1.5", 1.5],
    ["1.", undefined],
    ["-1", undefined],
    ["+1", undefined],
    ["Infinity", undefined],
    ["soon", undefined],
    ["1994", 1994],
    ["1994-11-06T08:49:37Z", undefined],
    ["Sun, 06 Nov 1994 08:49:37", undefined],
    ["Sun, 06 Nov 1994 08:49:37 PST", undefined],
    ["Sun, 99 Foo 1994 08:49:37 GMT", undefined],
    ["120, 60", undefined],
  ])("of %j is %s seconds", (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });

  it("is the same moment in all three forms of a date", () => {
    const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    const max = new Date("2049-12-31T00:00:00Z");
    fc.assert(
      fc.property(fc.date({ min: new Date("2000-01-01T00:00:00Z"), max, noInvalidDate: true }), (date) => {
        const moment = Math.floor(date.getTime() / 1000) * 1000;
        const [, day, month, year, time] = /, (\d\d) (\w+) (\d+) (\S+)/.exec(new Date(moment).toUTCString()) ?? [];
        const name = days[new Date(moment).getUTCDay()] ?? "";
        const forms = [
          new Date(moment).toUTCString(),
          `${name}, ${day}-${month}-${year?.slice(2)} ${time} GMT`,
          `${name.slice(0, 3)} ${month} ${String(Number(day)).padStart(2)} ${time} ${year}`,
        ];
        for (const form of forms) expect(parseRetryAfter(form, moment - 5_000), form).toBe(5);
      }),
    );
  });

  it("is never negative and never NaN", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)), (value) => {
        const seconds = parseRetryAfter(value, Date.now());
        if (seconds !== undefined) expect(seconds).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
