// Which operation a request is for.
import { contract, type OperationContract, type OperationId } from "../../../generated/sandbox-operations.ts";
import { type Refusal, refuse } from "../operations/handler.ts";

export interface Route {
  readonly id: OperationId;
  readonly operation: OperationContract;
  /** Path parameters. */
  readonly path: Record<string, string>;
}

/** A refusal of the router; where the path has other methods, with the header `Allow`. */
export type RoutingError = Refusal<400 | 404 | 405> & { headers?: Record<string, string> };

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

/** The route of a request, or the refusal of a path or method that the API does not have. */
export function findRoute(method: string, pathname: string): Route | RoutingError {
  const segments = decodeSegments(pathname);
  if (!segments) return refuse(400, "invalid_parameter", "The path has a % that starts no escape.");

  const allowed = new Set<string>();
  for (const template of byLength.get(segments.length) ?? []) {
    const path = match(template, segments);
    if (!path) continue;
    const id = template.methods.get(method);
    if (id) return { id, operation: contract[id], path };
    for (const other of template.methods.keys()) allowed.add(other);
  }
  if (allowed.size === 0) return refuse(404, "not_found", `There is no ${pathname}.`);
  const allow = [...allowed].join(", ");
  const refusal = refuse(405, "not_found", `${pathname} takes ${allow}, not ${method}.`);
  return { ...refusal, headers: { Allow: allow } };
}

/** The segments of a path, decoded; undefined where they can't be. */
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
