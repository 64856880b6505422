// The operations of two documents, with their parameters, bodies and answers.
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { CodeComparison } from "./codes.ts";
import { child, operationName, type Place, placeName, resolved } from "./place.ts";
import type { Pair, Report } from "./report.ts";
import { SchemaComparison } from "./schemas.ts";
import { documentOf, SecurityComparison, scopesOf } from "./security.ts";

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly place: Place;
}

/** The operations of a document by method and path, whatever the parameters in the path are called. */
export function operationsBySignature(spec: Json): Map<string, Operation> {
  const found = operationsOf(spec).map(({ method, path, operation }): [string, Operation] => {
    const place = { spec, node: operation, holder: operationName(method, path), within: "" };
    return [`${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`, { method, path, place }];
  });
  return new Map(found);
}

export class OperationComparison {
  readonly #report: Report;
  readonly #schemas: SchemaComparison;
  readonly #codes: CodeComparison;
  readonly #security: SecurityComparison;
  readonly #seen = new Set<string>();

  constructor(report: Report, ours: Json, theirs: Json) {
    const documents = { ours: documentOf(ours), theirs: documentOf(theirs) };
    this.#report = report;
    this.#schemas = new SchemaComparison(report);
    this.#codes = new CodeComparison(report);
    this.#security = new SecurityComparison(report, documents);
    report.visit(documents);
    report.contrast(documents, "servers", [serversOf(ours), serversOf(theirs)]);
  }

  compare(ours: Operation, theirs: Operation): void {
    const at = { ours: ours.place, theirs: theirs.place };
    this.#report.visit(at);
    this.#flag(at, "deprecated");
    this.#report.contrast(at, "scopes", [scopesOf(at.ours), scopesOf(at.theirs)]);
    this.#security.compare(at);
    this.#compareParameters(ours, theirs);
    this.#compareRequests(at);
    this.#compareResponses(at);
  }

  /** Tells what could not be told before all operations were seen. */
  end(): void {
    this.#codes.end();
  }

  /** Whether two components, or two nodes of operations, are held against each other for the first time. */
  #isNew(at: Pair): boolean {
    const key = `${placeName(at.ours)} ${placeName(at.theirs)}`;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    this.#report.visit(at);
    return true;
  }

  #flag(at: Pair, kind: string): void {
    this.#report.contrast(at, kind, [Boolean(at.ours.node[kind]), Boolean(at.theirs.node[kind])]);
  }

  #compareParameters(ours: Operation, theirs: Operation): void {
    const [mine, others] = [parametersOf(ours), parametersOf(theirs)];
    for (const find of [isSameParameter, isMovedParameter]) {
      for (const our of [...mine]) {
        const their = others.find((other) => find(our, other));
        if (!their) continue;
        mine.splice(mine.indexOf(our), 1);
        others.splice(others.indexOf(their), 1);
        this.#compareParameter({ ours: our.place, theirs: their.place });
      }
    }
    const at = { ours: ours.place, theirs: theirs.place };
    for (const { place } of mine) this.#report.add(at, "parameter", `${parameterName(place)}: only ours`);
    for (const { place } of others) this.#report.add(at, "parameter", `${parameterName(place)}: only upstream`);
  }

  #compareParameter(at: Pair): void {
    if (!this.#isNew(at)) return;
    const [ours, theirs] = [at.ours.node, at.theirs.node];
    const isHeader = ours.in === "header" && theirs.in === "header";
    const names = [ours.name, theirs.name].map((name) => (isHeader ? name.toLowerCase() : name));
    this.#report.contrast(at, "name", [names[0], names[1]]);
    this.#report.contrast(at, "in", [ours.in, theirs.in]);
    if (ours.in === theirs.in) {
      this.#report.contrast(at, "style", [styleOf(ours), styleOf(theirs)]);
      this.#report.contrast(at, "explode", [explodes(ours), explodes(theirs)]);
    }
    for (const kind of ["required", "deprecated", "allowReserved", "allowEmptyValue"]) this.#flag(at, kind);
    this.#schemas.compare(schemasOf(at));
  }

  #compareRequests(at: Pair): void {
    const [isOurs, isTheirs] = [at.ours.node.requestBody !== undefined, at.theirs.node.requestBody !== undefined];
    if (isOurs !== isTheirs) this.#report.add(at, "request body", `request body: ${side(isOurs)}`);
    if (!isOurs || !isTheirs) return;
    const bodies = resolvedPair(at, "requestBody");
    this.#flag(bodies, "required");
    this.#compareMedia(bodies);
  }

  #compareResponses(at: Pair): void {
    for (const [status, isOurs, isTheirs] of keysOf(at, "responses")) {
      if (isOurs !== isTheirs) {
        this.#report.add(at, "status", `status ${status}: ${side(isOurs)}`);
        continue;
      }
      const responses = resolvedPair(at, "responses", status);
      if (!this.#isNew(responses)) continue;
      if (/^[45]/.test(status)) this.#codes.compare(responses);
      this.#compareHeaders(responses);
      this.#compareMedia(responses);
    }
  }

  #compareHeaders(at: Pair): void {
    const [mine, others] = [headersOf(at.ours), headersOf(at.theirs)];
    for (const name of new Set([...mine.keys(), ...others.keys()])) {
      const [ours, theirs] = [mine.get(name), others.get(name)];
      if (!ours || !theirs) {
        this.#report.add(at, "header", `header ${name}: ${side(ours !== undefined)}`);
        continue;
      }
      const headers = { ours, theirs };
      if (!this.#isNew(headers)) continue;
      for (const kind of ["required", "deprecated"]) this.#flag(headers, kind);
      this.#schemas.compare(schemasOf(headers));
    }
  }

  #compareMedia(at: Pair): void {
    const types = keysOf(at, "content");
    const onlyOurs = types.filter(([, , isTheirs]) => !isTheirs).map(([type]) => type);
    const onlyTheirs = types.filter(([, isOurs]) => !isOurs).map(([type]) => type);
    const both = types.filter(([, isOurs, isTheirs]) => isOurs && isTheirs).map(([type]) => [type, type]);
    const [our, their] = [onlyOurs[0], onlyTheirs[0]];
    if (our && their && onlyOurs.length === 1 && onlyTheirs.length === 1) {
      this.#report.contrast(at, "media type", [our, their]);
      both.push([our, their]);
    } else {
      for (const type of onlyOurs) this.#report.add(at, "media type", `media type ${type}: only ours`);
      for (const type of onlyTheirs) this.#report.add(at, "media type", `media type ${type}: only upstream`);
    }
    for (const [mine = "", other = ""] of both) {
      this.#schemas.compare({
        ours: child(at.ours, "content", mine, "schema"),
        theirs: child(at.theirs, "content", other, "schema"),
      });
    }
  }
}

