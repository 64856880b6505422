// Wrong operations: paths, methods, parameters, statuses, headers, credentials and servers.
import {
  headerPlaces,
  homeOf,
  type Json,
  type OperationPlace,
  operationPlaces,
  type Place,
  parameterPlaces,
  partAt,
  responsePlaces,
  type SpecChange,
} from "./places.ts";

export function operationChanges(spec: Json): SpecChange[] {
  const operations = operationPlaces(spec);
  const changes = operations.flatMap((operation, index) => [
    ...routeChanges(spec, operation),
    ...bodyChanges(spec, operation),
    ...statusChanges(spec, operation, operations[(index + 1) % operations.length] ?? operation),
    ...parameterChanges(spec, operation),
    ...headerChanges(spec, operation),
    ...securityChanges(spec, operation),
    ...markChanges(spec, operation),
  ]);
  return [...changes, ...globalChanges(spec, operations[0]?.id ?? "")];
}

const otherMethods: Readonly<Record<string, string>> = {
  get: "post",
  post: "put",
  patch: "put",
  put: "patch",
  delete: "post",
};

function routeChanges(spec: Json, { id, place }: OperationPlace): SpecChange[] {
  const [, path = "", method = ""] = place;
  const common = { class: "route", operationId: id, place: ["paths"] };
  const other = otherMethods[method];
  const isFree = other !== undefined && spec.paths[path][other] === undefined;
  const changes: SpecChange[] = [
    { ...common, operator: "operation-removed", detail: id, change: (paths) => delete paths[path][method] },
    {
      ...common,
      operator: "path-of-next-version",
      detail: id,
      change: (paths) => moveOperation(paths, path, method, nextVersion(path)),
    },
    {
      ...common,
      operator: "path-with-another-word",
      detail: id,
      change: (paths) => moveOperation(paths, path, method, `${path}/all`),
    },
  ];
  if (isFree) {
    const change = (paths: Json): void => {
      paths[path][other] = paths[path][method];
      delete paths[path][method];
    };
    changes.push({ ...common, operator: "method-changed", detail: `${id} ${other}`, change });
  }
  return changes;
}

const nextVersion = (path: string): string => path.replace(/^\/v(\d)/, (_, version) => `/v${Number(version) + 1}`);

function moveOperation(paths: Json, path: string, method: string, to: string): void {
  paths[to] = { ...paths[to], [method]: paths[path][method] };
  if (paths[path]["x-path"]) paths[to]["x-path"] = to;
  delete paths[path][method];
}

function bodyChanges(spec: Json, { id, place, operation }: OperationPlace): SpecChange[] {
  if (!operation.requestBody) return [];
  const home = homeOf(spec, [...place, "requestBody"]);
  const common = { class: "body", operationId: id };
  return [
    { ...common, operator: "body-removed", place, change: (part) => delete part.requestBody },
    { ...common, operator: "body-optional", place: home, change: (part) => Object.assign(part, { required: false }) },
    { ...common, operator: "body-of-another-type", place: home, change: changeContentType },
  ];
}

function changeContentType(part: Json): void {
  const [[type = "", media] = []] = Object.entries<Json>(part.content);
  const other = type.includes("json") ? "application/x-www-form-urlencoded" : "application/json";
  part.content = { [other]: media };
}

function statusChanges(spec: Json, operation: OperationPlace, neighbour: OperationPlace): SpecChange[] {
  const { id, place } = operation;
  const responses: Place = [...place, "responses"];
  const common = { class: "status", operationId: id, place: responses };
  const found = responsePlaces(spec, operation);
  const success = found.find(({ status }) => status.startsWith("2"));
  const changes: SpecChange[] = found.flatMap(({ status }) => [
    { ...common, operator: "status-removed", detail: status, change: (part: Json) => delete part[status] },
    { ...common, operator: "status-replaced", detail: status, change: (part: Json) => moveStatus(part, status) },
  ]);
  changes.push({
    ...common,
    operator: "status-added",
    detail: "418",
    change: (part) => Object.assign(part, { 418: part[found.at(-1)?.status ?? ""] }),
  });
  if (success) {
    const another = partAt(spec, [...neighbour.place, "responses"])[success.status];
    changes.push({
      ...common,
      operator: "success-of-another-operation",
      change: (part) => Object.assign(part, { [success.status]: structuredClone(another) }),
    });
    changes.push({ ...common, operator: "success-of-another-type", place: success.home, change: changeContentType });
    changes.push({
      ...common,
      operator: "success-without-content",
      place: success.home,
      change: (part) => delete part.content,
    });
  }
  return changes;
}

/** Gives a response the number after its own: 200 becomes 201, 404 becomes 405. */
function moveStatus(responses: Json, status: string): void {
  const next = String(Number(status) + 1);
  responses[next] ??= responses[status];
  delete responses[status];
}

function parameterChanges(spec: Json, operation: OperationPlace): SpecChange[] {
  const { id, place, operation: part } = operation;
  const common = { class: "parameter", operationId: id };
  const own = parameterPlaces(spec, operation).flatMap((home, index): SpecChange[] => {
    const parameter = partAt(spec, home);
    const detail = parameter.name;
    const here = { ...common, detail, place: home };
    const removed: SpecChange = {
      ...common,
      operator: "parameter-removed",
      detail,
      place,
      change: (copy) => copy.parameters.splice(index, 1),
    };
    if (parameter.in === "path") return [removed];
    return [
      removed,
      { ...here, operator: "parameter-required", change: (copy) => Object.assign(copy, { required: true }) },
      { ...here, operator: "parameter-renamed", change: (copy) => Object.assign(copy, { name: `${copy.name}_2` }) },
      {
        ...here,
        operator: "parameter-elsewhere",
        change: (copy) => Object.assign(copy, { in: copy.in === "query" ? "header" : "query" }),
      },
    ];
  });
  const strangers = Object.entries<Json>(spec.components.parameters ?? {}).filter(
    ([name, { in: where }]) => where === "header" && !JSON.stringify(part.parameters ?? []).includes(`/${name}"`),
  );
  const added = strangers.map(
    ([name]): SpecChange => ({
      ...common,
      operator: "parameter-added",
      detail: name,
      place,
      change: (copy) =>
        Object.assign(copy, { parameters: [...(copy.parameters ?? []), { $ref: `#/components/parameters/${name}` }] }),
    }),
  );
  return [...own, ...added];
}

