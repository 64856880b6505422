// The rule behind every verdict: what is sent may be allowed more, and what is read may be promised more. Anything else
// breaks what was written before.
import type { Place } from "../upstream/place.ts";
import type { Shape } from "../upstream/shapes.ts";
import type { Level } from "./changes.ts";

/** The two versions of one part. */
export interface Pair {
  readonly before: Place;
  readonly after: Place;
}

/** What the user of the API does with a value, and where its changes are noted. */
export interface Use {
  readonly flow: "sent" | "read";
  note(level: Level, at: Place, text: string): void;
}

/** The level of a change after which more values are allowed. */
export const loosened = ({ flow }: Use): Level => (flow === "sent" ? "minor" : "major");

/** The level of a change after which fewer values are allowed. */
export const tightened = ({ flow }: Use): Level => (flow === "sent" ? "major" : "minor");

/** The part of a shape that states something, or where it would be stated. */
export const layerAt = ({ layers }: Shape, index: number): Place => layers[Math.max(index, 0)] as Place;
