// Follows the answer of a call through a program, and renames what is read of it. Where the answer goes out of sight, or
// where something is read that v3 does not have, nothing is sure.
import type { BindingElement, CallExpression, Expression, Node, PropertyAccessExpression } from "ts-morph";
import { referencesTo } from "./address.ts";
import type { Edit } from "./edits.ts";
import type { Morph } from "./morph.ts";
import { NotSure } from "./not-sure.ts";
import type { Sender } from "./requests.ts";
import type { Part, Shape } from "./shapes.ts";

/** What an expression is. */
interface Value {
  /** The request of a client whose answer is not read yet, the response, or a part of its JSON. */
  readonly kind: "request" | "response" | "json";
  /** Whether it has to be awaited. */
  readonly isPromise: boolean;
  /** Which part, as v2 calls it. */
  readonly path: string;
}

type FunctionNode = Node & { getParameters(): { getNameNode(): Node }[] };

const sameList = new Set(["filter", "slice", "sort", "reverse", "toSorted", "toReversed"]);
const oneItem = new Set(["find", "findLast", "at", "pop", "shift"]);
const otherValue = new Set(["map", "flatMap", "forEach", "some", "every", "findIndex"]);
const responseFacts = new Set(["ok", "status", "statusText", "headers", "url"]);

export class AnswerReader {
  readonly edits: Edit[] = [];
  /** Where values went that only one field of a request may take. */
  readonly given: Node[] = [];
  readonly #morph: Morph;
  readonly #shape: Shape;
  readonly #sender: Sender;
  /** Callbacks of `then`, whose result goes on as the result of the call. */
  readonly #continued = new Map<Node, CallExpression>();
  readonly #seen = new Set<Node>();

  constructor(morph: Morph, shape: Shape, sender: Sender) {
    this.#morph = morph;
    this.#shape = shape;
    this.#sender = sender;
  }

  /** @throws NotSure */
  read(call: CallExpression): void {
    const kind = this.#sender === "json" ? "request" : "response";
    this.#follow(call, { kind, isPromise: true, path: "" });
  }

