// The clock of a sandbox, and the jobs scheduled on it. It can be advanced and frozen.

/** The longest delay that `setTimeout` supports, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1;

interface ScheduledJob {
  readonly at: number;
  run(): void;
}

/** How a clock differs from the system clock. Part of a snapshot. */
export interface ClockPosition {
  readonly offsetMs: number;
  /** When the clock was frozen; null while it runs. */
  readonly frozenAt: number | null;
}

/**
 * Runs jobs in the order of their times. They run when a timer fires, when the clock is advanced, and when
 * {@link runDueJobs} is called. A clock with an injected `now` has no timer, because it can't know when a job is due.
 */
export class SandboxClock {
  readonly #realNow: () => number;
  readonly #hasTimer: boolean;
  /** Earliest first. */
  #jobs: ScheduledJob[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #offsetMs = 0;
  #frozenAt: number | null = null;
  /** Called after jobs have run. */
  onJobsRun: () => void = () => {};

  /** @param realNow milliseconds since the epoch. Default: `Date.now` */
  constructor(realNow: (() => number) | undefined) {
    this.#realNow = realNow ?? Date.now;
    this.#hasTimer = realNow === undefined;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#frozenAt ?? this.#realNow() + this.#offsetMs;
  }

  /** Whether the clock would stay within the years of four digits, which every program can read. */
  canAdvance(ms: number): boolean {
    return this.now() + ms < Date.UTC(10_000, 0);
  }

  /** Advances the clock by `ms` milliseconds, even while it is frozen. */
  advance(ms: number): void {
    if (this.#frozenAt === null) this.#offsetMs += ms;
    else this.#frozenAt += ms;
    this.runDueJobs();
  }

  get isFrozen(): boolean {
    return this.#frozenAt !== null;
  }

  freeze(): void {
    this.#frozenAt ??= this.now();
    this.#setTimer();
  }

  /** Continues from the time at which the clock was frozen. */
  unfreeze(): void {
    if (this.#frozenAt === null) return;
    this.#offsetMs = this.#frozenAt - this.#realNow();
    this.#frozenAt = null;
    this.#setTimer();
  }

  get position(): ClockPosition {
    return { offsetMs: this.#offsetMs, frozenAt: this.#frozenAt };
  }

  set position({ offsetMs, frozenAt }: ClockPosition) {
    this.#offsetMs = offsetMs;
    this.#frozenAt = frozenAt;
  }

  /** Schedules `job` for a time in milliseconds since the epoch. If it is already due, it runs with the next due jobs. */
  schedule(at: number, job: () => void): void {
    const index = this.#jobs.findLastIndex((other) => other.at <= at) + 1;
    this.#jobs.splice(index, 0, { at, run: job });
    if (index === 0) this.#setTimer();
  }

  /** Runs the jobs that are due, including those that they schedule. */
  runDueJobs(): void {
    while (this.#jobs[0] && this.#jobs[0].at <= this.now()) this.#jobs.shift()?.run();
    this.onJobsRun();
    this.#setTimer();
  }

  /** Discards all jobs. */
  stop(): void {
    this.#jobs = [];
    this.onJobsRun = () => {};
    this.#setTimer();
  }

  #setTimer(): void {
    clearTimeout(this.#timer);
    const [next] = this.#jobs;
    if (!next || !this.#hasTimer || this.isFrozen) return;
    this.#timer = setTimeout(() => this.runDueJobs(), Math.min(Math.max(0, next.at - this.now()), maxTimerMs));
    // A delivery that is due tomorrow must not keep the process alive. Browsers and Workers have no `unref`.
    (this.#timer as { unref?: () => void }).unref?.();
  }
}
