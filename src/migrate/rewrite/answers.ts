// Follows the answer of a call through a program, and renames what is read of it. Where the answer goes out of sight, or
// where something is read that v3 does not have, nothing is sure.
import type { BindingElement, CallExpression, Node, ParameterDeclaration, PropertyAccessExpression } from "ts-morph";
import { referencesTo } from "./address.ts";
import type { Edit } from "./edits.ts";
import type { Morph } from "./morph.ts";
import { NotSure } from "./not-sure.ts";
import type { Sender } from "./requests.ts";
import type { Part, Shape } from "./shapes.ts";
import {
  enclosing,
  hasResultType,
  isChanged,
  isTyped,
  isVisibleOutside,
  nameOfFunction,
  resultsOf,
  wholeAccess,
} from "./syntax.ts";

/** What an expression is. */
interface Value {
  /** The request of a client whose answer is not read yet, the response, its status, or a part of its JSON. */
  readonly kind: "request" | "response" | "status" | "json";
  /** Whether it has to be awaited. */
  readonly isPromise: boolean;
  /** Which part, as v2 calls it. */
  readonly path: string;
}

/** Something that may take the place of a value. */
interface Substitute {
  readonly node: Node;
  readonly value: Value;
}

// Methods that change a list are none of these: the list is another one each time it is read.
const sameList = new Set(["filter", "slice", "toSorted", "toReversed"]);
const oneItem = new Set(["find", "findLast", "at"]);
const otherValue = new Set(["map", "flatMap", "forEach", "some", "every", "findIndex"]);
/** What a caught error says for itself, and not for the answer. */
const errorFacts = new Set(["message", "name", "stack", "code"]);

export class AnswerReader {
  readonly edits: Edit[] = [];
  /** Where values went that only one field of a request may take. */
  readonly given: Node[] = [];
  readonly #morph: Morph;
  readonly #shape: Shape;
  readonly #sender: Sender;
  /** Callbacks of `then`, whose result goes on as the result of the call. */
  readonly #continued = new Map<Node, CallExpression>();
  readonly #seen = new Map<Node, Value>();
  readonly #substitutes: Substitute[] = [];

  constructor(morph: Morph, shape: Shape, sender: Sender) {
    this.#morph = morph;
    this.#shape = shape;
    this.#sender = sender;
  }

