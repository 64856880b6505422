// Which calls of a file can be rewritten, with what edits; and of the others, why not.
import type { CallExpression, Expression, Node, ObjectLiteralExpression, SourceFile, ts } from "ts-morph";
import { callOf } from "../calls.ts";
import { type Address, filling, hole, holes, readAddress, referencesTo } from "./address.ts";
import { AnswerReader } from "./answers.ts";
import { applyEdits, type Edit } from "./edits.ts";
import { everyPage, everyPageWithAxios, formOf, type Helper } from "./helpers.ts";
import type { Morph } from "./morph.ts";
import { NotSure } from "./not-sure.ts";
import { assertKnownClient, type HttpCall, propertyValue, readCall, senderOf } from "./requests.ts";
import { type Rule, ruleOf, type Values } from "./rules.ts";
import { isTyped } from "./syntax.ts";

/** What can be done about a file. */
export interface FilePlan {
  /** The text with every call rewritten that is sure. */
  readonly text: string;
  /** Where the addresses of those calls stand. */
  readonly rewritten: readonly Span[];
  /** Why other calls are not. */
  readonly reasons: readonly (Span & { reason: string })[];
}

/** A part of a text, from 0. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface CallPlan {
  readonly call: HttpCall;
  readonly rule: Rule;
  readonly address: Address;
  readonly edits: Edit[];
  readonly helpers: Helper[];
  /** Properties that pictures go to, of calls that have to be rewritten too. */
  readonly given: readonly Node[];
  /** The property that takes a picture, which has to come from a call that is rewritten too. */
  takes?: Node;
}

/** Plans the rewriting of one file. @param path decides how it is parsed */
export function planFile(morph: Morph, path: string, text: string): FilePlan {
  // A byte order mark is no part of the program.
  if (text.startsWith("\ufeff")) {
    const plan = planFile(morph, path, text.slice(1));
    const moved = <Part extends Span>(part: Part): Part => ({ ...part, start: part.start + 1, end: part.end + 1 });
    return { text: `\ufeff${plan.text}`, rewritten: plan.rewritten.map(moved), reasons: plan.reasons.map(moved) };
  }
  const project = new morph.Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    compilerOptions: { allowJs: true, jsx: morph.ts.JsxEmit.Preserve },
  });
  const file = project.createSourceFile(`/${path.split(/[\\/]/).at(-1)}`, text);
  const [error] = parseErrors(morph, file, text);
  if (error) throw new Error(`it does not parse: ${error}`);
  const reasons: (Span & { reason: string })[] = [];
  const plans: CallPlan[] = [];
  for (const node of file.getDescendantsOfKind(morph.SyntaxKind.CallExpression)) {
    try {
      const plan = planCall(morph, node);
      if (plan) plans.push(plan);
    } catch (error) {
      if (!(error instanceof NotSure)) throw error;
      reasons.push({ start: node.getStart(), end: node.getEnd(), reason: error.message });
    }
  }
  const refuse = ({ call }: CallPlan, reason: string): void => {
    reasons.push({ start: call.node.getStart(), end: call.node.getEnd(), reason });
  };
  const sure = withoutLoose(plans, refuse);
  const edits = [...sure.flatMap((plan) => plan.edits), ...helperEdits(file, sure)];
  const rewritten = sure.map(({ address, call }) => spanOf(address.base?.constant ? call.address : address.node));
  return { text: checked(morph, file, applyEdits(text, edits)), rewritten, reasons };
}

const spanOf = (node: Node): Span => ({ start: node.getStart(), end: node.getEnd() });

