// Whether the project notices that its spec is wrong: everything is derived from the wrong spec, as `npm run generate`
// would, and then put to the same tests.
import { checkSchemas } from "../../scripts/generate/schemas.ts";
import type { Case } from "../../src/contract/cases/case.ts";
import { casesOf } from "../../src/contract/cases/cases.ts";
import { type DocumentReader, type Operation, readDocument } from "../../src/contract/document.ts";
import { sandboxProfile } from "../../src/contract/profiles.ts";
import type { Sandbox } from "../../src/sandbox/index.ts";
import { contradictions } from "../contract/evidence/contradictions.ts";
import { evidence } from "../contract/evidence/evidence.ts";
import type { Evidence } from "../contract/evidence/fact.ts";
import { requestsOf } from "../contract/evidence/requests.ts";
import { ledgerDifference, ledgerOf } from "../contract/ledger.ts";
import { spec as rightSpec } from "../spec.ts";
import { fitsItsDiscriminators } from "./discriminators.ts";
import { regeneratedSandbox, sandboxPart } from "./regenerated.ts";
import { groupsBy, sample } from "./sample.ts";
import { formatScore, type Score, scoreOf } from "./score.ts";
import { type SpecMutant, specMutants } from "./spec-mutants.ts";
import type { Json } from "./spec-operators/places.ts";
import { Suite } from "./suite.ts";
import { type OperationTexts, operationTexts, touchedOperations } from "./touched.ts";

/**
 * What notices a wrong spec. `unreadable`: it can't be read, nothing can be generated from it, or its own examples
 * or alternatives contradict it. `evidence`: documents contradict it, or its sandbox answers their requests otherwise. `contract`: a case
 * fails on its sandbox. `ledger`: only the frozen list of what the spec says differs.
 */
export type Check = "unreadable" | "evidence" | "contract" | "ledger";

export const checks: readonly Check[] = ["unreadable", "evidence", "contract", "ledger"];

const evidenceOf: ReadonlyMap<string, Evidence[]> = groupsBy(evidence, ({ operation }) => operation);
const baseUrl = "http://contract.test";
const now = Date.UTC(2026, 10, 20, 12);
const makeSandbox = (spec: Json): Promise<Sandbox> => regeneratedSandbox(spec, { random: 1, now: () => now });

/** The wrong spec under test. */
interface Wrong {
  readonly spec: Json;
  readonly reader: DocumentReader;
  readonly operationId: string;
  /** The operations that it describes otherwise, by method and path, that of the mutant first. */
  readonly touched: readonly string[];
}

/** Puts wrong specs to the test; what it learns of the right one serves for all of them. */
export class WrongSpecs {
  readonly #right: Json;
  readonly #texts: OperationTexts;
  readonly #sandboxPart: string;
  readonly #ledger: readonly string[];
  readonly #reader: DocumentReader;
  readonly #names: ReadonlyMap<string, string>;
  readonly #suites = new Map<string, Suite>();
  readonly #answers = new Map<string, readonly Answer[]>();
  #cases: readonly Case[] | undefined;
  #sandbox: Promise<Sandbox> | undefined;

  /** @param right the bundled document */
  constructor(right: Json) {
    this.#right = right;
    this.#texts = operationTexts(right);
    this.#sandboxPart = sandboxPart(right);
    this.#ledger = ledgerOf(right);
    this.#reader = readDocument(right, true);
    this.#names = new Map(this.#reader.operations.map(({ id, method, path }) => [id, `${method} ${path}`]));
  }

