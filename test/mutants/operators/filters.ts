// Lists that do not do what their filters say.
import type { Document, Operation, Parameter } from "../document.ts";
import {
  type Behaviour,
  type Call,
  type Mutant,
  mutantOf,
  onCall,
  onSuccess,
  refusalOf,
  succeeded,
} from "../mutant.ts";
import { pagings, withQuery } from "./paging.ts";

type Named = readonly [operator: string, make: () => Behaviour, detail?: string];

/** Query parameters that choose what is listed. */
function filtersOf(document: Document, operation: Operation): Parameter[] {
  const paging = pagings(document).find((candidate) => candidate.operation === operation);
  return operation.parameters.filter(
    (parameter) => parameter.in === "query" && parameter !== paging?.limit && parameter !== paging?.token,
  );
}

export function filterMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) => {
    const filters = filtersOf(document, operation);
    const token = pagings(document).find((candidate) => candidate.operation === operation)?.token;
    const named = filters.flatMap((filter) =>
      [...ignoring(filter, filters, token), ...values(operation, filter), ...results(filter)].map(
        ([operator, make, detail]): Named => [operator, make, [filter.name, detail].filter(Boolean).join("=")],
      ),
    );
    return named.map(([operator, make, detail = ""]) =>
      mutantOf(document, { operator, class: "filter", operation, detail }, make),
    );
  });
}

/** Filters that are not applied. */
function ignoring(filter: Parameter, filters: readonly Parameter[], token: Parameter | undefined): Named[] {
  const { name } = filter;
  const ignore = (when: (call: Call) => boolean) => () =>
    onCall((call) => (when(call) ? withQuery(call, name, undefined) : undefined));
  const others = filters.filter((other) => other !== filter);
  const named: Named[] = [
    ["filter-ignored", ignore(() => true)],
    ["filter-with-empty-value-ignored", ignore(({ url }) => url.searchParams.get(name) === "")],
    [
      "filter-with-empty-result-ignored",
      () => async (call, ask) => {
        const reply = await ask(call);
        const isEmpty =
          succeeded(reply) && Object.values(reply.json).some((value) => Array.isArray(value) && value.length === 0);
        return isEmpty ? ask(withQuery(call, name, undefined)) : reply;
      },
    ],
    ...others.map(
      (other): Named => [
        "filter-ignored-with-another",
        ignore(({ url }) => url.searchParams.has(other.name)),
        `with ${other.name}`,
      ],
    ),
  ];
  if (token) named.push(["filter-ignored-on-later-pages", ignore(({ url }) => url.searchParams.has(token.name))]);
  return named;
}

/** Filters that take one value for another. */
function values(operation: Operation, { name, schema }: Parameter): Named[] {
  const known: string[] = (schema.type === "boolean" ? [true, false] : (schema.enum ?? [])).map(String);
  const replace = (value: (given: string) => string | undefined) => () =>
    onCall((call) => {
      const given = call.url.searchParams.get(name);
      return given === null ? undefined : withQuery(call, name, value(given));
    });
  const refuse = (when: (given: string) => boolean) => (): Behaviour => async (call, ask) => {
    const given = call.url.searchParams.get(name);
    return given !== null && when(given) ? refusalOf(operation, 400) : ask(call);
  };
  const named: Named[] = [
    ["filter-refused", refuse(() => true)],
    ["filter-value-truncated", replace((given) => given.slice(0, -1))],
    [
      "filter-remembers-its-first-value",
      () => {
        let first: string | undefined;
        return onCall((call) => {
          const given = call.url.searchParams.get(name);
          first ??= given ?? undefined;
          return given === null ? undefined : withQuery(call, name, first);
        });
      },
    ],
    [
      "filter-stays-on",
      () => {
        let last: string | undefined;
        return onCall((call) => {
          last = call.url.searchParams.get(name) ?? last;
          return last === undefined ? undefined : withQuery(call, name, last);
        });
      },
    ],
  ];
  if (known.length === 0) return named;
  const next = (given: string): string => known[(known.indexOf(given) + 1) % known.length] ?? given;
  return [
    ...named,
    ["filter-takes-another-value", replace((given) => (known.includes(given) ? next(given) : given))],
    ["undocumented-filter-value-ignored", replace((given) => (known.includes(given) ? given : undefined))],
    [
      "filter-value-in-any-case",
      replace((given) => (known.includes(given.toLowerCase()) ? given.toLowerCase() : given)),
    ],
    ["filter-value-trimmed", replace((given) => (known.includes(given.trim()) ? given.trim() : given))],
    ...known.flatMap((value): Named[] => [
      ["filter-value-refused", refuse((given) => given === value), value],
      ["filter-value-ignored", replace((given) => (given === value ? undefined : given)), value],
      [
        "filter-default-changed",
        () => onCall((call) => (call.url.searchParams.has(name) ? undefined : withQuery(call, name, value))),
        value,
      ],
    ]),
  ];
}

/** Filters that let one thing too many or too few through. */
function results({ name }: Parameter): Named[] {
  return [
    [
      "filter-hides-the-first-match",
      () =>
        onSuccess(({ json }, { url }) => {
          if (!url.searchParams.has(name)) return;
          for (const value of listsWithin(json)) value.shift();
        }),
    ],
    [
      "filter-lets-one-other-through",
      () => async (call, ask) => {
        const reply = await ask(call);
        if (!call.url.searchParams.has(name) || !succeeded(reply)) return reply;
        const all = await ask(withQuery(call, name, undefined));
        if (!succeeded(all)) return reply;
        const [found = []] = listsWithin(reply.json);
        const texts = new Set(found.map((item) => JSON.stringify(item)));
        const other = listsWithin(all.json)[0]?.find((item) => !texts.has(JSON.stringify(item)));
        if (other !== undefined && found.length > 0) found[found.length - 1] = other;
        return reply;
      },
    ],
  ];
}

/** The arrays of an answer that are not within items of another one. */
function listsWithin(value: unknown): unknown[][] {
  if (Array.isArray(value)) return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(listsWithin) : [];
}
