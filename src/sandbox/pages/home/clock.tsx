import { useEffect, useState } from "preact/hooks";
import { clockOf } from "./format.ts";
import { isReached, state } from "./store.ts";

interface ClockTimeProps {
  /** Default: the time of day. */
  format?: (ms: number) => string;
}

/** The time of the sandbox's clock. The state is not loaded again as time passes, so it runs on here. */
export function ClockTime({ format = clockOf }: ClockTimeProps) {
  const clock = state.value?.clock;
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    setPassed(0);
    const since = performance.now();
    const timer = setInterval(() => {
      if (isReached.value) setPassed(performance.now() - since);
    }, 250);
    return () => clearInterval(timer);
  }, [clock]);
  return <span class="time">{clock && format(clock.now + (clock.frozen ? 0 : passed))}</span>;
}
