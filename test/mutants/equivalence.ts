// Whether a mutant can be told from the honest server at all.
import type { Mutant } from "./mutant.ts";
import { type PlainAnswer, type RecordedCall, type Recording, requestOf, send } from "./subject.ts";

/** What is compared: a liar, or another server, with what it looks at. */
type Liar = Pick<Mutant, "wrap" | "sees">;

/**
 * Whether a liar gives the very answers of the honest server to recorded calls: the same statuses, JSON bodies and
 * documented headers. Until the first difference both are sent the same, so the recorded calls need not be made anew.
 */
export async function isEquivalent(mutant: Liar, ...recordings: readonly Recording[]): Promise<boolean> {
  for (const recording of recordings) if ((await firstDifference(mutant, recording)) !== undefined) return false;
  return true;
}

/** The number of the first call that is answered differently, from 0; undefined where none is. */
export async function firstDifference(mutant: Liar, recording: Recording): Promise<number | undefined> {
  const replayed = await differenceInReplay(mutant, recording);
  return replayed === "unknown" ? differenceOnServer(mutant, recording) : replayed;
}

const isSeenBy = ({ sees }: Liar, { operationId }: RecordedCall): boolean =>
  operationId !== undefined && sees.has(operationId);

async function differenceOnServer(mutant: Liar, { make, calls, headers }: Recording): Promise<number | undefined> {
  const { server, advance } = make();
  const liar = mutant.wrap(server);
  for (const [index, call] of calls.entries()) {
    if (call.after > 0) advance(call.after);
    const expected = answersOf(call);
    const asked = isSeenBy(mutant, call) ? liar : server;
    const given = await Promise.all(expected.map(() => send(asked, call.request)));
    if (!expected.every((one, at) => isSame(one, given[at], headers))) return index;
  }
  return undefined;
}

const answersOf = ({ answer, twin }: RecordedCall): PlainAnswer[] => (twin ? [answer, twin] : [answer]);

/**
 * The same without a server: a liar that passes on what it is asked gets the recorded answers. This takes a tenth of
 * the time. `"unknown"` where the liar asks for something else, which only a server can answer.
 */
async function differenceInReplay(
  mutant: Liar,
  { calls, headers }: Recording,
): Promise<number | undefined | "unknown"> {
  let asked: Request | undefined;
  let answers: PlainAnswer[] = [];
  let isUnknown = false;
  const liar = mutant.wrap(async (request) => {
    const answer = answers.shift();
    if (!answer || !asked || !(await isSameRequest(asked, request))) isUnknown = true;
    return new Response(answer?.text, answer);
  });
  for (const [index, call] of calls.entries()) {
    if (!isSeenBy(mutant, call)) continue;
    const expected = answersOf(call);
    answers = [...expected];
    asked = requestOf(call.request);
    const requests = expected.map(() => asked?.clone() ?? requestOf(call.request));
    const given = await Promise.all(requests.map((request) => send(liar, request)));
    if (isUnknown || answers.length > 0) return "unknown";
    if (!expected.every((one, at) => isSame(one, given[at], headers))) return index;
  }
  return undefined;
}

async function isSameRequest(one: Request, other: Request): Promise<boolean> {
  if (one.method !== other.method || one.url !== other.url) return false;
  if (JSON.stringify([...one.headers]) !== JSON.stringify([...other.headers])) return false;
  const isUpload = one.headers.get("content-type")?.startsWith("multipart/") === true;
  return isUpload || one.body === other.body || (await one.clone().text()) === (await other.text());
}

function isSame(one: PlainAnswer, other: PlainAnswer | undefined, headers: readonly string[]): boolean {
  if (!other || one.status !== other.status) return false;
  if (headers.some((name) => one.headers[name] !== other.headers[name])) return false;
  const [body, otherBody] = [one.body, other.body].map((json) =>
    JSON.stringify(json, one.status < 400 ? undefined : wordless),
  );
  return body === otherBody;
}

/** How an error is worded is nobody's promise. */
const wordless = (key: string, value: unknown): unknown => (key === "message" ? undefined : value);