function planCall(morph: Morph, node: CallExpression): CallPlan | undefined {
  const sender = senderOf(morph, node);
  const read = sender && readCallIfHeyGen(morph, node, sender);
  if (!read) return undefined;
  const { call, address } = read;
  const [, path = "", query = ""] = /^https:\/\/\w+\.heygen\.com([^?#]*)\??(.*)$/s.exec(address.text) ?? [];
  const migration = callOf(call.method, path);
  const rule = migration && ruleOf(migration);
  if (!migration) return undefined;
  if (!rule) throw new NotSure(migration.successor ? "more than names changes" : "nothing takes its place");
  const edits: Edit[] = [];
  const template = migration.path.split("/");
  const segments = path.split("/");
  const pathValues: Record<string, string> = {};
  for (const [index, name] of template.entries()) {
    if (name.startsWith("{")) pathValues[name.slice(1, -1)] = segments[index] ?? "";
  }
  if (path.endsWith("/")) throw new NotSure("its path ends with a slash");
  for (const segment of segments) if (/\0\0/.test(segment)) throw new NotSure("where its path ends can't be seen");
  assertKnownClient(morph, call);
  const values = [...address.values];
  const queryValues = { ...valuesOf(query), ...paramsOf(morph, call, values, edits) };
  const target = rule.address(pathValues, queryValues);
  edits.push(addressEdit({ ...address, values }, target));

  const helpers: Helper[] = [];
  if (rule.isList) {
    const helper = { fetch: everyPage, axios: everyPageWithAxios, json: undefined }[call.sender];
    if (!helper) throw new NotSure("v3 answers in pages, to be read one after the other");
    if (call.sender === "axios" && call.node.getExpression().getText() !== "axios.get") {
      throw new NotSure("v3 answers in pages, to be read one after the other");
    }
    edits.push({ ...spanOf(call.node.getExpression()), text: helper.name });
    helpers.push(helper);
  }
  const plan: CallPlan = { call, rule, address, edits, helpers, given: [] };
  if (rule.body === "file") changeUpload(morph, plan);
  if (rule.body === "picture") plan.takes = changePicture(morph, plan);
  const answer = new AnswerReader(morph, rule.shape, call.sender);
  answer.read(call.node);
  edits.push(...answer.edits);
  for (const helper of helpers) assertFits(helper, node);
  return { ...plan, given: answer.given };
}

/** @throws NotSure where a file has other things by the names that a helper uses, or by its own */
function assertFits({ name, globals, code }: Helper, node: Node): void {
  const file = node.getSourceFile();
  const text = file.getFullText().replaceAll("\r\n", "\n");
  const isThere = text.includes(code(isTyped(node)));
  if (!isThere && new RegExp(`\\b${name}\\b`).test(text)) throw new NotSure(`the file has a ${name} of its own`);
  const declared = file.getLocals().map((symbol) => symbol.getName());
  const own = globals.find((global) => declared.includes(global));
  if (own !== undefined) throw new NotSure(`the file has a ${own} of its own`);
}

/** A call and its address, where it is one of the API. */
function readCallIfHeyGen(morph: Morph, node: CallExpression, sender: "fetch" | "axios" | "json") {
  let call: HttpCall | undefined;
  try {
    call = readCall(morph, node, sender);
  } catch (error) {
    // Calls of other services are none of our business, however they are written.
    const isOurs = node.getArguments().some((argument) => /heygen/i.test(argument.getText()));
    if (error instanceof NotSure && !isOurs) return undefined;
    throw error;
  }
  const address = call && readAddress(morph, call.address);
  return call && address ? { call, address } : undefined;
}

/** The parameters of a query. */
function valuesOf(query: string): Record<string, string> {
  const pairs = query.split("&").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );
}

/** The parameters that are given apart from the address; they become part of it. */
function paramsOf(morph: Morph, { options, sender }: HttpCall, known: Expression[], edits: Edit[]): Values {
  const { Node } = morph;
  const name = sender === "json" ? "searchParams" : "params";
  const params = options && sender !== "fetch" ? propertyValue(morph, options, name) : undefined;
  if (!options || !params) return {};
  if (!Node.isObjectLiteralExpression(params)) throw new NotSure(`its ${name} are not written where the call is`);
  const values: Record<string, string> = {};
  for (const property of params.getProperties()) {
    const isRead = Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property);
    const value = isRead ? propertyValue(morph, params, property.getName()) : undefined;
    if (!isRead || !value) throw new NotSure(`its ${name} can't be read`);
    const parameter = property.getName().replaceAll(/["']/g, "");
    if (Node.isTrueLiteral(value) || Node.isFalseLiteral(value)) values[parameter] = value.getText();
    else if (Node.isStringLiteral(value)) values[parameter] = value.getLiteralText();
    else values[parameter] = hole(known.push(value) - 1);
  }
  edits.push(removal(options, name));
  return values;
}

/** The edit that takes a property out of an object, with the comma that belongs to it. */
function removal(object: ObjectLiteralExpression, name: string): Edit {
  const properties = object.getProperties();
  const isNamed = (property: Node): boolean =>
    /^["']?([\w-]+)/.exec(property.getText())?.[1]?.toLowerCase() === name.toLowerCase();
  const index = properties.findIndex(isNamed);
  const [previous, property, next] = [properties[index - 1], properties[index], properties[index + 1]];
  if (!property) throw new NotSure(`its ${name} can't be taken out`);
  if (next) return { start: property.getStart(), end: next.getStart(), text: "" };
  if (previous) return { start: previous.getEnd(), end: property.getEnd(), text: "" };
  return { start: object.getStart(), end: object.getEnd(), text: "{}" };
}

/** The address of v3, in the quotes of the one of v2. */
function addressEdit({ node, values, base }: Address, target: string): Edit {
  const isVersioned = base !== undefined && /\/v[12]\/?$/.test(base.constant.value);
  const isUpload = base?.constant.value.includes("upload.") === true;
  if (isUpload) throw new NotSure("the constant of its address is for uploads");
  let path = isVersioned ? target.replace(/^\/v3/, "") : target;
  if (base?.constant.value.endsWith("/")) path = path.slice(1);
  const start = base ? `\${${base.code}}` : "https://api.heygen.com";
  const quote = /^["'`]/.exec(node.getText())?.[0] ?? '"';
  const isPlain = !base && !path.includes("\u0000");
  if (isPlain) return { ...spanOf(node), text: `${quote}${start}${path}${quote}` };
  const filled = path.replaceAll(holes, (_, index: string, escaped: string) => {
    const value = values[Number(index)];
    return value ? filling(value, escaped !== "") : "";
  });
  return { ...spanOf(node), text: `\`${start}${filled}\`` };
}

/** What is certainly the bytes of a file, and no stream. */
const bytes = /\b(readFileSync|readFile|arrayBuffer|Buffer\.from|new Uint8Array|Uint8Array\.from|new Blob|new File)\b/;

/** Makes a form of the file that an upload sends. */
function changeUpload(morph: Morph, { call, edits, helpers }: CallPlan): void {
  const { Node } = morph;
  const { options, body, sender } = call;
  if (sender !== "fetch" || !options || !body) throw new NotSure("an upload takes a form in v3");
  const declaration = Node.isIdentifier(body) ? body.getSymbol()?.getDeclarations()[0] : undefined;
  const origin = Node.isVariableDeclaration(declaration) ? declaration.getInitializer() : body;
  if (!origin || !bytes.test(origin.getText())) throw new NotSure("whether it sends bytes or a stream can't be seen");
  const headers = propertyValue(morph, options, "headers");
  if (!headers || !Node.isObjectLiteralExpression(headers)) throw new NotSure("its headers can't be seen");
  const type = ["Content-Type", "content-type", "Content-type"]
    .map((name) => propertyValue(morph, headers, name))
    .find((value) => value !== undefined);
  if (!type) throw new NotSure("the type of its file can't be seen");
  edits.push(removal(headers, "Content-Type"), {
    ...spanOf(body),
    text: `heygenForm(${body.getText()}, ${type.getText()})`,
  });
  helpers.push(formOf);
}

/** Makes the file of a photo avatar of a picture's key. @returns the property that takes it */
function changePicture(morph: Morph, { call, edits }: CallPlan): Node {
  const { Node } = morph;
  const body = bodyObject(morph, call);
  // In v2 the group and its first look went by one id, in v3 by two.
  const others = call.node.getSourceFile().getFullText().replaceAll("avatar_group/create", "");
  if (/group_id|avatar_group[/.]|photo_avatar_group|groupId/.test(others)) {
    throw new NotSure("its id is that of a group too, which v3 tells apart");
  }
  for (const property of body.getProperties()) {
    const name = Node.isPropertyAssignment(property) || Node.isShorthandPropertyAssignment(property);
    if (!name || !["name", "image_key"].includes(property.getName().replaceAll(/["']/g, ""))) {
      throw new NotSure("its body holds more than a name and a picture");
    }
  }
  const picture = body.getProperties().find((property) => /^["']?image_key\b/.test(property.getText()));
  const value = propertyValue(morph, body, "image_key");
  const [first] = body.getProperties();
  if (!picture || !value || !first) throw new NotSure("its picture can't be seen");
  const quote = body.getSourceFile().getText().includes('"') ? '"' : "'";
  const type = `type: ${quote}photo${quote}, `;
  const file = `file: { type: ${quote}asset_id${quote}, asset_id: `;
  const isShort = Node.isShorthandPropertyAssignment(picture);
  const start = picture.getStart();
  if (first !== picture) edits.push({ start: first.getStart(), end: first.getStart(), text: type });
  edits.push(
    { start, end: isShort ? start : value.getStart(), text: first === picture ? type + file : file },
    { start: value.getEnd(), end: value.getEnd(), text: " }" },
  );
  return picture;
}

/** The JSON that a call sends. */
function bodyObject(morph: Morph, { body, sender }: HttpCall): ObjectLiteralExpression {
  const { Node } = morph;
  let node: Node | undefined = body;
  const isText = sender === "fetch" && Node.isCallExpression(node);
  if (isText && node && Node.isCallExpression(node) && node.getExpression().getText() === "JSON.stringify") {
    node = node.getArguments()[0];
  }
  if (!node || !Node.isObjectLiteralExpression(node)) throw new NotSure("its body is not written where the call is");
  return node;
}

type Refuse = (plan: CallPlan, reason: string) => void;

/** Leaves out what is sure only together with something that is not. */
function withoutLoose(plans: readonly CallPlan[], refuse: Refuse): CallPlan[] {
  let sure = [...plans];
  for (;;) {
    const [loose] = sure.flatMap((plan) => {
      const reason = looseness(plan, sure);
      return reason === undefined ? [] : [{ plan, reason }];
    });
    if (!loose) break;
    refuse(loose.plan, loose.reason);
    sure = sure.filter((plan) => plan !== loose.plan);
  }
  for (const { address, edits } of sure) {
    const { constant } = address.base ?? {};
    const literal = constant?.literal;
    if (!literal || !/\/v[12]\/?$/.test(constant.value)) continue;
    edits.push({ ...spanOf(literal), text: literal.getText().replace(/\/v[12](?=\/?.$)/, "/v3") });
  }
  return sure;
}

/** Why a call is not sure without another one; undefined where it is. */
function looseness(plan: CallPlan, sure: readonly CallPlan[]): string | undefined {
  const { given, takes, address, edits } = plan;
  const others = sure.filter((other) => other !== plan).flatMap((other) => other.edits);
  if (others.some((inner) => edits.some((outer) => holds(outer, inner)))) {
    return "it is made of what another call answers; rewrite that one first, and run the command again";
  }
  if (takes && !sure.some((other) => other.given.includes(takes))) {
    return "where its picture was uploaded can't be seen";
  }
  if (given.some((property) => !sure.some((other) => other.takes === property))) {
    return "its picture goes to a call that stays as it is";
  }
  const { constant } = address.base ?? {};
  if (!constant || !/\/v[12]\/?$/.test(constant.value)) return undefined;
  if (constant.isShared) return "other files can use the constant of its address";
  const users = sure.filter((other) => other.address.base?.constant.declaration === constant.declaration);
  const uses = referencesTo(constant.declaration);
  if (uses.length !== users.length) return "the constant of its address also starts other addresses";
  return undefined;
}

const holds = (outer: Edit, inner: Edit): boolean =>
  outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;

/** Adds what the rewritten calls need to the end of the file. */
function helperEdits(file: SourceFile, plans: readonly CallPlan[]): Edit[] {
  const text = file.getFullText();
  const helpers = [...new Set(plans.flatMap((plan) => plan.helpers))];
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  const missing = helpers.filter(({ code }) => !text.replaceAll("\r\n", "\n").includes(code(isTyped(file))));
  return missing.map(({ code }, index) => {
    const start = index === 0 && !text.endsWith("\n") ? "\n\n" : "\n";
    return { start: text.length, end: text.length, text: (start + code(isTyped(file))).replaceAll("\n", lineEnd) };
  });
}

/** The text, if it can be parsed. @throws Error */
function checked(morph: Morph, before: SourceFile, text: string): string {
  if (parseErrors(morph, before, text).length > 0) throw new Error("the rewritten file would not parse");
  return text;
}

/** What is wrong with a text as a program, where the parser says so. */
function parseErrors({ ts }: Morph, { compilerNode }: SourceFile, text: string): string[] {
  const { fileName, languageVersion } = compilerNode;
  const parsed = ts.createSourceFile(fileName, text, languageVersion) as {
    parseDiagnostics?: readonly ts.Diagnostic[];
  };
  return (parsed.parseDiagnostics ?? []).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}