const side = (isOurs: boolean): string => (isOurs ? "only ours" : "only upstream");

/** The keys under one key of both sides, each with whether our side and theirs have it. */
function keysOf({ ours, theirs }: Pair, key: string): [string, boolean, boolean][] {
  const [mine, others] = [ours.node[key] ?? {}, theirs.node[key] ?? {}];
  const all = new Set([...Object.keys(mine), ...Object.keys(others)]);
  return [...all].map((name) => [name, name in mine, name in others]);
}

function resolvedPair({ ours, theirs }: Pair, ...keys: string[]): Pair {
  return { ours: resolved(child(ours, ...keys)), theirs: resolved(child(theirs, ...keys)) };
}

interface Parameter {
  readonly place: Place;
  /** Which of the parameters in the path it is; undefined elsewhere. */
  readonly position: number | undefined;
}

/** Those of an operation and of its path, where the operation does not replace them. */
function parametersOf({ path, place }: Operation): Parameter[] {
  const item = place.spec.paths[path];
  const shared: Place = { ...place, node: item, holder: path };
  const own = [...listed(place), ...listed(shared)];
  const found = new Map<string, Place>();
  for (const parameter of own) {
    const key = `${parameter.node.in} ${parameter.node.name}`;
    if (!found.has(key)) found.set(key, parameter);
  }
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  return [...found.values()].map((parameter) => {
    const { in: at, name } = parameter.node;
    return { place: parameter, position: at === "path" ? names.indexOf(name) : undefined };
  });
}

/** Their parameters, named in a report by what they are called, not by their index. */
function listed(place: Place): Place[] {
  return (place.node.parameters ?? []).map((_: Json, index: number) => {
    const own = child(place, "parameters", index);
    return own.node.$ref ? resolved(own) : { ...own, within: `/parameters/${own.node.name}` };
  });
}

function isSameParameter(ours: Parameter, theirs: Parameter): boolean {
  if (ours.place.node.in !== theirs.place.node.in) return false;
  if (ours.position !== undefined && ours.position === theirs.position) return true;
  const names = [ours.place.node.name, theirs.place.node.name];
  const [our, their] = ours.place.node.in === "header" ? names.map((name) => name.toLowerCase()) : names;
  return our === their;
}

/** The one of the same name elsewhere in the request, or the one whose name in the path is another. */
function isMovedParameter(ours: Parameter, theirs: Parameter): boolean {
  if (ours.place.node.name === theirs.place.node.name) return true;
  return ours.place.node.in === "path" && theirs.place.node.in === "path";
}

const parameterName = ({ node }: Place): string => `parameter ${node.name} (${node.in})`;

const styleOf = ({ style, in: at }: Json): string => style ?? (at === "query" || at === "cookie" ? "form" : "simple");

const explodes = (parameter: Json): boolean => parameter.explode ?? styleOf(parameter) === "form";

/** What a parameter or header holds, which may be said as content. */
function schemasOf({ ours, theirs }: Pair): Pair {
  const schema = (place: Place): Place => {
    const [type] = Object.keys(place.node.content ?? {});
    return type === undefined ? child(place, "schema") : child(place, "content", type, "schema");
  };
  return { ours: schema(ours), theirs: schema(theirs) };
}

function headersOf(response: Place): Map<string, Place> {
  const names = Object.keys(response.node.headers ?? {});
  return new Map(names.map((name) => [name.toLowerCase(), resolved(child(response, "headers", name))]));
}

const serversOf = (spec: Json): string =>
  (spec.servers ?? [])
    .map(({ url }: Json) => url.replace(/\/$/, ""))
    .sort()
    .join(", ");
