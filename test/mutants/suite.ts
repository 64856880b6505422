// The contract suite, put to liars.

import type { Case } from "../../src/contract/cases/case.ts";
import { casesOf } from "../../src/contract/cases/cases.ts";
import { Connection, type Fetch } from "../../src/contract/connection.ts";
import type { DocumentReader } from "../../src/contract/document.ts";
import type { Reply } from "../../src/contract/message.ts";
import type { Profile } from "../../src/contract/profile.ts";
import { Runner } from "../../src/contract/run.ts";
import type { Mutant } from "./mutant.ts";

/** A server that the suite is put to. */
export interface Target {
  profile: Profile;
  baseUrl: string;
  fetch: Fetch;
}

/** Which operations each case calls, from a run against the honest server. */
type Calls = ReadonlyMap<Case, ReadonlySet<string>>;

export class Suite {
  readonly #reader: DocumentReader;
  readonly #target: Target;
  readonly #calls: Calls;

  private constructor(reader: DocumentReader, target: Target, calls: Calls) {
    this.#reader = reader;
    this.#target = target;
    this.#calls = calls;
  }

  /** A suite for a server that keeps the contract. @throws Error where the honest server fails a case */
  static async of(reader: DocumentReader, target: Target, cases: readonly Case[] = casesOf(reader)): Promise<Suite> {
    let called = new Set<string>();
    const runner = new Runner(connect(reader, target, ({ operation }) => called.add(operation.id)));
    const calls = new Map<Case, ReadonlySet<string>>();
    for (const one of cases) {
      called = new Set();
      const { outcome, problems } = await runner.play(one);
      if (outcome === "failed") throw new Error(`${one.id}: ${problems[0]?.expected}, seen ${problems[0]?.seen}`);
      if (outcome === "passed") calls.set(one, called);
    }
    return new Suite(reader, target, calls);
  }

  /** Whether a case fails on a liar. */
  async catches(mutant: Mutant): Promise<boolean> {
    return (await this.firstToCatch(mutant)) !== undefined;
  }

  /** The case that fails on a liar; undefined where none does. */
  async firstToCatch(mutant: Mutant): Promise<Case | undefined> {
    const liar = mutant.wrap(this.#target.fetch);
    const runner = new Runner(connect(this.#reader, { ...this.#target, fetch: liar }));
    for (const one of this.#concerning(mutant)) {
      if ((await runner.play(one)).outcome === "failed") return one;
    }
    return undefined;
  }

  /** The cases that call the operation: first those that are about it. */
  #concerning({ operationId }: Mutant): Case[] {
    const concerned = [...this.#calls].filter(([, called]) => called.has(operationId)).map(([one]) => one);
    const distance = ({ operations }: Case) => (operations[0] === operationId ? 0 : 1);
    return concerned.sort((one, other) => distance(one) - distance(other));
  }
}

function connect(reader: DocumentReader, target: Target, onReply?: (reply: Reply) => void): Connection {
  return new Connection(reader, { ...target, timeoutMs: 5_000, sleep: async () => {}, now: Date.now, onReply });
}
