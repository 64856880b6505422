// Servers that let the wrong callers in, or keep the right ones out.
import type { Document, Json, Operation } from "../document.ts";
import { type Behaviour, type Call, changed, type Mutant, mutantOf, onCall, refusalOf } from "../mutant.ts";

/** Where a security scheme has its credential. */
interface Scheme {
  readonly name: string;
  readonly header: string;
  /** What stands before the credential. */
  readonly prefix: string;
}

function schemesOf({ spec }: Document): Scheme[] {
  return Object.entries<Json>(spec.components.securitySchemes ?? {}).map(([name, scheme]) =>
    scheme.type === "apiKey"
      ? { name, header: scheme.name, prefix: "" }
      : { name, header: "Authorization", prefix: "Bearer " },
  );
}

type Named = readonly [operator: string, make: () => Behaviour, detail?: string];

export function credentialMutants(document: Document): Mutant[] {
  const schemes = schemesOf(document);
  return document.operations.flatMap((operation) =>
    [...missing(operation, schemes), ...schemes.flatMap((scheme) => perScheme(operation, scheme, schemes))].map(
      ([operator, make, detail = ""]) => mutantOf(document, { operator, class: "credential", operation, detail }, make),
    ),
  );
}

const isGiven = (call: Call, { header }: Scheme): boolean => call.headers.has(header);

function withCredential(call: Call, { header, prefix }: Scheme, credential: string): Call {
  const headers = new Headers(call.headers);
  headers.set(header, `${prefix}${credential}`);
  return changed(call, { headers });
}

/** Some credential that any server in these tests may have taken before; a server that checks none takes any. */
const anyCredential = "any-key";

/** Servers that remember credentials that worked, and use them for callers that have none or wrong ones. */
function missing(operation: Operation, schemes: readonly Scheme[]): Named[] {
  const usable = schemes.find(({ name }) => operation.schemes.includes(name));
  if (!usable) return [];
  const retrying = (when: (call: Call) => boolean) => (): Behaviour => {
    let good: string | undefined;
    return async (call, ask) => {
      const reply = await ask(call);
      if (reply.status !== 401 && reply.status !== 403) good ??= call.headers.get(usable.header) ?? undefined;
      if (reply.status !== 401 || !when(call)) return reply;
      return ask(withCredential(call, { ...usable, prefix: "" }, good ?? anyCredential));
    };
  };
  const none = (call: Call): boolean => schemes.every((scheme) => !isGiven(call, scheme));
  return [
    ["credentials-not-needed", retrying(none)],
    ["credentials-not-checked", retrying((call) => !none(call))],
    ["credentials-never-asked-for", retrying(() => true)],
    [
      "credential-taken-from-the-query",
      () =>
        onCall((call) => {
          const given = [...call.url.searchParams].find(
            ([name]) => name.toLowerCase().replaceAll("_", "-") === usable.header.toLowerCase(),
          );
          return given && none(call) ? withCredential(call, usable, given[1]) : undefined;
        }),
    ],
    [
      "credential-needed-once",
      () => {
        let last: string | undefined;
        return onCall((call) => {
          const given = call.headers.get(usable.header);
          last = given ?? last;
          return given === null && last !== undefined
            ? withCredential(call, { ...usable, prefix: "" }, last)
            : undefined;
        });
      },
    ],
  ];
}

/** Schemes that are taken where the spec does not list them, and refused where it does. */
function perScheme(operation: Operation, scheme: Scheme, schemes: readonly Scheme[]): Named[] {
  const { name, header } = scheme;
  const refusing = (status: number) => (): Behaviour => async (call, ask) =>
    isGiven(call, scheme) ? refusalOf(operation, status) : ask(call);
  const other = schemes.find((candidate) => candidate !== scheme && operation.schemes.includes(candidate.name));
  if (!operation.schemes.includes(name)) {
    if (!other) return [];
    const accept = () =>
      onCall((call) => (isGiven(call, scheme) ? withCredential(call, other, anyCredential) : undefined));
    return [["unlisted-scheme-accepted", accept, name]];
  }
  const lenient = (operator: string, applies: (given: string) => boolean): Named => [
    operator,
    () =>
      onCall((call) =>
        applies(call.headers.get(header) ?? "none") ? withCredential(call, scheme, anyCredential) : undefined,
      ),
    name,
  ];
  const needsBoth: Behaviour = async (call, ask) =>
    schemes.every((each) => isGiven(call, each)) ? ask(call) : refusalOf(operation, 401);
  const named: Named[] = [
    ["listed-scheme-refused", refusing(401), name],
    ["listed-scheme-forbidden", refusing(403), name],
    lenient("empty-credential-accepted", (given) => given.trim() === scheme.prefix.trim()),
  ];
  if (scheme.prefix === "") return [...named, ["all-schemes-needed", () => needsBoth, name]];
  return [
    ...named,
    lenient("basic-scheme-accepted", (given) => given.startsWith("Basic ")),
    lenient("scheme-name-not-needed", (given) => given !== "none" && !given.includes(" ")),
    [
      "scheme-name-case-sensitive",
      () => async (call, ask) => {
        const given = call.headers.get(header);
        return given?.toLowerCase().startsWith("bearer ") && !given.startsWith("Bearer ")
          ? refusalOf(operation, 401)
          : ask(call);
      },
      name,
    ],
  ];
}