  /** The first check that notices a wrong spec; undefined where none does. */
  async firstToNotice(mutant: SpecMutant): Promise<Check | undefined> {
    const spec = mutant.apply();
    const wrong = this.#read(spec, mutant.operationId);
    if (!wrong) return "unreadable";
    const sandbox = await this.#sandboxOf(spec);
    if (!sandbox) return "unreadable";
    if (contradictsEvidence(wrong) || (await this.#answersOtherwise(wrong, sandbox))) return "evidence";
    if (await this.#breaksContract(wrong, sandbox)) return "contract";
    const { lost, gained } = ledgerDifference(this.#ledger, ledgerOf(spec));
    return lost.length + gained.length > 0 ? "ledger" : undefined;
  }

  /** The spec with its reader; undefined where it can't be read or is contradicted by an example of its own. */
  #read(spec: Json, operationId: string): Wrong | undefined {
    try {
      const reader = readDocument(spec);
      const own = this.#names.get(operationId) ?? "";
      const others = touchedOperations(this.#texts, operationTexts(spec)).filter((name) => name !== own);
      const wrong = { spec, reader, operationId, touched: [own, ...others] };
      return fitsItsDiscriminators(spec) && fitsItsExamples(wrong) ? wrong : undefined;
    } catch {
      return undefined;
    }
  }

  /** The sandbox of a spec, the right one where they are the same; undefined where nothing can be generated. */
  async #sandboxOf(spec: Json): Promise<Sandbox | undefined> {
    this.#sandbox ??= makeSandbox(this.#right);
    const honest = await this.#sandbox;
    try {
      return sandboxPart(spec) === this.#sandboxPart ? honest : await makeSandbox(spec);
    } catch {
      // Where nothing can be generated of the right spec either, the fault is not the wrong one's.
      checkSchemas(this.#right.components.schemas);
      return undefined;
    }
  }

  /** Whether the sandbox answers a request of the evidence with another status than that of the right spec. */
  async #answersOtherwise({ touched: [name = ""] }: Wrong, sandbox: Sandbox): Promise<boolean> {
    const honest = await this.#sandbox;
    if (!honest || sandbox === honest) return false;
    const known = await this.#answersTo(name, honest);
    const answers = await answersTo(name, sandbox);
    return answers.some(({ status }, index) => status !== known[index]?.status);
  }

  /**
   * Whether a case about the operation fails on the sandbox, or the sandbox's hand-written handlers answer what the wrong
   * spec does not describe.
   */
  async #breaksContract(wrong: Wrong, sandbox: Sandbox): Promise<boolean> {
    const { operationId, reader, touched } = wrong;
    const honest = await this.#sandbox;
    const operations = reader.operations.filter(({ method, path }) => touched.includes(`${method} ${path}`));
    for (const operation of operations) {
      const answers = await this.#answersTo(`${operation.method} ${operation.path}`, honest ?? sandbox);
      if (answers.some((answer) => !describes(reader, operation, answer))) return true;
    }
    if (sandbox === honest) return false;
    const suite = await this.#suiteFor(operationId);
    const wrap = () => sandbox.fetch;
    return suite.catches({ id: "", operator: "", class: "", operationId, sees: new Set([operationId]), wrap });
  }

  /** The answers of the right sandbox, which are asked for once. */
  async #answersTo(name: string, honest: Sandbox): Promise<readonly Answer[]> {
    const known = this.#answers.get(name) ?? (await answersTo(name, honest));
    this.#answers.set(name, known);
    return known;
  }

  async #suiteFor(operationId: string): Promise<Suite> {
    this.#cases ??= casesOf(this.#reader);
    const { fetch } = (await this.#sandbox) ?? (await makeSandbox(this.#right));
    const target = { profile: sandboxProfile, baseUrl, fetch };
    const suite =
      this.#suites.get(operationId) ?? (await Suite.of(this.#reader, target, about(this.#cases, operationId)));
    this.#suites.set(operationId, suite);
    return suite;
  }
}

const about = (cases: readonly Case[], operationId: string): Case[] =>
  cases.filter(({ operations }) => operations.includes(operationId));

function fitsItsExamples({ reader, touched }: Wrong): boolean {
  const { operations } = reader;
  return operations
    .filter(({ method, path }) => touched.includes(`${method} ${path}`))
    .flatMap(({ request, responses }) => (request ? [request, ...responses] : responses))
    .every(({ schema, examples }) => examples.every(({ value }) => reader.schemaErrors(schema, value).length === 0));
}

/** The evidence on the mutant's operation first, which tells most. */
const contradictsEvidence = ({ reader, touched }: Wrong): boolean =>
  touched.some((name) => contradictions(reader, evidenceOf.get(name) ?? []).length > 0);

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** What a sandbox answers to the requests of the evidence on an operation, each as if it were the first. */
async function answersTo(name: string, sandbox: Sandbox): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { make } of requestsOf(evidenceOf.get(name) ?? [])) {
    sandbox.reset();
    const response = await sandbox.fetch(make());
    answers.push({ status: response.status, headers: response.headers, body: await response.json() });
  }
  return answers;
}

/** Whether a spec describes an answer: its status, its body and the headers that it has to have. */
function describes(reader: DocumentReader, { responses }: Operation, { status, headers, body }: Answer): boolean {
  const documented = responses.find((response) => response.status === status);
  if (!documented || reader.schemaErrors(documented.schema, body).length > 0) return false;
  return Object.entries(documented.headers).every(([name, { required }]) => !required || headers.has(name));
}

/** How many wrong specs were noticed, and by what. */
export interface WrongSpecScore {
  readonly score: Score<SpecMutant>;
  /** The score without the ledger, which notices every change but can't tell a wrong one from a right one. */
  readonly withoutLedger: Score<SpecMutant>;
  readonly noticedBy: Readonly<Record<Check, number>>;
}

/**
 * Tries wrong specs of every class.
 *
 * @param count how many
 * @param seed which ones
 */
export async function scoreWrongSpecs(count: number, seed: number): Promise<WrongSpecScore> {
  const drawn = sample(specMutants(rightSpec), count, seed);
  return scoreOfWrongSpecs(drawn);
}

/** The score of given ones. */
export async function scoreOfWrongSpecs(
  mutants: readonly SpecMutant[],
  specs: WrongSpecs = new WrongSpecs(rightSpec),
): Promise<WrongSpecScore> {
  const noticed = new Map<SpecMutant, Check | undefined>();
  const noticedBy = { unreadable: 0, evidence: 0, contract: 0, ledger: 0 };
  for (const mutant of mutants) {
    const check = await specs.firstToNotice(mutant);
    noticed.set(mutant, check);
    if (check) noticedBy[check]++;
  }
  const scoreWithout = (check?: Check): Promise<Score<SpecMutant>> =>
    scoreOf(mutants, async (mutant) => noticed.get(mutant) !== undefined && noticed.get(mutant) !== check);
  return { score: await scoreWithout(), withoutLedger: await scoreWithout("ledger"), noticedBy };
}

/** The scores as tables, and how many each check noticed first. */
export function formatWrongSpecs({ score, withoutLedger, noticedBy }: WrongSpecScore): string {
  const first = checks.map((check) => `${check} ${noticedBy[check]}`).join(", ");
  return [
    formatScore(score),
    "",
    `Noticed first by: ${first}`,
    "",
    "Without the ledger, which notices every change, wrong or not:",
    formatScore(withoutLedger),
  ].join("\n");
}
