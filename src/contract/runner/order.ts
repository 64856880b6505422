// The order of cases: what finds most comes first.
import type { Case } from "../context/case.ts";

/** Families of rules, the most telling first. Others follow. */
const families = ["lists", "resource", "repeated", "response", "credentials", "placement", "videos"];

/** Lists are what clients read most, and where most goes wrong. */
const listsPerRound = 4;

/**
 * Takes one case of each rule in turn, each time of another operation if possible, so that a small budget or an
 * interrupted run tells as much as possible.
 */
export function byValue(cases: readonly Case[]): Case[] {
  const counts = new Map<string, number>();
  const next = (key: string): number => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count;
  };
  const ofOperation = cases.map((one) => ({ one, turn: next(`${one.rule.kind} ${one.operation}`) }));
  const spread = ofOperation.sort((left, right) => left.turn - right.turn).map(({ one }) => one);
  const rounds = spread.map((one) => {
    const family = familyOf(one);
    const turn = next(one.rule.kind);
    return { one, family, turn: family === 0 ? Math.floor(turn / listsPerRound) : turn };
  });
  return rounds.sort((left, right) => left.turn - right.turn || left.family - right.family).map(({ one }) => one);
}

function familyOf({ rule }: Case): number {
  const place = families.indexOf(rule.kind.split("/")[0] ?? "");
  return place === -1 ? families.length : place;
}
