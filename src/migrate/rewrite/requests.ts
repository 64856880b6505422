// Calls of fetch, axios, got and ky, each read in the same way.
import type { CallExpression, Expression, ObjectLiteralExpression } from "ts-morph";
import type { Morph } from "./morph.ts";
import { NotSure } from "./not-sure.ts";

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

/** Whether a call sends a request with one of the known clients. */
export function senderOf({ Node }: Morph, node: CallExpression): Sender | undefined {
  const callee = node.getExpression();
  const [first = "", second = "", third] = callee.getText().split(/\s*\.\s*/);
  if (third !== undefined) return undefined;
  if (["globalThis", "window", "self"].includes(first)) return second === "fetch" ? "fetch" : undefined;
  if (!Node.isIdentifier(callee) && !methods.includes(second) && second !== "request") return undefined;
  return Object.hasOwn(senders, first) ? senders[first] : undefined;
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