  /** @throws NotSure */
  read(call: CallExpression): void {
    const kind = this.#sender === "json" ? "request" : "response";
    // Other clients than fetch throw what a refusal says.
    if (this.#sender !== "fetch") this.#catch(call);
    this.#follow(call, { kind, isPromise: true, path: "" });
    for (const { node, value } of this.#substitutes) {
      if (!this.#seen.has(node) && !this.#isNeutral(node, value)) {
        throw new NotSure("what stands in for its answer, where that is missing, may look like v2");
      }
    }
  }

  #follow(node: Node, value: Value): undefined {
    const seen = this.#seen.get(node);
    if (seen && seen.path !== value.path && !(this.#isFree(seen) && this.#isFree(value))) {
      throw new NotSure("two parts of its answer meet");
    }
    if (seen) return;
    this.#seen.set(node, value);
    const { Node } = this.#morph;
    const parent = node.getParentOrThrow();
    if (isChanged(this.#morph, node)) throw new NotSure("its answer is changed");
    if (Node.isAwaitExpression(parent)) return this.#follow(parent, { ...value, isPromise: false });
    if (Node.isParenthesizedExpression(parent) || Node.isNonNullExpression(parent)) return this.#follow(parent, value);
    if (Node.isAsExpression(parent)) {
      const type = parent.getTypeNode()?.getText();
      if (type !== "any" && type !== "unknown") throw new NotSure("its answer has a type of its own");
      return this.#follow(parent, value);
    }
    if (Node.isExpressionStatement(parent) || Node.isVoidExpression(parent)) return;
    if (Node.isReturnStatement(parent)) return this.#return(enclosing(this.#morph, parent), node, value);
    if (value.kind === "status") return this.#status(node);
    if (Node.isArrowFunction(parent) && parent.getBody() === node) return this.#return(parent, node, value);
    if (Node.isVariableDeclaration(parent)) {
      const type = parent.getTypeNode()?.getText();
      if (type !== undefined && type !== "any") throw new NotSure("its answer has a type of its own");
      return this.#bind(parent.getNameNode(), value);
    }
    if (Node.isPropertyAccessExpression(parent)) return this.#member(parent, value);
    if (Node.isElementAccessExpression(parent) && parent.getExpression() === node) {
      const isIndex = this.#isList(value) && !Node.isStringLiteral(parent.getArgumentExpression());
      if (!isIndex) throw new NotSure("a name in brackets can't be followed");
      return this.#follow(parent, this.#itemOf(value));
    }
    if (Node.isForOfStatement(parent) && this.#isList(value)) {
      const declared = parent.getInitializer();
      if (!Node.isVariableDeclarationList(declared)) throw new NotSure("its answer goes out of sight");
      return this.#bind(declared.getDeclarations()[0]?.getNameNode() ?? declared, this.#itemOf(value));
    }
    if (Node.isBinaryExpression(parent)) return this.#operand(parent, node, value);
    if (Node.isConditionalExpression(parent)) {
      if (parent.getCondition() === node) return;
      const other = parent.getWhenTrue() === node ? parent.getWhenFalse() : parent.getWhenTrue();
      this.#substitutes.push({ node: other, value });
      return this.#follow(parent, value);
    }
    if (Node.isIfStatement(parent) || Node.isWhileStatement(parent) || Node.isDoStatement(parent)) return;
    if (Node.isPrefixUnaryExpression(parent) && parent.getText().startsWith("!")) return;
    if (Node.isSwitchStatement(parent) && !value.isPromise) return this.#switch(parent.getClauses(), value);
    if (Node.isCallExpression(parent)) return this.#argument(parent, node, value);
    this.#leave(node, value);
  }

  /** A name that holds a value. */
  #bind(name: Node, value: Value): undefined {
    const { Node } = this.#morph;
    if (Node.isObjectBindingPattern(name)) {
      for (const element of name.getElements()) this.#unpack(element, value);
      return;
    }
    if (Node.isArrayBindingPattern(name) && this.#isList(value)) {
      for (const element of name.getElements()) {
        if (Node.isBindingElement(element)) this.#unpackItem(element, this.#itemOf(value));
      }
      return;
    }
    if (!Node.isIdentifier(name)) throw new NotSure("its answer is taken apart in a way that can't be followed");
    if (isVisibleOutside(this.#morph, name)) this.#leave(name, value);
    const declaration = name.getParentOrThrow();
    for (const reference of referencesTo(name)) {
      if (reference === name || reference.getParent() === declaration) continue;
      if (isChanged(this.#morph, reference)) throw new NotSure(`${name.getText()} is assigned again`);
      this.#follow(reference, value);
    }
  }

  /** A parameter that a value is given as. */
  #receive(parameter: ParameterDeclaration, value: Value): undefined {
    const type = parameter.getTypeNode()?.getText();
    if (type !== undefined && type !== "any") throw new NotSure("its answer has a type of its own");
    if (parameter.isRestParameter()) throw new NotSure("its answer is taken apart with ...");
    const initializer = parameter.getInitializer();
    if (initializer) this.#substitutes.push({ node: initializer, value });
    this.#bind(parameter.getNameNode(), value);
  }

  #unpackItem(element: BindingElement, value: Value): undefined {
    if (element.getDotDotDotToken()) throw new NotSure("its answer is taken apart with ...");
    const initializer = element.getInitializer();
    if (initializer) this.#substitutes.push({ node: initializer, value });
    this.#bind(element.getNameNode(), value);
  }

  /** A member that is taken out by its name: `{ name }`. */
  #unpack(element: BindingElement, value: Value): undefined {
    if (element.getDotDotDotToken()) throw new NotSure("its answer is taken apart with ...");
    const local = element.getNameNode();
    const key = element.getPropertyNameNode()?.getText() ?? local.getText();
    const inner = this.#inner(value, key);
    const initializer = element.getInitializer();
    if (initializer) this.#substitutes.push({ node: initializer, value: inner });
    if (inner.kind === "json" && value.kind === "json") {
      const names = this.#wayTo(value.path, inner.path);
      if (names === undefined) throw new NotSure(`${key} is taken out of what is no object in v3`);
      if (names.join(".") !== key) {
        const start = element.getStart();
        const opened = names.map((name) => `${name}: `).join("{ ");
        this.#replace(start, local.getStart(), opened);
        if (names.length > 1) {
          // Only of `data` it is known that it is never null.
          if (names[0] !== "data") throw new NotSure(`${key} is taken out, which v3 has only at times`);
          this.#replace(element.getEnd(), element.getEnd(), `${" }".repeat(names.length - 1)} = {}`);
        }
      }
    }
    this.#bind(local, inner);
  }

  /** A member that is read: `answer.name`. */
  #member(access: PropertyAccessExpression, value: Value): undefined {
    const { Node } = this.#morph;
    const name = access.getName();
    const user = access.getParent();
    const call = Node.isCallExpression(user) && user.getExpression() === access ? user : undefined;
    if (value.isPromise && ["then", "catch", "finally"].includes(name) && call) return this.#chain(name, call, value);
    if (call && this.#isList(value)) return this.#listMethod(name, call, value);
    if (call && value.kind !== "json") {
      if (name === "json" && this.#sender !== "axios") {
        if (call.getTypeArguments().length > 0) throw new NotSure("its answer has a type of its own");
        return this.#follow(call, { kind: "json", isPromise: true, path: "" });
      }
      if (name === "text" && this.#isAfterFailure(access)) {
        return this.#follow(call, { kind: "json", isPromise: true, path: "error.message" });
      }
      throw new NotSure(`its answer is read with ${name}()`);
    }
    if (value.isPromise) throw new NotSure("its answer is not awaited");
    if (this.#isList(value) && name === "length" && !isChanged(this.#morph, access)) return;
    if (this.#isPlain(value)) {
      const { onlyTruth, isText } = this.#part(value.path);
      if (onlyTruth || isText) throw new NotSure(`${value.path} is looked into, which v3 words in another way`);
      return this.#leave(access, value);
    }
    if (value.kind === "response" && name === "ok") return;
    const inner = this.#inner(value, name);
    if (inner.kind === "json" && value.kind === "json") this.#rename(access, value.path, inner.path);
    this.#follow(access, inner);
  }

  #rename(access: PropertyAccessExpression, from: string, to: string): undefined {
    const { code } = this.#part(to);
    const name = access.getNameNode();
    if (code) return this.#replace(name.getStart(), name.getEnd(), code(isTyped(access)));
    const names = this.#wayTo(from, to);
    if (names === undefined) return this.#replace(access.getExpression().getEnd(), access.getEnd(), "");
    const text = names.join("?.");
    if (text !== access.getName()) this.#replace(name.getStart(), name.getEnd(), text);
  }

  /** The names that lead from one part to another within it; undefined where both are one in v3. */
  #wayTo(from: string, to: string): string[] | undefined {
    const [outer, inner] = [this.#part(from).to, this.#part(to).to];
    if (inner === outer) return undefined;
    if (outer !== "" && !inner.startsWith(`${outer}.`)) throw new NotSure(`${to} lies elsewhere in v3`);
    return inner.slice(outer === "" ? 0 : outer.length + 1).split(".");
  }

  /** The member of a value. */
  #inner(value: Value, name: string): Value {
    if (value.kind === "response" && this.#sender === "axios" && name === "data") {
      return { kind: "json", isPromise: false, path: "" };
    }
    if (value.kind === "response" && name === "status") return { kind: "status", isPromise: false, path: "" };
    if (value.kind !== "json") throw new NotSure(`${name} of its answer can't be followed`);
    const path = value.path === "" ? name : `${value.path}.${name}`;
    this.#part(path);
    return { kind: "json", isPromise: false, path };
  }

  #part(path: string): Part {
    const part = this.#shape.get(path);
    if (!part) throw new NotSure(`${path} is read, which v3 does not have in the same way`);
    return part;
  }

  #isList = ({ kind, isPromise, path }: Value): boolean =>
    kind === "json" && !isPromise && this.#shape.has(`${path}[]`);

  #itemOf = (value: Value): Value => ({ ...value, path: `${value.path}[]` });

  #chain(name: string, call: CallExpression, value: Value): undefined {
    const { Node } = this.#morph;
    const [callback, other] = call.getArguments();
    if (name === "finally") return this.#follow(call, value);
    if (name === "catch") {
      if (callback) this.#handleFailure(callback, value);
      return this.#follow(call, value);
    }
    if (other) this.#handleFailure(other, value);
    if (!Node.isArrowFunction(callback) && !Node.isFunctionExpression(callback)) {
      throw new NotSure("its answer goes to a function that is not written where the call is");
    }
    this.#continued.set(callback, call);
    const [parameter] = callback.getParameters();
    if (parameter) this.#receive(parameter, { ...value, isPromise: false });
  }

