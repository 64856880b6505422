// Finds the operation of a request.
import { contract, type OperationContract, type OperationId } from "../../../generated/sandbox-operations.ts";
import { nearestName } from "../../shared/nearest-name.ts";
import { compareTemplates, matchTemplate } from "../../shared/path-template.ts";
import { type HttpReply, type Route, reject } from "./call.ts";

export const isRoute = (found: Route | HttpReply): found is Route => "operation" in found;

/** Operations by path template and method. Concrete paths come first, because OpenAPI gives them precedence. */
const templates = new Map<string, Map<string, OperationId>>();
const operations = Object.entries(contract) as [OperationId, OperationContract][];
for (const [id, { method, path }] of operations.sort(([, one], [, other]) => compareTemplates(one.path, other.path))) {
  const methods = templates.get(path) ?? new Map<string, OperationId>();
  templates.set(path, methods.set(method, id));
}

/** Finds the route of a request. The reply is an error if the API does not have the path or the method. */
export function findRoute(method: string, pathname: string): Route | HttpReply {
  const segments = decodeSegments(pathname);
  if (!segments) return reject(400, "invalid_parameter", "The path has an invalid percent-encoding.");

  const allowed = new Set<string>();
  for (const [template, methods] of templates) {
    const path = matchTemplate(template, segments);
    if (!path) continue;
    const id = methods.get(method);
    if (id) return { id, operation: contract[id], path };
    for (const other of methods.keys()) allowed.add(other);
  }
  if (allowed.size === 0) {
    const nearest = nearestName(pathname, [...templates.keys()]);
    const problem = `this sandbox has no ${pathname}${nearest ? `; the nearest is ${nearest}` : ""}`;
    return reject(404, "not_found", `Not found: ${problem}.`);
  }
  const allow = [...allowed].join(", ");
  return { ...reject(405, "not_found", `${pathname} supports ${allow}, not ${method}.`), headers: { Allow: allow } };
}

/** The decoded segments of a path; undefined if they can't be decoded. */
function decodeSegments(pathname: string): string[] | undefined {
  try {
    return pathname.slice(1).split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
