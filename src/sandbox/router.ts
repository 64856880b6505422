// Which operation a request is for.
import { contract, type OperationContract, type OperationId } from "../../generated/contract.ts";

export interface Route {
  id: OperationId;
  operation: OperationContract;
  path: Record<string, string>;
}

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

const variables = ({ segments }: Template): number => segments.filter((segment) => segment.startsWith("{")).length;

/** Templates by their number of segments. Concrete paths come first: they win over templated ones, as OpenAPI has it. */
const byLength = new Map<number, Template[]>();
for (const template of [...templates.values()].sort((a, b) => variables(a) - variables(b))) {
  const { length } = template.segments;
  byLength.set(length, [...(byLength.get(length) ?? []), template]);
}

/** The route, or the methods that the path has, or nothing where there is no such path. */
export function route(method: string, segments: string[]): Route | { allow: string[] } | undefined {
  const allow = new Set<string>();
  for (const template of byLength.get(segments.length) ?? []) {
    const path = match(template, segments);
    if (!path) continue;
    const id = template.methods.get(method);
    if (id) return { id, operation: contract[id], path };
    for (const other of template.methods.keys()) allow.add(other);
  }
  return allow.size > 0 ? { allow: [...allow] } : undefined;
}

function match({ segments }: Template, given: string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? "";
    if (segment.startsWith("{") && value) path[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return path;
}
