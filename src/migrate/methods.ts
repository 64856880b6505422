// Finds the method with which an address is called.
import { type Call, callsAround, isMember, siblingsOf, type Tokens } from "./structure.ts";
import type { Place } from "./values.ts";

const verb = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE)$/;
const verbs = /^(?:get|head|post|put|patch|delete)$/i;
/** What only makes an address; the method stands further out. */
const makesAddress =
  /^(?:\w*join\w*|s?printf|f?format|resolve|ur[il]|parse\w*|concat|combine|append\w*|str|string|of|from\w*|create|getenv|env|t?rim)$/i;
const requests = /^(?:\$?fetch|urlopen|file_get_contents|got|ky|axios|useFetch)$/;

/** The method; undefined where the code around does not tell. */
export function methodAt(place: Place): string | undefined {
  const { tokens, index, source } = place;
  if (source.language.hasBareTexts)
    return methodOfCommand(place) ?? methodBeside(tokens, index) ?? methodBefore(tokens, index);
  const beside = methodBeside(tokens, index);
  if (beside !== undefined) return beside;
  const calls = callsAround(tokens, index);
  for (const call of calls) {
    const method = makesAddress.test(call.callee.at(-1) ?? "") ? methodAfter(call, tokens) : methodOf(call, place);
    if (method !== undefined) return method;
  }
  return /n8n-nodes-base/.test(source.text) && tokens[index]?.group !== -1 && calls.length === 0 ? "GET" : undefined;
}

/** The value of `method` in the same object. */
function methodBeside(tokens: Tokens, index: number): string | undefined {
  for (let at = index, levels = 0; at >= 0 && levels < 3; at = tokens[at]?.group ?? -1, levels++) {
    const siblings = siblingsOf(tokens, at);
    for (const key of ["method", "requestmethod", "http_method", "httpmethod", "verb", "type"]) {
      const value = lastNameAt(tokens, siblings.get(key));
      if (value !== undefined && verbs.test(value)) return value.toUpperCase();
    }
    if (tokens[tokens[at]?.group ?? -1]?.value === "(" || tokens[at]?.group === -1) break;
  }
  return undefined;
}

/** The last word of a value such as `"POST"`, `http.MethodPost` or `HttpMethod.Post`. */
function lastNameAt(tokens: Tokens, index: number | undefined): string | undefined {
  if (index === undefined) return undefined;
  let at = tokens[index]?.value === ":" ? index + 1 : index;
  while (isMember(tokens[at + 1]) && tokens[at + 2]?.kind === "name") at += 2;
  const value = tokens[at]?.kind === "mark" ? undefined : tokens[at]?.value;
  return value?.replace(/^Method(?=[A-Z])/, "");
}

function methodOf(call: Call, { tokens, index, source }: Place): string | undefined {
  const last = call.callee.at(-1) ?? "";
  if (/^curl_/.test(last)) return methodOfCurl(source.text, tokens[index]?.start ?? 0);
  const argument = methodArgument(call, tokens);
  if (argument !== undefined) return argument;
  const chained = methodAfter(call, tokens);
  if (chained !== undefined) return chained;
  for (const name of [...call.callee].reverse()) {
    const words = name.replace(/([a-z])(?=[A-Z])/g, "$1_").split(/_+/);
    const found = words.find((word) => verbs.test(word));
    if (found !== undefined) return found.toUpperCase();
  }
  const rest = tokens.slice(call.from, call.to);
  const sends = rest.some(
    ({ value }, at) => /^(?:data|body|json|content)$/.test(value) && /[:=]/.test(rest[at + 1]?.value ?? ""),
  );
  const isRequest = requests.test(last) || last === "Request";
  if (isRequest && sends) return "POST";
  const hasOptions = rest.some(
    ({ kind, group }, at) =>
      kind === "name" &&
      group === tokens[call.from]?.group &&
      rest[at - 1]?.value === "," &&
      /^(?:,|)$/.test(rest[at + 1]?.value ?? ""),
  );
  return requests.test(last) && !hasOptions ? "GET" : undefined;
}

