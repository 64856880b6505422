// Reports what was found, as text, as a checklist in Markdown, and as data.
import type { FieldMove, Migration } from "../../generated/migration.ts";
import type { Findings, FoundCall } from "./find-calls.ts";

const noGuide = "see HeyGen's reference of v3, because the guide has no successor";

/** What takes the place of a call, in one line. */
function successorOf({ found, migration }: FoundCall): string {
  if (migration?.successor) return migration.successor;
  return migration?.instead ?? (found.includes("/streaming.") ? "no successor; streaming has ended" : noGuide);
}

/** The calls by operation, the most frequent one first. */
function byOperation(calls: readonly FoundCall[]): FoundCall[][] {
  const groups = new Map<string, FoundCall[]>();
  for (const call of calls) groups.set(call.found, [...(groups.get(call.found) ?? []), call]);
  return [...groups.values()].sort((one, other) => other.length - one.length);
}

const place = ({ file, line, others }: FoundCall): string => {
  const more = others?.length ? `, also ${others.join(", ")}` : "";
  return `${file}:${line}${others ? `  (recording${more})` : ""}`;
};

const sentence = (text: string): string => text.split(/(?<=\.)\s/)[0] ?? text;

/** The report for a terminal. @param isVerbose with the fields that change and notes */
export function textReport(findings: Findings, isVerbose: boolean): string {
  const groups = byOperation(findings.calls).map((calls) => {
    const [first] = calls;
    if (!first) return "";
    const to = isVerbose ? successorOf(first) : sentence(successorOf(first));
    const head = `${first.found}  →  ${to}  (${calls.length})`;
    const details = isVerbose ? detailsOf(first.migration).map((line) => `    ${line}`) : [];
    return [head, ...details, ...calls.map((call) => `  ${place(call)}  ${call.found}`)].join("\n");
  });
  const hints = findings.hints.map(({ file, line, text }) => `  ${file}:${line}  ${text}`);
  const unknown =
    hints.length > 0 ? [["Something calls HeyGen from here; which call was not found:", ...hints].join("\n")] : [];
  return [...groups, ...unknown, summaryOf(findings)].join("\n\n");
}

function summaryOf({ calls, hints, mentions, isHeyGens }: Findings): string {
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
  const files = new Set([...calls, ...hints].map(({ file }) => file)).size;
  const named =
    mentions.length > 0 ? `\nComments and documents in ${count(mentions.length, "file")} also name v1 or v2.` : "";
  if (calls.length + hints.length > 0) {
    const unclear = hints.length > 0 ? `, and ${count(hints.length, "place")} to look at` : "";
    return `${count(calls.length, "call")} of v1 or v2${unclear}, in ${count(files, "file")}.${named}`;
  }
  return (
    (isHeyGens ? "Nothing is left to do: no call of v1 or v2." : "No call was found: nothing here names HeyGen.") +
    named
  );
}

/** A checklist for an issue. */
export function markdownReport(findings: Findings): string {
  const groups = byOperation(findings.calls).map((calls) => {
    const [first] = calls;
    return first
      ? [`### ${first.found} → ${successorOf(first)}`, "", ...calls.map((call) => `- [ ] ${place(call)}`)].join("\n")
      : "";
  });
  const hints = findings.hints.map(({ file, line, text }) => `- [ ] ${file}:${line} \`${text.replaceAll("`", "'")}\``);
  const unknown = hints.length > 0 ? [["### Something calls HeyGen from here", "", ...hints].join("\n")] : [];
  return [`## From v1 and v2 to v3`, ...groups, ...unknown, summaryOf(findings)].join("\n\n");
}

/** The findings as data. */
export function reportData({ calls, hints, mentions }: Findings): Record<string, unknown> {
  return { calls: calls.map(callData), hints, mentions };
}

function callData({ file, line, found, migration, others }: FoundCall): Record<string, unknown> {
  return {
    file,
    line,
    found,
    use: migration?.successor ?? null,
    operation: migration?.operation ?? null,
    instead: migration?.instead ?? null,
    request: migration?.request ?? {},
    response: migration?.response ?? {},
    notes: migration?.notes ?? [],
    ...(others && { recording: true, others }),
  };
}

/** Notes, and the fields that change. The envelope, which changes in every response, is only in the guide. */
function detailsOf(migration: Migration | undefined): string[] {
  if (!migration) return [];
  const sent = Object.entries(migration.request).map(([field, move]) => fieldLine("send", field, move));
  const read = Object.entries(migration.response)
    .filter(([, { to, without }]) => to !== undefined || without !== undefined)
    .map(([field, move]) => fieldLine("read", field, move));
  return [...[...sent, ...read].filter((line) => line !== undefined), ...migration.notes];
}

function fieldLine(action: string, field: string, { to, as, without }: FieldMove): string | undefined {
  if (to === undefined) return `${action} ${field}: no successor. ${without}`;
  if (to === field && as === undefined) return undefined;
  return `${action} ${field} → ${to}${as === undefined ? "" : ` (${as})`}`;
}