  /** A function that is called where a promise fails; what it returns goes on in place of the answer. */
  #handleFailure(callback: Node, value: Value): undefined {
    const { Node } = this.#morph;
    if (callback.getText().startsWith("console.")) return;
    if (!Node.isArrowFunction(callback) && !Node.isFunctionExpression(callback)) {
      throw new NotSure("its failure goes to a function that is not written where the call is");
    }
    for (const node of resultsOf(this.#morph, callback)) this.#substitutes.push({ node, value });
    const [parameter] = callback.getParameters();
    if (parameter && this.#sender !== "fetch") this.#readError(parameter.getNameNode());
  }

  /** The `catch` around a call. */
  #catch(call: CallExpression): undefined {
    const { Node } = this.#morph;
    for (const ancestor of call.getAncestors()) {
      if (!Node.isTryStatement(ancestor) || !call.getAncestors().includes(ancestor.getTryBlock())) continue;
      const error = ancestor.getCatchClause()?.getVariableDeclaration()?.getNameNode();
      if (error) this.#readError(error);
    }
  }

  /** The error that a client throws where HeyGen refuses. It may hold what the refusal says. */
  #readError(name: Node): undefined {
    const { Node } = this.#morph;
    if (!Node.isIdentifier(name)) throw new NotSure("its refusal is taken apart");
    for (const reference of referencesTo(name)) {
      const parent = reference.getParentOrThrow();
      const isTakenApart = Node.isVariableDeclaration(parent) && !Node.isIdentifier(parent.getNameNode());
      const isRead = Node.isPropertyAccessExpression(parent) && !errorFacts.has(parent.getName());
      if (isTakenApart || (isRead && !this.#isShown(wholeAccess(this.#morph, reference)))) {
        throw new NotSure("what its refusal says is read");
      }
    }
  }

  /** The status of a response: only success is the same in both versions. */
  #status(node: Node): undefined {
    const { Node } = this.#morph;
    const parent = node.getParentOrThrow();
    if (this.#isShown(node)) return;
    if (Node.isBinaryExpression(parent)) {
      const comparison = `${parent.getOperatorToken().getText()} ${parent.getRight().getText()}`;
      if (/^(?:[!=]==? 200|(?:<|>=) [34]00)$/.test(comparison)) return;
    }
    throw new NotSure("its status is read, which may be another one in v3");
  }

  #listMethod(name: string, call: CallExpression, value: Value): undefined {
    const { Node } = this.#morph;
    if (!sameList.has(name) && !oneItem.has(name) && !otherValue.has(name)) {
      throw new NotSure(`its list is read with ${name}()`);
    }
    const [callback] = call.getArguments();
    if (Node.isArrowFunction(callback) || Node.isFunctionExpression(callback)) {
      const parameters = callback.getParameters();
      if (parameters.length > 2) throw new NotSure("its list is also read as a parameter");
      const items = name === "toSorted" ? parameters : parameters.slice(0, 1);
      for (const parameter of items) this.#receive(parameter, this.#itemOf(value));
    } else if (callback && !["slice", "at"].includes(name) && callback.getText() !== "Boolean") {
      throw new NotSure("its list goes to a function that is not written where the call is");
    }
    if (sameList.has(name)) this.#follow(call, value);
    if (oneItem.has(name)) this.#follow(call, this.#itemOf(value));
  }

