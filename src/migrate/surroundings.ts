// Recognizes addresses and paths that stand in the code without being called.
import { unknownPart } from "./calls.ts";
import { commandAround } from "./methods.ts";
import { type Call, callsAround, keyOf } from "./structure.ts";
import type { Place } from "./values.ts";

const messages =
  /^(?:console|log\w*|print\w*|echo|puts|warn\w*|error|info|debug|describe|it|test|fail|raise|throw|panic|Errorf|die|exit|abort|alert|toast|w?write_?line|eprintln|\w*(?:Error|Exception|Warning))$/i;
const comparisons =
  /^(?:starts_?with|ends_?with|includes?|index_?of|contains|match(?:es)?|test|equals?|eq|to(?:Be|Equal|Contain|Match|Have)\w*|assert\w*|expect\w*|has_?(?:prefix|suffix)|calledWith|add_?argument|redirect\w*|navigate|push|revalidate\w*|link)$/i;
const routes =
  /^(?:HandleFunc|Handle|route|register_\w*route\w*|path|add_(?:url_)?r(?:ule|oute)|Map(?:Get|Post|Put|Delete)|re_path|(?:Get|Post|Put|Patch|Delete|Request)Mapping|Http(?:Get|Post|Put|Delete|Patch)|Route|Path|resources?|scope|rewrites?|use|all)$/;
const servers =
  /^(?:app|router|server|routes?|fastify|\w+_?router|blueprint|bp|mux|engine|flask_app|Route|mock_?server|hono)$/i;
const described =
  /^(?:name|title|description|summary|message|docs?|documentation\w*|comment|notes?|help|label|href|to|src|link|pattern|example|operationId|\$ref|ref|id|homepage|repository|redirect\w*|loc)$/i;
const verbs = /^(?:get|post|put|patch|delete)$/i;

/** Whether what starts at a place is only compared, printed, described or served. */
export function isNotCalled(place: Place): boolean {
  const { tokens, index, source } = place;
  const [before, after] = [tokens[index - 1], tokens[index + 1]];
  if (isCompared(before?.value) || isCompared(after?.value)) return true;
  if (before?.value === "case" || before?.value === "when") return true;
  if (!source.language.hasBareTexts && (isUnion(before?.value) || isUnion(after?.value))) return true;
  if (isKey(place) || described.test(keyOf(tokens, index) ?? "")) return true;
  const calls = callsAround(tokens, index);
  const [inner] = calls;
  const isMessage = inner?.callee.some((name) => messages.test(name)) && !isRequested(inner);
  if (isMessage) return true;
  if (inner && comparisons.test(inner.callee.at(-1) ?? "")) return true;
  if (source.isEmbedded && source.language.hasBareTexts) {
    return !/\b(?:curl|wget|http)\b/.test(commandAround(source.text, tokens[index]?.start ?? 0));
  }
  return isServed(place);
}

/** Whether a text is the path of a route of the project's own server. */
export function isServed(place: Place): boolean {
  // Not the calls further out: the handler of a route may call HeyGen.
  const [inner] = callsAround(place.tokens, place.index);
  return inner !== undefined && isRoute(inner, place);
}

const isCompared = (mark: string | undefined): boolean => /^(?:===?|!==?|=~|in)$/.test(mark ?? "");
const isUnion = (mark: string | undefined): boolean => mark === "|";
const isRequested = ({ callee }: Call): boolean =>
  verbs.test(callee.at(-1) ?? "") && !/console|log/i.test(callee[0] ?? "");

/** Whether a text is the key of an object, not a value. */
function isKey({ tokens, index, source }: Place): boolean {
  const { kind } = tokens[index] ?? {};
  const [before, after] = [tokens[index - 1]?.value ?? "{", tokens[index + 1]?.value ?? ""];
  const startsMember = before === "{" || before === "," || (before === "[" && after === "=>");
  return (
    kind === "text" &&
    /^(?::|=>)$/.test(after) &&
    (startsMember || (source.language.hasBareTexts && tokens[index]?.startsLine === true))
  );
}

/** Whether a call declares a route of the project's own server. */
function isRoute({ callee, start, from, to }: Call, { tokens, source }: Place): boolean {
  const last = callee.at(-1) ?? "";
  const first = tokens[start]?.value ?? "";
  const isDecorator =
    /^@\w+$/.test(first) && /^(?:[a-z]|\w+Mapping|Path)/.test(first.slice(1)) && !/\.rb$/.test(source.path);
  if (isDecorator || (routes.test(last) && callee.length < 3)) return true;
  if (!verbs.test(last) && last !== "on") return false;
  if (callee.slice(0, -1).some((name) => servers.test(name) || name === "supertest")) return true;
  if (callee.length > 1 && callee[0] === "request" && tokens[start + 1]?.value === "(") return true;
  const rest = tokens.slice(from, to);
  return callee.length === 1 && rest.some(({ value }) => value === "to" || value === "as");
}

/** Whether a call without a host goes to where the page comes from. */
export function isOwnServer(place: Place): boolean {
  const [inner] = callsAround(place.tokens, place.index);
  const { callee = [] } = inner ?? {};
  if (/^(?:\$?fetch|useFetch|ky|got|useSWR)$/.test(callee.at(-1) ?? ""))
    return callee.length === 1 || callee[0] === "window";
  return /^(?:axios|\$|jQuery|ky|HttpClient)$/.test(callee[0] ?? "") && callee.length <= 2;
}

/** Whether a text is written like a path, not like a sentence. */
export const looksLikePath = (text: string): boolean =>
  text.length < 300 &&
  !/https?:|^\/?api\/|[\s"'`\\;^]/.test(text.split("?")[0] ?? "") &&
  text.replaceAll(unknownPart, "").length > 1;
