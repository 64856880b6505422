// The address of a call, put together from literals, templates and constants.
import type { Expression, Node, PropertyDeclaration, VariableDeclaration } from "ts-morph";
import type { Morph } from "./morph.ts";
import { NotSure } from "./not-sure.ts";
import { isTyped } from "./syntax.ts";

/** A constant that addresses start with. */
export interface BaseConstant {
  readonly declaration: Node;
  /** The literal that says where the API is. */
  readonly literal: Node;
  readonly value: string;
  /** Whether other files can use it. */
  readonly isShared: boolean;
}

export interface Address {
  /** What to replace. */
  readonly node: Expression;
  /** The whole address; each value that is not known stands as {@link hole} and its number. */
  readonly text: string;
  /** Those values. */
  readonly values: readonly Expression[];
  /** The constant that it starts with, and the code that refers to it. */
  readonly base?: { constant: BaseConstant; code: string } | undefined;
}

/** Stands in an address for a value that only the program knows. */
export const hole = (index: number): string => `\u0000${index}\u0000`;
/** A {@link hole} whose value has to be escaped. */
export const escapedHole = (index: number): string => `\u0000${index}!\u0000`;
export const holes: RegExp = /\0(\d+)(!?)\0/g;

const apiRoot = /^https:\/\/(?:api|upload)\.heygen\.com(?:\/v[12])?\/?$/;

/** The address that an expression says; undefined where it is none of the API. */
export function readAddress(morph: Morph, expression: Expression): Address | undefined {
  const { Node } = morph;
  const initializer = Node.isIdentifier(expression) ? initializerOf(morph, expression) : undefined;
  if (initializer && !apiRoot.test(literalOf(morph, initializer)?.value ?? "")) {
    const address = readAddress(morph, initializer.value);
    if (address && (isShared(morph, initializer.declaration) || referencesTo(initializer.declaration).length > 1)) {
      throw new NotSure("its address is a constant that is used elsewhere too");
    }
    return address;
  }
  const reader = new AddressReader(morph);
  const text = reader.read(expression);
  if (!/^https:\/\/(api|upload)\.heygen\.com\//.test(text)) return undefined;
  return { node: expression, text, values: reader.values, base: reader.base };
}

class AddressReader {
  readonly values: Expression[] = [];
  base: Address["base"];
  readonly #morph: Morph;

  constructor(morph: Morph) {
    this.#morph = morph;
  }

  read(node: Expression): string {
    const { Node, SyntaxKind } = this.#morph;
    if (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) return node.getLiteralText();
    if (Node.isParenthesizedExpression(node)) return this.read(node.getExpression());
    if (Node.isTemplateExpression(node)) {
      const spans = node.getTemplateSpans();
      return (
        node.getHead().getLiteralText() +
        spans.map((span) => this.read(span.getExpression()) + span.getLiteral().getLiteralText()).join("")
      );
    }
    if (Node.isBinaryExpression(node) && node.getOperatorToken().getKind() === SyntaxKind.PlusToken) {
      return this.read(node.getLeft()) + this.read(node.getRight());
    }
    const constant = baseConstant(this.#morph, node);
    if (constant && !this.base && this.values.length === 0) {
      this.base = { constant, code: node.getText() };
      return constant.value;
    }
    this.values.push(node);
    return hole(this.values.length - 1);
  }
}

/** The code that fills a hole of a template. @throws NotSure */
export function filling(node: Expression, isEscaped: boolean): string {
  const code = node.getText();
  if (!isEscaped || /^encodeURIComponent\([^()]*\)$/.test(code)) return `\${${code}}`;
  if (/encodeURI|escape/.test(code)) throw new NotSure("how its address is escaped can't be followed");
  const isText = !isTyped(node) || node.getType().isString() || node.getType().isNumber();
  return `\${encodeURIComponent(${isText ? code : `String(${code})`})}`;
}

interface Initializer {
  declaration: VariableDeclaration | PropertyDeclaration;
  value: Expression;
}

/** What a constant of the same file was made with. */
function initializerOf({ Node }: Morph, node: Expression): Initializer | undefined {
  const name = Node.isPropertyAccessExpression(node) ? node.getNameNode() : node;
  if (!Node.isIdentifier(name)) return undefined;
  const [declaration, other] = name.getSymbol()?.getDeclarations() ?? [];
  if (!declaration || other || declaration.getSourceFile() !== node.getSourceFile()) return undefined;
  const isConstant =
    (Node.isVariableDeclaration(declaration) && declaration.getVariableStatement()?.getDeclarationKind() === "const") ||
    Node.isPropertyDeclaration(declaration);
  const value = isConstant ? declaration.getInitializer() : undefined;
  return value && isConstant ? { declaration, value } : undefined;
}

function baseConstant(morph: Morph, node: Expression): BaseConstant | undefined {
  const initializer = initializerOf(morph, node);
  const literal = initializer && literalOf(morph, initializer);
  if (!initializer || !literal || !apiRoot.test(literal.value)) return undefined;
  const { declaration } = initializer;
  return { declaration, ...literal, isShared: isShared(morph, declaration) };
}

function isShared({ Node }: Morph, declaration: VariableDeclaration | PropertyDeclaration): boolean {
  if (Node.isVariableDeclaration(declaration)) return declaration.isExported();
  return !declaration.hasModifier("private") && !declaration.getName().startsWith("#");
}

/** The text of an initializer, or of what it falls back to. */
function literalOf({ Node }: Morph, { value }: Initializer): { literal: Node; value: string } | undefined {
  let node: Expression = value;
  if (Node.isBinaryExpression(node) && ["||", "??"].includes(node.getOperatorToken().getText())) {
    node = node.getRight();
    // What stands before it may say a version too.
    if (Node.isStringLiteral(node) && /\/v[12]\/?$/.test(node.getLiteralText())) return undefined;
  }
  if (!Node.isStringLiteral(node) && !Node.isNoSubstitutionTemplateLiteral(node)) return undefined;
  return { literal: node, value: node.getLiteralText() };
}

/** Every use of a declared name but its declaration. */
export function referencesTo(declaration: Node & { findReferencesAsNodes?(): Node[] }): Node[] {
  const found = declaration.findReferencesAsNodes?.() ?? [];
  return found.filter((node) => node.getParent() !== declaration);
}