function headerChanges(spec: Json, operation: OperationPlace): SpecChange[] {
  return responsePlaces(spec, operation).flatMap(({ status, home }) => {
    const names = Object.keys(partAt(spec, home).headers ?? {});
    const places = headerPlaces(spec, home);
    const common = { class: "header", operationId: operation.id };
    return names.flatMap((name, index): SpecChange[] => {
      const here = { ...common, detail: `${status} ${name}`, place: home };
      const there = { ...common, detail: name, place: places[index] ?? home };
      return [
        { ...here, operator: "header-removed", change: (part) => delete part.headers[name] },
        { ...here, operator: "header-renamed", change: (part) => renameHeader(part.headers, name) },
        {
          ...there,
          operator: "header-required-flipped",
          change: (part) => Object.assign(part, { required: part.required !== true }),
        },
      ];
    });
  });
}

function renameHeader(headers: Json, name: string): void {
  headers[`X-${name}`] = headers[name];
  delete headers[name];
}

function securityChanges(spec: Json, { id, place, operation }: OperationPlace): SpecChange[] {
  const schemes = Object.keys(spec.components.securitySchemes ?? {});
  const common = { class: "security", operationId: id, place };
  const set = (security: Json) => (part: Json) => Object.assign(part, { security });
  const current = JSON.stringify(operation.security ?? spec.security);
  const others: [string, Json][] = [
    ["security-removed", []],
    ["security-optional", [{}, ...(operation.security ?? spec.security)]],
    ["security-of-all-together", [Object.fromEntries(schemes.map((name) => [name, []]))]],
    ["security-of-any", schemes.map((name) => ({ [name]: [] }))],
    ...schemes.map((name): [string, Json] => [`security-of-${name}`, [{ [name]: [] }]]),
  ];
  return others
    .filter(([, security]) => JSON.stringify(security) !== current)
    .map(([operator, security]) => ({ ...common, operator, change: set(security) }));
}

/** What marks an operation as old, and names its successor. */
function markChanges(spec: Json, { id, place, operation }: OperationPlace): SpecChange[] {
  const common = { class: "mark", operationId: id, place };
  const changes: SpecChange[] = [
    {
      ...common,
      operator: "deprecated-flipped",
      change: (part) => Object.assign(part, { deprecated: part.deprecated !== true }),
    },
  ];
  if (operation["x-replaced-by"]) {
    const ids = operationPlaces(spec).map((other) => other.id);
    const other = ids[(ids.indexOf(operation["x-replaced-by"]) + 1) % ids.length];
    changes.push({
      ...common,
      operator: "successor-changed",
      change: (part) => Object.assign(part, { "x-replaced-by": other }),
    });
    changes.push({ ...common, operator: "successor-removed", change: (part) => delete part["x-replaced-by"] });
  }
  if (operation["x-sunset"])
    changes.push({
      ...common,
      operator: "sunset-changed",
      change: (part) => Object.assign(part, { "x-sunset": "2027-10-31" }),
    });
  return changes;
}

function globalChanges(spec: Json, operationId: string): SpecChange[] {
  const schemes = Object.keys(spec.components.securitySchemes ?? {});
  const server = { class: "server", operationId, place: ["servers"] };
  const security = { class: "security", operationId };
  return [
    {
      ...server,
      operator: "server-of-another-host",
      change: (part) => Object.assign(part[0], { url: "https://api.example.com" }),
    },
    {
      ...server,
      operator: "server-without-tls",
      change: (part) => Object.assign(part[0], { url: part[0].url.replace("https", "http") }),
    },
    {
      ...server,
      operator: "server-with-a-base-path",
      change: (part) => Object.assign(part[0], { url: `${part[0].url}/api` }),
    },
    { ...server, operator: "server-added", change: (part) => part.push({ url: "https://api2.example.com" }) },
    {
      ...security,
      operator: "security-not-needed-at-all",
      place: [],
      change: (part) => Object.assign(part, { security: [] }),
    },
    ...schemes.flatMap((name): SpecChange[] => {
      const here = { ...security, detail: name, place: ["components", "securitySchemes", name] };
      return [
        {
          ...here,
          operator: "scheme-with-another-name",
          change: (part) => Object.assign(part, part.name ? { name: "X-Token" } : { scheme: "basic" }),
        },
        {
          ...here,
          operator: "scheme-elsewhere",
          change: (part) => Object.assign(part, { type: "apiKey", in: "query", name: "key" }),
        },
        { ...here, operator: "scheme-dropped-everywhere", place: [], change: (part) => dropScheme(part, name) },
      ];
    }),
  ];
}

function dropScheme(spec: Json, name: string): void {
  const without = (security: Json[]): Json[] => security.filter((requirement) => !(name in requirement));
  spec.security = without(spec.security);
  for (const { operation } of operationPlaces(spec))
    if (operation.security) operation.security = without(operation.security);
}
