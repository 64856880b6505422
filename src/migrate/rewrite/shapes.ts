// How an answer of v2 lies in an answer of v3: for each of its parts, where it is found and how its values change.
import type { Migration } from "../../../generated/migration.ts";

/** A part of an answer of v2. */
export interface Part {
  /** Where it lies in the answer of v3. */
  readonly to: string;
  /** Whether it holds other parts. */
  readonly holds: boolean;
  /** What stands for its name in a program, where that is no mere name. */
  readonly code?: (isTyped: boolean) => string;
  /** What becomes of its values; other values are not known. */
  readonly values?: Readonly<Record<string, string>>;
  /** Whether only its being there means the same. */
  readonly onlyTruth?: boolean;
  /** Whether it is a text for people, in other words than v2 has. */
  readonly isText?: boolean;
  /** The only field of a request that its value may go to. */
  readonly onlyInto?: string;
}

/** By the path of a part in v2; the whole is the empty path, an item of a list ends with `[]`. */
export type Shape = ReadonlyMap<string, Part>;

const statuses = { pending: "processing", completed: "completed", failed: "failed" };

/** Texts for people, by the last name of a field. */
const texts = new Set(["moderation_msg"]);

/**
 * The shape of a call's answer.
 *
 * @param containers where what holds other parts lies in v3
 * @param special parts whose change is more than another name
 */
export function shapeOf(
  { response }: Migration,
  containers: Readonly<Record<string, string>>,
  special: Readonly<Record<string, Partial<Part>>> = {},
): Shape {
  const shape = new Map<string, Part>();
  for (const [path, to] of Object.entries(containers)) shape.set(path, { to, holds: true });
  for (const [path, { to, as }] of Object.entries(response)) {
    const name = path.split(".").at(-1) ?? "";
    if (shape.has(path) || to === undefined) continue;
    if (name === "status") shape.set(path, { to, holds: false, values: statuses });
    else if (texts.has(name)) shape.set(path, { to, holds: false, isText: true });
    else if (as === undefined) shape.set(path, { to, holds: false });
  }
  shape.set("error", { to: "error", holds: true, onlyTruth: true });
  shape.set("error.message", { to: "error.message", holds: false, isText: true });
  shape.set("error.code", { to: "error.code", holds: false, onlyTruth: true });
  for (const [path, part] of Object.entries(special)) {
    const known = shape.get(path) ?? { to: path, holds: false };
    shape.set(path, { ...known, ...part });
  }
  return shape;
}
