// Which operation a request is for.
import { contract, type OperationContract, type OperationId } from "../../../generated/sandbox-operations.ts";
import { type HttpReply, type Route, reject } from "./call.ts";

export const isRoute = (found: Route | HttpReply): found is Route => "operation" in found;

interface Template {
  segments: string[];
  /** Operations of the path by method. */
  methods: Map<string, OperationId>;
}

const templates = new Map<string, Template>();
for (const [id, { method, path }] of Object.entries(contract) as [OperationId, OperationContract][]) {
  const template = templates.get(path) ?? { segments: path.slice(1).split("/"), methods: new Map() };
  templates.set(path, template);
  template.methods.set(method, id);
}

const isVariable = (segment: string): boolean => segment.startsWith("{");
const countVariables = ({ segments }: Template): number => segments.filter(isVariable).length;

/** Templates by their number of segments. Concrete paths come first: they win over templated ones, as OpenAPI has it. */
const byLength = new Map<number, Template[]>();
for (const template of [...templates.values()].sort((a, b) => countVariables(a) - countVariables(b))) {
  const { length } = template.segments;
  byLength.set(length, [...(byLength.get(length) ?? []), template]);
}

/** The route of a request, or the error for a path or method that the API does not have. */
export function findRoute(method: string, pathname: string): Route | HttpReply {
  const segments = decodeSegments(pathname);
  if (!segments) return reject(400, "invalid_parameter", "The path has a % that starts no escape.");

  const allowed = new Set<string>();
  for (const template of byLength.get(segments.length) ?? []) {
    const path = match(template, segments);
    if (!path) continue;
    const id = template.methods.get(method);
    if (id) return { id, operation: contract[id], path };
    for (const other of template.methods.keys()) allowed.add(other);
  }
  if (allowed.size === 0) return reject(404, "not_found", `There is no ${pathname}.`);
  const allow = [...allowed].join(", ");
  return { ...reject(405, "not_found", `${pathname} takes ${allow}, not ${method}.`), headers: { Allow: allow } };
}

/** The decoded segments of a path; undefined if they can't be decoded. */
function decodeSegments(pathname: string): string[] | undefined {
  try {
    return pathname.slice(1).split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function match({ segments }: Template, given: string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? "";
    if (isVariable(segment) && value) path[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return path;
}
