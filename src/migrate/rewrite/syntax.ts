// Questions about a piece of a program: where its names can be used, what changes, what a function gives back.
import type { Expression, Node, SourceFile } from "ts-morph";
import type { Morph } from "./morph.ts";

const isFunction = ({ Node }: Morph, node: Node): boolean =>
  Node.isFunctionLikeDeclaration(node) || Node.isFunctionExpression(node);

/** The function that a node stands in. */
export const enclosing = (morph: Morph, node: Node): Node | undefined =>
  node.getAncestors().find((ancestor) => isFunction(morph, ancestor));

/** The name of a function that is called by its name only. */
export function nameOfFunction({ Node }: Morph, node: Node): Expression | undefined {
  if (Node.isFunctionDeclaration(node)) return node.getNameNode();
  const parent = node.getParent();
  const isConstant =
    Node.isVariableDeclaration(parent) && parent.getVariableStatement()?.getDeclarationKind() === "const";
  const name = isConstant ? parent.getNameNode() : undefined;
  return name && Node.isIdentifier(name) ? name : undefined;
}

/** Whether a declared name can be used outside of its file: because it is exported, or global. */
export function isVisibleOutside(morph: Morph, name: Node): boolean {
  const { Node } = morph;
  const declaration = name.getAncestors().find((one) => Node.isVariableStatement(one) || isFunction(morph, one));
  const isTopLevel = declaration !== undefined && Node.isSourceFile(declaration.getParent());
  const isOwn = Node.isFunctionDeclaration(declaration) ? declaration.getNameNode() === name : true;
  if (!isTopLevel || !isOwn) return false;
  const isExported = Node.isExportable(declaration) && declaration.isExported();
  return isExported || !isModule(morph, declaration.getSourceFile());
}

/** Whether the names of a file are its own: not those of a script that a page loads beside others. */
function isModule(morph: Morph, file: SourceFile): boolean {
  const { Node, SyntaxKind } = morph;
  if (/\.[cm][jt]s$/.test(file.getFilePath())) return true;
  const isOfModule = (statement: Node): boolean =>
    Node.isImportDeclaration(statement) ||
    Node.isExportDeclaration(statement) ||
    Node.isExportAssignment(statement) ||
    (Node.isExportable(statement) && statement.isExported());
  return (
    file.getStatements().some(isOfModule) ||
    /\brequire\s*\(|\bmodule\.exports\b|^exports\./m.test(file.getFullText()) ||
    file.getDescendantsOfKind(SyntaxKind.AwaitExpression).some((node) => !enclosing(morph, node))
  );
}

/** What a function returns, or a callback of one expression gives. */
export function resultsOf(morph: Morph, from: Node): Node[] {
  const { Node, SyntaxKind } = morph;
  if (Node.isArrowFunction(from) && !Node.isBlock(from.getBody())) return [from.getBody()];
  return from
    .getDescendantsOfKind(SyntaxKind.ReturnStatement)
    .filter((statement) => enclosing(morph, statement) === from)
    .map((statement) => statement.getExpression())
    .filter((result) => result !== undefined);
}

/** Whether a function says what it returns. */
export function hasResultType({ Node }: Morph, from: Node): boolean {
  const parent = from.getParent();
  const type = Node.isReturnTyped(from) ? from.getReturnTypeNode() : undefined;
  const own = type ?? (Node.isVariableDeclaration(parent) ? parent.getTypeNode() : undefined);
  return own !== undefined && !/^(?:Promise<any>|any)$/.test(own.getText());
}

/** Whether something is written to: assigned, counted up, or deleted. */
export function isChanged({ Node, SyntaxKind }: Morph, node: Node): boolean {
  const parent = node.getParent();
  if (Node.isDeleteExpression(parent) || Node.isPostfixUnaryExpression(parent)) return true;
  if (Node.isPrefixUnaryExpression(parent)) {
    return [SyntaxKind.PlusPlusToken, SyntaxKind.MinusMinusToken].includes(parent.getOperatorToken());
  }
  if (!Node.isBinaryExpression(parent) || parent.getLeft() !== node) return false;
  return /^(?:[-+*/%&|^]|\*\*|<<|>>>?|\?\?|\|\||&&)?=$/.test(parent.getOperatorToken().getText());
}

/** The access that starts at a node, with all its names: `error.response?.data`. */
export function wholeAccess(morph: Morph, node: Node): Node {
  const parent = node.getParent();
  const goesOn = morph.Node.isPropertyAccessExpression(parent) && parent.getExpression() === node;
  return goesOn ? wholeAccess(morph, parent) : node;
}

/** Whether a file says types. */
export const isTyped = (node: Node): boolean => /\.[cm]?tsx?$/.test(node.getSourceFile().getFilePath());
