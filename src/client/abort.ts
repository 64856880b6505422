// Stops work that takes too long or that the caller has cancelled.

type Listener = (reason: unknown) => void;

interface Subscription {
  readonly listeners: Set<Listener>;
  readonly notify: () => void;
}

/** Node warns about more than ten listeners on a signal, so all calls that share a signal share one listener. */
const subscriptions = new Map<AbortSignal, Subscription>();

function subscribe(signal: AbortSignal): Subscription {
  const listeners = new Set<Listener>();
  const notify = () => {
    subscriptions.delete(signal);
    for (const listener of [...listeners]) listener(signal.reason);
  };
  signal.addEventListener("abort", notify, { once: true });
  const subscription = { listeners, notify };
  subscriptions.set(signal, subscription);
  return subscription;
}

/** Calls `listener` when `signal` aborts, unless it has aborted already. Returns a function that unsubscribes. */
export function onAbort(signal: AbortSignal | null | undefined, listener: Listener): () => void {
  if (!signal) return () => {};
  const subscription = subscriptions.get(signal) ?? subscribe(signal);
  subscription.listeners.add(listener);
  return () => {
    subscription.listeners.delete(listener);
    if (subscription.listeners.size > 0) return;
    signal.removeEventListener("abort", subscription.notify);
    subscriptions.delete(signal);
  };
}

/** The rejection reason of work that timed out. */
export const timedOut: unique symbol = Symbol("timed out");

/** The longest delay that `setTimeout` supports, in milliseconds. */
export const maxTimerMs: number = 2 ** 31 - 1;

export interface WorkLimits {
  /** The caller's signal. */
  readonly signal?: AbortSignal | null | undefined;
  readonly timeoutMs: number;
  /** Cleans up after work that was stopped early. */
  readonly onEnd?: (() => void) | undefined;
}

/**
 * Runs `work` with its own signal. Rejects with {@link timedOut} or with the reason of the caller's signal, even if the
 * work ignores its signal.
 */
export function limitWork<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
  { signal, timeoutMs, onEnd }: WorkLimits,
): Promise<Result> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const controller = new AbortController();
  return new Promise<Result>((resolve, reject) => {
    const end = (reason: unknown) => {
      release();
      reject(reason);
      controller.abort(reason);
      onEnd?.();
    };
    const timer = setTimeout(end, timeoutMs, timedOut);
    const unsubscribe = onAbort(signal, end);
    const release = () => {
      clearTimeout(timer);
      unsubscribe();
    };
    work(controller.signal).then(
      (result) => {
        release();
        resolve(result);
      },
      (error) => {
        release();
        reject(error);
      },
    );
  });
}
