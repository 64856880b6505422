// The time of a sandbox, which can be advanced and frozen, and what is scheduled on it.

/** The longest time that a timer can be set to, in milliseconds. */
const maxTimerMs = 2 ** 31 - 1;

interface ScheduledJob {
  readonly at: number;
  run(): void;
}

/** How a clock differs from the real one; part of a snapshot. */
export interface ClockPosition {
  readonly offsetMs: number;
  /** When the clock was frozen; null while it runs. */
  readonly frozenAt: number | null;
}

/**
 * Jobs run in the order of their times: as soon as a timer fires, time is advanced, or {@link runDueJobs} is called. A
 * clock whose `now` is injected has no timer, because it can't know when its time comes.
 */
export class SandboxClock {
  readonly #realNow: () => number;
  readonly #hasTimer: boolean;
  /** The earliest first. */
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

  /** Lets time pass, in milliseconds, also while the clock is frozen. */
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

  /** Lets the clock go on from where it stopped. */
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

  /** Runs `job` at a time in milliseconds since the epoch; one that is due already runs with the next due jobs. */
  schedule(at: number, job: () => void): void {
    const index = this.#jobs.findLastIndex((other) => other.at <= at) + 1;
    this.#jobs.splice(index, 0, { at, run: job });
    if (index === 0) this.#setTimer();
  }

  /** Runs the jobs whose time has come, also those that they schedule. */
  runDueJobs(): void {
    while (this.#jobs[0] && this.#jobs[0].at <= this.now()) this.#jobs.shift()?.run();
    this.onJobsRun();
    this.#setTimer();
  }

  /** Forgets all jobs. */
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
    // Where there are processes: a delivery that is due tomorrow must not keep one alive.
    (this.#timer as { unref?: () => void }).unref?.();
  }
}
