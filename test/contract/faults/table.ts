import { afterlife } from "./afterlife.ts";
import { agentAndVoices } from "./agent-and-voices.ts";
import { agreement } from "./agreement.ts";
import { bodies } from "./bodies.ts";
import { calls } from "./calls.ts";
import { echo } from "./echo.ts";
import { errors } from "./errors.ts";
import { eventLog } from "./event-log.ts";
import type { Fault } from "./fault.ts";
import { habits } from "./habits.ts";
import { lifecycle } from "./lifecycle.ts";
import { lists } from "./lists.ts";
import { memory } from "./memory.ts";
import { names } from "./names.ts";
import { nested, owned } from "./nested.ts";
import { prudence } from "./prudence.ts";
import { readback } from "./readback.ts";
import { references } from "./references.ts";
import { uploads } from "./uploads.ts";
import { v2 } from "./v2.ts";
import { variants } from "./variants.ts";
import { webhooks } from "./webhooks.ts";

export const faults: readonly Fault[] = [
  ...lists,
  ...bodies,
  ...references,
  ...errors,
  ...memory,
  ...echo,
  ...lifecycle,
  ...uploads,
  ...webhooks,
  ...agentAndVoices,
  ...v2,
  ...calls,
  ...prudence,
  ...variants,
  ...nested,
  ...owned,
  ...afterlife,
  ...readback,
  ...agreement,
  ...eventLog,
  ...names,
  ...habits,
];
