// Reads and writes fields by their paths in the migration data, such as `data.avatars[].avatar_id`.

type Step = string | typeof eachItem;
const eachItem: unique symbol = Symbol("each item");

function stepsOf(path: string): Step[] {
  return path.split(".").flatMap((name) => {
    const depth = name.match(/\[\]/g)?.length ?? 0;
    const plain = name.replaceAll("[]", "");
    return [...(plain ? [plain] : []), ...Array<Step>(depth).fill(eachItem)];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The value at a path without `[]`; undefined if it is missing. */
export function valueAt(source: unknown, path: string): unknown {
  return stepsOf(path).reduce<unknown>((at, step) => (isObject(at) ? at[step as string] : undefined), source);
}

/** Writes a value at a path without `[]`, unless there already is one. Undefined values are not written. */
export function write(target: object, path: string, value: unknown): void {
  writeSteps(target as Record<string, unknown>, stepsOf(path), value);
}

function writeSteps(target: Record<string, unknown>, steps: Step[], value: unknown): void {
  const [name, ...rest] = steps as string[];
  if (name === undefined || value === undefined) return;
  if (rest.length === 0) target[name] ??= value;
  else {
    target[name] ??= {};
    writeSteps(target[name] as Record<string, unknown>, rest, value);
  }
}

/**
 * Copies a field, for each item of the lists on its way.
 *
 * @param change is called with each value, and with the object in which it is
 */
export function copy(
  source: unknown,
  from: string,
  target: object,
  to: string,
  change: (value: unknown, around: unknown) => unknown,
): void {
  copySteps(source, stepsOf(from), target as Record<string, unknown>, stepsOf(to), change);
}

function copySteps(
  source: unknown,
  from: Step[],
  target: Record<string, unknown>,
  to: Step[],
  change: (value: unknown, around: unknown) => unknown,
): void {
  const [head, rest] = split(from);
  const [targetHead, targetRest] = split(to);
  const value = read(source, head);
  if (!rest || !targetRest) {
    writeSteps(target, to, change(value, read(source, head.slice(0, -1))));
    return;
  }
  if (!Array.isArray(value)) return;
  writeSteps(target, targetHead, []);
  const items = read(target, targetHead) as unknown[];
  for (const [index, item] of value.entries()) {
    if (targetRest.length === 0) items[index] ??= change(rest.length === 0 ? item : read(item, rest), item);
    else copySteps(item, rest, itemAt(items, index), targetRest, change);
  }
}

/** Writes a constant, into each item of the lists on its way that are there. */
export function writeConstant(target: unknown, path: string, value: unknown): void {
  writeConstantSteps(target, stepsOf(path), value);
}

function writeConstantSteps(target: unknown, steps: Step[], value: unknown): void {
  const [head, rest] = split(steps);
  if (!rest) writeSteps(target as Record<string, unknown>, steps, value);
  else for (const item of (read(target, head) as unknown[]) ?? []) writeConstantSteps(item, rest, value);
}

/** Divides a path at its first list; the second half is undefined if there is none. */
function split(steps: Step[]): [Step[], Step[] | undefined] {
  const index = steps.indexOf(eachItem);
  return index < 0 ? [steps, undefined] : [steps.slice(0, index), steps.slice(index + 1)];
}

const read = (source: unknown, steps: Step[]): unknown =>
  steps.reduce<unknown>((at, step) => (isObject(at) ? at[step as string] : undefined), source);

function itemAt(items: unknown[], index: number): Record<string, unknown> {
  items[index] ??= {};
  return items[index] as Record<string, unknown>;
}

/** The paths of all values that are neither objects nor lists of objects, with `[]` for each item. */
export function leavesOf(value: unknown, path = ""): Set<string> {
  const leaves = new Set<string>();
  const add = (inner: Iterable<string>) => {
    for (const leaf of inner) leaves.add(leaf);
  };
  if (Array.isArray(value) && value.some(isObject)) for (const item of value) add(leavesOf(item, `${path}[]`));
  else if (isObject(value) && !Array.isArray(value)) {
    for (const [name, member] of Object.entries(value)) add(leavesOf(member, path ? `${path}.${name}` : name));
  } else if (value !== undefined && value !== null) leaves.add(path);
  return leaves;
}