  #follow(node: Node, value: Value): undefined {
    if (this.#seen.has(node)) return;
    this.#seen.add(node);
    const { Node } = this.#morph;
    const parent = node.getParentOrThrow();
    if (Node.isAwaitExpression(parent)) return this.#follow(parent, { ...value, isPromise: false });
    if (Node.isParenthesizedExpression(parent) || Node.isNonNullExpression(parent)) return this.#follow(parent, value);
    if (Node.isAsExpression(parent)) {
      const type = parent.getTypeNode()?.getText();
      if (type !== "any" && type !== "unknown") throw new NotSure("its answer has a type of its own");
      return this.#follow(parent, value);
    }
    if (Node.isExpressionStatement(parent) || Node.isVoidExpression(parent)) return;
    if (Node.isReturnStatement(parent)) return this.#return(enclosing(this.#morph, parent), node, value);
    if (Node.isArrowFunction(parent) && parent.getBody() === node) return this.#return(parent, node, value);
    if (Node.isVariableDeclaration(parent)) {
      const type = parent.getTypeNode()?.getText();
      if (type !== undefined && type !== "any") throw new NotSure("its answer has a type of its own");
      return this.#bind(parent.getNameNode(), value);
    }
    if (Node.isPropertyAccessExpression(parent)) return this.#member(parent, value);
    if (Node.isElementAccessExpression(parent) && parent.getExpression() === node) {
      if (!this.#isList(value)) throw new NotSure("a name in brackets can't be followed");
      return this.#follow(parent, this.#itemOf(value));
    }
    if (Node.isForOfStatement(parent) && this.#isList(value)) {
      const declared = parent.getInitializer();
      if (!Node.isVariableDeclarationList(declared)) throw new NotSure("its answer goes out of sight");
      return this.#bind(declared.getDeclarations()[0]?.getNameNode() ?? declared, this.#itemOf(value));
    }
    if (Node.isBinaryExpression(parent)) return this.#operand(parent, node, value);
    if (Node.isConditionalExpression(parent)) {
      return parent.getCondition() === node ? undefined : this.#follow(parent, value);
    }
    if (Node.isIfStatement(parent) || Node.isWhileStatement(parent) || Node.isDoStatement(parent)) return;
    if (Node.isPrefixUnaryExpression(parent)) return;
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
        if (Node.isBindingElement(element)) this.#bind(element.getNameNode(), this.#itemOf(value));
      }
      return;
    }
    if (!Node.isIdentifier(name)) throw new NotSure("its answer is taken apart in a way that can't be followed");
    const declaration = name.getParentOrThrow();
    for (const reference of referencesTo(name)) {
      if (reference === name || reference.getParent() === declaration) continue;
      const user = reference.getParentOrThrow();
      const isWritten =
        Node.isBinaryExpression(user) &&
        user.getLeft() === reference &&
        /^(?:[-+*/%&|^]|\?\?|\|\||&&)?=$/.test(user.getOperatorToken().getText());
      if (isWritten) throw new NotSure(`${name.getText()} is assigned again`);
      this.#follow(reference, value);
    }
  }

  /** A member that is taken out by its name: `{ name }`. */
  #unpack(element: BindingElement, value: Value): undefined {
    if (element.getDotDotDotToken()) throw new NotSure("its answer is taken apart with ...");
    const local = element.getNameNode();
    const key = element.getPropertyNameNode()?.getText() ?? local.getText();
    const inner = this.#inner(value, key);
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
      if (name === "text" && this.#isAfterFailure(access)) return;
      throw new NotSure(`its answer is read with ${name}()`);
    }
    if (value.isPromise) throw new NotSure("its answer is not awaited");
    if (this.#isList(value) && name === "length") return;
    if (this.#isPlain(value) && !this.#shape.has(`${value.path}.${name}`)) return this.#leave(access, value);
    const inner = this.#inner(value, name);
    if (inner.kind === "json" && value.kind === "json") this.#rename(access, value.path, inner.path);
    if (inner.path === "" && inner.kind === "response") return;
    this.#follow(access, inner);
  }

  #rename(access: PropertyAccessExpression, from: string, to: string): undefined {
    const { code } = this.#part(to);
    const name = access.getNameNode();
    if (code) return this.#replace(name.getStart(), name.getEnd(), code);
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
    if (value.kind === "response" && responseFacts.has(name)) return { ...value, path: "" };
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
    if (name !== "then") return this.#follow(call, value);
    const [callback] = call.getArguments();
    if (!Node.isArrowFunction(callback) && !Node.isFunctionExpression(callback)) {
      throw new NotSure("its answer goes to a function that is not written where the call is");
    }
    this.#continued.set(callback, call);
    const [parameter] = callback.getParameters();
    if (parameter) this.#bind(parameter.getNameNode(), { ...value, isPromise: false });
  }

  #listMethod(name: string, call: CallExpression, value: Value): undefined {
    const { Node } = this.#morph;
    if (!sameList.has(name) && !oneItem.has(name) && !otherValue.has(name)) {
      throw new NotSure(`its list is read with ${name}()`);
    }
    const [callback] = call.getArguments();
    if (Node.isArrowFunction(callback) || Node.isFunctionExpression(callback)) {
      const parameters = (callback as FunctionNode).getParameters();
      const items = name.toLowerCase().includes("sort") ? parameters : parameters.slice(0, 1);
      for (const parameter of items) this.#bind(parameter.getNameNode(), this.#itemOf(value));
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
    if (operator === "||" || operator === "??") return this.#follow(parent, value);
    if (operator === "&&") return parent.getRight() === node ? this.#follow(parent, value) : undefined;
    const other = parent.getLeft() === node ? parent.getRight() : parent.getLeft();
    if (["===", "!==", "==", "!="].includes(operator)) return this.#compare(other, value);
    this.#leave(node, value);
  }

  /** A value that is compared with another. */
  #compare(other: Node, value: Value): undefined {
    const { Node } = this.#morph;
    const { values, holds, onlyTruth } = value.kind === "json" ? this.#part(value.path) : {};
    if (onlyTruth && (Node.isNullLiteral(other) || other.getText() === "undefined")) {
      throw new NotSure(`${value.path} is compared with ${other.getText()}`);
    }
    if (holds || !values) return;
    if (!Node.isStringLiteral(other)) throw new NotSure(`the values of ${value.path} have changed`);
    const literal = other.getLiteralText();
    const successor = Object.hasOwn(values, literal) ? values[literal] : undefined;
    if (successor === undefined)
      throw new NotSure(`${value.path} is compared with "${literal}", which v3 does not say`);
    if (successor === literal) return;
    this.#replace(other.getStart() + 1, other.getEnd() - 1, successor);
  }

  #switch(clauses: Node[], value: Value): undefined {
    const { Node } = this.#morph;
    for (const clause of clauses) if (Node.isCaseClause(clause)) this.#compare(clause.getExpression(), value);
  }

  /** A value that a function is given. */
  #argument(call: CallExpression, node: Node, value: Value): undefined {
    const { Node } = this.#morph;
    const callee = call.getExpression();
    if (callee === node) throw new NotSure("its answer is called");
    if (callee.getText().startsWith("console.")) return;
    if (callee.getText() === "Array.isArray" && (this.#isList(value) || this.#isPlain(value))) return;
    const list = Node.isPropertyAccessExpression(callee) && callee.getName() === "includes" && callee.getExpression();
    if (list && Node.isArrayLiteralExpression(list)) {
      for (const element of list.getElements()) this.#compare(element, value);
      return;
    }
    this.#leave(node, value);
  }

  /** A value that goes where it is not followed. */
  #leave(node: Node, value: Value): undefined {
    if (this.#isShown(node)) return;
    if (!this.#isPlain(value)) throw new NotSure("its answer goes out of sight");
    const { values, onlyTruth, onlyInto } = this.#part(value.path);
    if (onlyInto !== undefined) return this.#give(node, onlyInto);
    if (onlyTruth && !value.path.startsWith("error.")) throw new NotSure(`${value.path} goes out of sight`);
    const isChanged = values && Object.entries(values).some(([from, to]) => from !== to && from !== "waiting");
    if (isChanged) throw new NotSure(`${value.path} goes out of sight, and its values have changed`);
  }

  /** Whether a value is a text, a number or the like, which is the same wherever it goes. */
  #isPlain({ kind, isPromise, path }: Value): boolean {
    return kind === "json" && !isPromise && !this.#part(path).holds;
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
    if (next) return this.#follow(next, { ...value, isPromise: true });
    if (this.#isPlain(value) && this.#part(value.path).onlyInto === undefined) return this.#leave(node, value);
    const name = from && nameOfFunction(this.#morph, from);
    if (!from || !name) throw new NotSure("its answer goes out of sight");
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

  /** Whether a value is only shown to people: logged, or part of an error. */
  #isShown(node: Node): boolean {
    const { Node } = this.#morph;
    return node.getAncestors().some((ancestor) => {
      if (Node.isCallExpression(ancestor)) return ancestor.getExpression().getText().startsWith("console.");
      return Node.isNewExpression(ancestor) && /Error$/.test(ancestor.getExpression().getText());
    });
  }

  /** Whether code runs only where the answer was a refusal. */
  #isAfterFailure(node: Node): boolean {
    const { Node } = this.#morph;
    const isFailure = (ancestor: Node): boolean =>
      Node.isIfStatement(ancestor) && /!\s*[\w$]+\.ok\b/.test(ancestor.getExpression().getText());
    return node.getAncestors().some(isFailure);
  }

  #replace(start: number, end: number, text: string): undefined {
    this.edits.push({ start, end, text });
  }
}

function enclosing({ Node }: Morph, node: Node): Node | undefined {
  return node
    .getAncestors()
    .find((ancestor) => Node.isFunctionLikeDeclaration(ancestor) || Node.isFunctionExpression(ancestor));
}

/** The name of a function that nothing outside of the file can call. */
function nameOfFunction({ Node }: Morph, node: Node): Expression | undefined {
  if (Node.isFunctionDeclaration(node) && !node.isExported()) return node.getNameNode();
  const parent = node.getParent();
  const isConstant =
    Node.isVariableDeclaration(parent) &&
    parent.getVariableStatement()?.isExported() === false &&
    parent.getVariableStatement()?.getDeclarationKind() === "const";
  const name = isConstant ? parent.getNameNode() : undefined;
  return name && Node.isIdentifier(name) ? name : undefined;
}
