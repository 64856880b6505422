// The version that has to follow a set of changes.
import { type Change, type Level, levels } from "./changes.ts";

/** The highest level among changes; undefined where there are none. */
export function levelOf(changes: readonly Change[]): Level | undefined {
  return [...levels].reverse().find((level) => changes.some((change) => change.level === level));
}

/** As semver and npm have it: before 1.0 the minor number tells of what breaks, and the patch number of all else. */
export function nextVersion(version: string, level: Level | undefined): string {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  if (!level) return version;
  if (level === "major") return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  return level === "minor" && major > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether a version is at least another. */
export function reaches(version: string, least: string): boolean {
  const [numbers, wanted] = [version, least].map((text) => text.split(".").map(Number));
  const index = wanted?.findIndex((number, at) => number !== numbers?.[at]) ?? -1;
  return index < 0 || Number(numbers?.[index]) > Number(wanted?.[index]);
}