function methodArgument(call: Call, tokens: Tokens): string | undefined {
  const group = tokens[call.from]?.group;
  for (let at = call.from; at < Math.min(call.to, call.from + 400); at++) {
    const token = tokens[at];
    const isStart = at === call.from || /^[,(:=]$/.test(tokens[at - 1]?.value ?? "");
    if (token?.kind === "mark" || token?.group !== group || !isStart) continue;
    const value = lastNameAt(tokens, at) ?? "";
    if (verb.test(value) || (value !== token?.value && verbs.test(value))) return value.toUpperCase();
    const isNamed =
      token?.kind === "text" &&
      verbs.test(value) &&
      call.callee.some((name) => /request|call|send|fetch|open/i.test(name));
    if (isNamed) return value.toUpperCase();
    if (tokens[at - 1]?.value === ":" && verbs.test(value) && tokens[at - 2]?.value !== ":") return value.toUpperCase();
  }
  const options = tokens
    .slice(call.from, call.to)
    .findIndex(({ kind, value }) => kind !== "mark" && /^method$/i.test(value));
  const value = options < 0 ? undefined : lastNameAt(tokens, call.from + options + 2);
  return value !== undefined && verbs.test(value) ? value.toUpperCase() : undefined;
}

/** The verb of a call that follows, as in `new Request.Builder().url(address).post(body)`. */
function methodAfter(call: Call, tokens: Tokens): string | undefined {
  let at = call.to + 1;
  for (let links = 0; links < 6 && isMember(tokens[at]) && tokens[at + 1]?.kind === "name"; links++) {
    const name = tokens[at + 1]?.value ?? "";
    const open = tokens[at + 2];
    if (/^(?:post|put|patch|delete|get)$/i.test(name) && open?.value === "(") return name.toUpperCase();
    const given = name === "method" ? lastNameAt(tokens, at + 3) : undefined;
    if (given !== undefined && verbs.test(given)) return given.toUpperCase();
    at = open?.value === "(" ? open.close + 1 : at + 2;
  }
  return undefined;
}

function methodOfCurl(text: string, start: number): string {
  const [before = ""] = text
    .slice(Math.max(0, start - 400), start)
    .split("curl_exec")
    .slice(-1);
  const [after = ""] = text.slice(start, start + 1500).split(/curl_exec|curl_init/);
  const options = before + after;
  const [, custom] = /CUSTOMREQUEST\s*(?:=>|,)\s*["'](\w+)/.exec(options) ?? [];
  return custom ?? (/CURLOPT_POST/.test(options) ? "POST" : "GET");
}

/** The method of a command such as curl, with the lines on which it goes on. */
function methodOfCommand({ source: { text }, tokens, index, position }: Place): string | undefined {
  const command = commandAround(text, tokens[index]?.start ?? position);
  if (!/\b(?:curl|wget|https?|xh)\b\s/.test(command)) return undefined;
  const [, given] = /(?:-X|--request|--method)[ =]?["']?([A-Za-z]+)/.exec(command) ?? [];
  if (given !== undefined) return given.toUpperCase();
  const [, word] = /\b(?:http|https|xh)\b\s+(?:-\S+\s+)*(GET|POST|PUT|PATCH|DELETE)\b/.exec(command) ?? [];
  if (word !== undefined) return word;
  if (/\s(?:-G|--get|-I|--head)\b/.test(command)) return /-I\b|--head/.test(command) ? "HEAD" : "GET";
  if (/\s(?:-T|--upload-file)\b/.test(command)) return "PUT";
  return /\s(?:-d|-F|--data\S*|--json|--form|--post-\S+)\b/.test(command) ? "POST" : "GET";
}

/** The line around a position, and those that it goes on from and on with. */
export function commandAround(text: string, position: number): string {
  let start = text.lastIndexOf("\n", position - 1);
  while (start > 0 && text[start - 1] === "\\" && position - start < 3000) start = text.lastIndexOf("\n", start - 1);
  let end = text.indexOf("\n", position);
  while (end > 0 && text[end - 1] === "\\" && end - position < 3000) end = text.indexOf("\n", end + 1);
  return text.slice(start + 1, end < 0 ? text.length : end);
}

/** `GET {{base}}/v2/avatars` of a file of requests, and `post { url: … }` of Bruno. */
function methodBefore(tokens: Tokens, index: number): string | undefined {
  const { group = -1 } = tokens[index] ?? {};
  const found = [tokens[index - 1], tokens[group - 1]].find(
    (token) => token?.kind === "name" && verbs.test(token.value),
  );
  return found?.value.toUpperCase();
}
