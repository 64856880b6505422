// Moves the fields of a request from v2 to v3, and those of a response back.
import type { FieldMove, Migration } from "../../../generated/migration.ts";
import { copy, leavesOf, valueAt, write, writeConstant } from "./fields.ts";
import { transforms } from "./transforms.ts";

/** A request of v1 or v2, parsed. */
export interface LegacyRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** The parts of a request of v3. */
export interface V3Parts {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the moved fields make of it
  body?: any;
}

/** What a request of v2 asks for that v3 does not have. */
export interface Loss {
  readonly field: string;
  /** What to do instead, in a sentence. */
  readonly reason: string;
  /** Whether nothing sensible is left of the request without it. */
  readonly isRequired: boolean;
}

/** Moves a request. Values that are null or empty texts count as omitted. */
export function moveRequest({ request: moves, constants = {} }: Migration, request: LegacyRequest): V3Parts {
  const parts: V3Parts = {};
  for (const [field, move] of Object.entries(moves)) {
    if (!move.to || move.joined) continue;
    const change = move.transform ? transforms[move.transform] : asItIs;
    copy(
      request,
      field,
      parts,
      move.to,
      (value, around) => (value === "" ? undefined : change(value, around)) ?? undefined,
    );
  }
  for (const [field, value] of Object.entries(constants)) write(parts, field, value);
  return parts;
}

const asItIs = (value: unknown): unknown => value;

/** Moves the response to a request that v3 has answered. A field that v3 left out is null. */
export function moveResponse(
  { response: moves }: Pick<Migration, "response">,
  answer: unknown,
): Record<string, unknown> {
  const response: Record<string, unknown> = {};
  for (const [field, { to, transform }] of Object.entries(moves)) {
    if (!to) continue;
    const change = transform ? transforms[transform] : (value: unknown) => value ?? null;
    copy(answer, to, response, field, change);
  }
  for (const [field, { value }] of Object.entries(moves))
    if (value !== undefined) writeConstant(response, field, value);
  return response;
}

/** Finds what a request asks for in vain. */
export function lossesOf({ request: moves }: Migration, request: LegacyRequest): Loss[] {
  const sent = { query: request.query, body: request.body };
  const isStudio = (valueAt(sent, "body.video_inputs.length") as number) > 1;
  const losses = new Map<string, Loss>();
  for (const field of leavesOf(sent)) {
    const told = Object.entries(moves).find(([name]) => isWithin(field, name));
    if (told && losses.has(told[0])) continue;
    const loss = told ? lossOf(...told, sent, isStudio) : { field, reason: "v3 has no such field.", isRequired: false };
    if (loss) losses.set(loss.field, loss);
  }
  return [...losses.values()];
}

function lossOf(field: string, move: FieldMove, sent: object, isStudio: boolean): Loss | undefined {
  const isLost = isStudio && field.includes("video_inputs[]") && !move.studio;
  const reason = move.without ?? (isLost ? "Videos of several scenes don't have it." : undefined);
  const change = move.transform && !move.joined ? transforms[move.transform] : undefined;
  const isDefault = (value: unknown) => move.default?.some((other) => JSON.stringify(other) === JSON.stringify(value));
  let isSent = false;
  copy(sent, field, {}, field, (value, around) => {
    const isPresent = value !== undefined && value !== null && value !== "" && !isDefault(value);
    isSent ||= isPresent && (reason !== undefined || (change !== undefined && change(value, around) === undefined));
    return undefined;
  });
  if (!isSent) return undefined;
  return { field, reason: reason ?? `v3 has no such value: ${move.as}.`, isRequired: move.required === true };
}

const isWithin = (field: string, around: string): boolean =>
  field === around || field.startsWith(`${around}.`) || field.startsWith(`${around}[`);
