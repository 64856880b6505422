// Calls of fetch, axios, got and ky, each read in the same way.
import type { CallExpression, Expression, ObjectLiteralExpression } from "ts-morph";
import type { Morph } from "./morph.ts";
import { NotSure } from "./not-sure.ts";
import { enclosing } from "./syntax.ts";

/** Who sends a request, which decides how its answer is read. */
export type Sender = "fetch" | "axios" | "json";

export interface HttpCall {
  readonly node: CallExpression;
  readonly sender: Sender;
  readonly method: string;
  readonly address: Expression;
  /** Method, headers and so on, as far as they are written where the call is. */
  readonly options: ObjectLiteralExpression | undefined;
  /** The body as it was given: a JSON object, or what `fetch` sends. */
  readonly body: Expression | undefined;
}

const senders: Readonly<Record<string, Sender>> = { fetch: "fetch", axios: "axios", got: "json", ky: "json" };
const methods = ["get", "post", "put", "patch", "delete"];
/** Names of the global object, which has fetch. */
const globals = ["globalThis", "window", "self"];

/** The packages that give a client its name. */
const packages: Readonly<Record<string, readonly string[]>> = {
  fetch: ["node-fetch", "cross-fetch", "undici"],
  axios: ["axios"],
  got: ["got"],
  ky: ["ky"],
};

/** What other clients than fetch may be told without a change to how an answer is read. */
const plainOptions = new Set([
  "method",
  "url",
  "headers",
  "params",
  "searchParams",
  "data",
  "json",
  "timeout",
  "signal",
]);

/** Whether a call sends a request with one of the known clients. */
export function senderOf({ Node }: Morph, node: CallExpression): Sender | undefined {
  const callee = node.getExpression();
  if (Node.isIdentifier(callee)) return senderNamed(callee.getText());
  if (!Node.isPropertyAccessExpression(callee) || !Node.isIdentifier(callee.getExpression())) return undefined;
  const [object, member] = [callee.getExpression().getText(), callee.getName()];
  if (globals.includes(object)) return member === "fetch" ? "fetch" : undefined;
  return methods.includes(member) || member === "request" ? senderNamed(object) : undefined;
}

const senderNamed = (name: string): Sender | undefined => (Object.hasOwn(senders, name) ? senders[name] : undefined);

/** @throws NotSure where a client may be another one than its name says, or is told to read answers in its own way */
export function assertKnownClient(morph: Morph, { node, sender, options }: HttpCall): void {
  const { Node } = morph;
  const callee = node.getExpression();
  const client = Node.isPropertyAccessExpression(callee) ? callee.getExpression() : callee;
  const name = client.getText();
  for (const declaration of client.getSymbol()?.getDeclarations() ?? []) {
    if (globals.includes(name) || declaration.getSourceFile() !== node.getSourceFile()) continue;
    const statement =
      declaration
        .getAncestors()
        .find((one) => Node.isSourceFile(one.getParent()))
        ?.getText() ?? "";
    const isFrom = (origin: string): boolean => new RegExp(`(?:from|require\\()\\s*["']${origin}["']`).test(statement);
    const isLocal = enclosing(morph, declaration) !== undefined;
    if (isLocal || !packages[name]?.some(isFrom)) throw new NotSure(`${name} is one of the program's own`);
  }
  if (sender === "fetch") return;
  const others = node
    .getArguments()
    .slice(1)
    .filter((argument) => !Node.isObjectLiteralExpression(argument));
  if (!options && others.length > 0) throw new NotSure("its options are not written where the call is");
  for (const property of options?.getProperties() ?? []) {
    const option = Node.isSpreadAssignment(property) ? "..." : property.getName().replaceAll(/["']/g, "");
    if (!plainOptions.has(option)) throw new NotSure(`its option ${option} may change how its answer is read`);
  }
}

/** @throws NotSure where the options of a call can't be seen */
export function readCall(morph: Morph, node: CallExpression, sender: Sender): HttpCall | undefined {
  const { Node } = morph;
  const args = node.getArguments() as Expression[];
  const named =
    node
      .getExpression()
      .getText()
      .split(/\s*\.\s*/)[1] ?? "";
  if (sender === "axios" && !methods.includes(named)) {
    const [options] = args;
    if (!options || !Node.isObjectLiteralExpression(options)) return undefined;
    const address = propertyValue(morph, options, "url");
    const body = propertyValue(morph, options, "data");
    return address && { node, sender, method: methodIn(morph, options), address, options, body };
  }
  const [address] = args;
  if (!address) return undefined;
  const takesBody = sender === "axios" && ["post", "put", "patch"].includes(named);
  const written = args[takesBody ? 2 : 1];
  if (node.getTypeArguments().length > 0) throw new NotSure("its answer has a type of its own");
  const options = written && Node.isObjectLiteralExpression(written) ? written : undefined;
  if (methods.includes(named)) {
    const body = takesBody ? args[1] : options && propertyValue(morph, options, sender === "json" ? "json" : "data");
    return { node, sender, method: named.toUpperCase(), address, options, body };
  }
  if (written && !options) throw new NotSure("its options are not written where the call is");
  const method = options ? methodIn(morph, options) : "GET";
  const body = options && propertyValue(morph, options, sender === "json" ? "json" : "body");
  return { node, sender, method, address, options, body };
}

function methodIn(morph: Morph, options: ObjectLiteralExpression): string {
  const { Node } = morph;
  const method = propertyValue(morph, options, "method");
  if (method && Node.isStringLiteral(method)) return method.getLiteralText().toUpperCase();
  const isHidden = options.getProperties().some((property) => Node.isSpreadAssignment(property));
  if (method || isHidden) throw new NotSure("its method can't be seen");
  return "GET";
}

/** The value of a property that is written out. */
export function propertyValue({ Node }: Morph, object: ObjectLiteralExpression, name: string): Expression | undefined {
  const property = object.getProperty(name) ?? object.getProperty(`"${name}"`) ?? object.getProperty(`'${name}'`);
  if (property && Node.isPropertyAssignment(property)) return property.getInitializer();
  if (property && Node.isShorthandPropertyAssignment(property)) return property.getNameNode();
  return undefined;
}
