// All that is known of the API from elsewhere than the spec.
import { avatars } from "./avatars.ts";
import { calls } from "./calls.ts";
import { companions } from "./companions.ts";
import type { Evidence } from "./fact.ts";
import { v2 } from "./v2.ts";
import { videos } from "./videos.ts";

export const evidence: readonly Evidence[] = [...avatars, ...videos, ...companions, ...v2, ...calls];

/** The only public server. */
export const serverUrl = "https://api.heygen.com";
