import { agentAndVoices } from "./agent-and-voices.ts";
import { bodies } from "./bodies.ts";
import { calls } from "./calls.ts";
import { echo } from "./echo.ts";
import { errors } from "./errors.ts";
import type { Fault } from "./fault.ts";
import { lifecycle } from "./lifecycle.ts";
import { lists } from "./lists.ts";
import { memory } from "./memory.ts";
import { prudence } from "./prudence.ts";
import { references } from "./references.ts";
import { uploads } from "./uploads.ts";
import { v2 } from "./v2.ts";
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
];