  #operand(parent: Node, node: Node, value: Value): undefined {
    const { Node } = this.#morph;
    if (!Node.isBinaryExpression(parent)) return;
    const operator = parent.getOperatorToken().getText();
    const other = parent.getLeft() === node ? parent.getRight() : parent.getLeft();
    if (operator === "||" || operator === "??") {
      this.#substitutes.push({ node: other, value });
      return this.#follow(parent, value);
    }
    if (operator === "&&") return parent.getRight() === node ? this.#follow(parent, value) : undefined;
    // For == there is no difference between null and a member that is missing.
    const isNothing = Node.isNullLiteral(other) || other.getText() === "undefined";
    if (isNothing && (operator === "==" || operator === "!=")) return;
    if (["===", "!==", "==", "!="].includes(operator)) return this.#compare([other], value);
    this.#leave(node, value);
  }

  /** A value that is compared with others, any of which may be the same. */
  #compare(others: readonly Node[], value: Value): undefined {
    const { Node } = this.#morph;
    if (value.kind !== "json" || value.isPromise) throw new NotSure("its answer is compared");
    const { values, holds, onlyTruth, isText } = this.#part(value.path);
    if (holds || onlyTruth || isText) throw new NotSure(`${value.path || "its answer"} is compared`);
    const texts = others.map((other) => (Node.isStringLiteral(other) ? other.getLiteralText() : undefined));
    for (const [index, other] of others.entries()) {
      const text = texts[index];
      if (Node.isNullLiteral(other) || other.getText() === "undefined") {
        throw new NotSure(`${value.path} is compared with ${other.getText()}, and may be missing in v3`);
      }
      if (!values) continue;
      if (text === undefined) throw new NotSure(`the values of ${value.path} have changed`);
      const successor = Object.hasOwn(values, text) ? values[text] : undefined;
      if (successor === undefined) throw new NotSure(`${value.path} is compared with "${text}", which v3 does not say`);
      if (successor === text) continue;
      // Where v3 has one word for two, a program may tell them apart.
      const isShared = Object.hasOwn(values, successor) && values[successor] === successor;
      if (isShared && !texts.includes(successor)) {
        throw new NotSure(`v3 says "${successor}" for "${text}" too`);
      }
      this.#replace(other.getStart() + 1, other.getEnd() - 1, successor);
    }
  }

  #switch(clauses: Node[], value: Value): undefined {
    const { Node } = this.#morph;
    for (const clause of clauses) if (Node.isCaseClause(clause)) this.#compare([clause.getExpression()], value);
  }

  /** A value that a function is given. */
  #argument(call: CallExpression, node: Node, value: Value): undefined {
    const { Node } = this.#morph;
    const callee = call.getExpression();
    if (callee === node) throw new NotSure("its answer is called");
    if (callee.getText() === "Array.isArray" && (this.#isList(value) || this.#isPlain(value))) return;
    const list = Node.isPropertyAccessExpression(callee) && callee.getName() === "includes" && callee.getExpression();
    if (list && Node.isArrayLiteralExpression(list)) return this.#compare(list.getElements(), value);
    if (this.#isPlain(value) && this.#part(value.path).isText && !this.#isShown(node)) {
      throw new NotSure(`${value.path} goes out of sight, which v3 words in another way`);
    }
    this.#leave(node, value);
  }

  /** A value that goes where it is not followed. */
  #leave(node: Node, value: Value): undefined {
    const isPart = value.kind === "json" && !value.isPromise;
    const { to, values, holds, onlyTruth, onlyInto } = isPart ? this.#part(value.path) : { holds: true };
    const isError = onlyTruth && to === value.path;
    if ((!holds || isError) && this.#isShown(node)) return;
    if (holds) throw new NotSure("its answer goes out of sight");
    if (onlyInto !== undefined) return this.#give(node, onlyInto);
    if (onlyTruth) throw new NotSure(`${value.path} goes out of sight`);
    const isRenamed = values && Object.entries(values).some(([from, to]) => from !== to && from !== "waiting");
    if (isRenamed) throw new NotSure(`${value.path} goes out of sight, and its values have changed`);
  }

  /** Whether a node means in v3 what it means in v2, so that it can stand in for a value. */
  #isNeutral(node: Node, value: Value): boolean {
    const { Node } = this.#morph;
    if (Node.isParenthesizedExpression(node)) return this.#isNeutral(node.getExpression(), value);
    if (Node.isNullLiteral(node) || node.getText() === "undefined") return true;
    const { values, holds, to } = value.kind === "json" ? this.#part(value.path) : { holds: true };
    if (values) {
      const known = [...Object.keys(values), ...Object.values(values)];
      return Node.isStringLiteral(node) && !known.includes(node.getLiteralText());
    }
    if (!holds || Node.isLiteralExpression(node) || Node.isFalseLiteral(node)) return true;
    if (Node.isArrayLiteralExpression(node)) return this.#isList(value) && node.getElements().length === 0;
    // An empty object is one in both versions only where the parts of the value are not the value itself in v3.
    const isSplit = [...this.#shape].every(([path, part]) => part.to !== to || !path.startsWith(`${value.path}.`));
    return Node.isObjectLiteralExpression(node) && node.getProperties().length === 0 && isSplit;
  }

  /** Whether a value is a text, a number or the like, which is the same wherever it goes. */
  #isPlain({ kind, isPromise, path }: Value): boolean {
    return kind === "json" && !isPromise && !this.#part(path).holds;
  }

  /** Whether a value may go anywhere. */
  #isFree(value: Value): boolean {
    if (!this.#isPlain(value)) return false;
    const { values, onlyTruth, isText, onlyInto } = this.#part(value.path);
    return !values && !onlyTruth && !isText && onlyInto === undefined;
  }

  #give(node: Node, field: string): undefined {
    const { Node } = this.#morph;
    const parent = node.getParentOrThrow();
    const isNamed =
      (Node.isPropertyAssignment(parent) || Node.isShorthandPropertyAssignment(parent)) && parent.getName() === field;
    if (!isNamed) throw new NotSure(`${field} goes out of sight`);
    this.given.push(parent);
  }

  /** A value that a function returns: to `then`, or to whoever calls the function in this file. */
  #return(from: Node | undefined, node: Node, value: Value): undefined {
    const { Node } = this.#morph;
    const next = from && this.#continued.get(from);
    if (from && next) {
      for (const other of resultsOf(this.#morph, from)) this.#substitutes.push({ node: other, value });
      return this.#follow(next, { ...value, isPromise: true });
    }
    if (value.kind === "status") return this.#status(node);
    if (this.#isPlain(value) && this.#part(value.path).onlyInto === undefined) return this.#leave(node, value);
    const name = from && nameOfFunction(this.#morph, from);
    if (!from || !name || isVisibleOutside(this.#morph, name)) throw new NotSure("its answer goes out of sight");
    if (hasResultType(this.#morph, from)) throw new NotSure("its answer has a type of its own");
    for (const other of resultsOf(this.#morph, from)) this.#substitutes.push({ node: other, value });
    const isAsync = (Node.isFunctionDeclaration(from) || Node.isArrowFunction(from)) && from.isAsync();
    for (const reference of referencesTo(name)) {
      if (reference === name) continue;
      const call = reference.getParent();
      if (!Node.isCallExpression(call) || call.getExpression() !== reference) {
        throw new NotSure("its answer goes out of sight");
      }
      this.#follow(call, { ...value, isPromise: isAsync || value.isPromise });
    }
  }

  /** Whether a value itself is only shown to people: logged, or in the text of an error. */
  #isShown(node: Node): boolean {
    const { Node } = this.#morph;
    const parent = node.getParent();
    if (!parent) return false;
    const isPartOfText =
      Node.isTemplateSpan(parent) ||
      Node.isTemplateExpression(parent) ||
      Node.isParenthesizedExpression(parent) ||
      (Node.isBinaryExpression(parent) && ["+", "||", "??"].includes(parent.getOperatorToken().getText()));
    if (isPartOfText) return this.#isShown(parent);
    if (Node.isNewExpression(parent)) return parent.getExpression().getText() === "Error";
    if (!Node.isCallExpression(parent)) return false;
    return parent.getExpression() !== node && /^console\.\w+$/.test(parent.getExpression().getText());
  }

  /** Whether a response is read only where it is a refusal: `if (!response.ok)`. */
  #isAfterFailure(access: PropertyAccessExpression): boolean {
    const { Node } = this.#morph;
    const ancestors = access.getAncestors();
    const failure = `!${access.getExpression().getText()}.ok`;
    const isFailure = (ancestor: Node): boolean =>
      Node.isIfStatement(ancestor) &&
      ancestor.getExpression().getText() === failure &&
      ancestors.includes(ancestor.getThenStatement());
    return ancestors.some(isFailure);
  }

  #replace(start: number, end: number, text: string): undefined {
    this.edits.push({ start, end, text });
  }
}
