// Open lists: the known values are hints for an editor. In a union with plain `string` the compiler drops them, in one
// with `string & Record<never, never>`, which allows the same, it keeps them.
import type ts from "typescript";
import { compiler } from "./compiler.ts";

const { factory, SyntaxKind } = compiler;

/** Writes `ConsentStatus | (string & Record<never, never>)` for `ConsentStatus | string`. */
export function keepKnownValues(nodes: ts.Node[]): ts.Node[] {
  const lists = new Set(nodes.filter(isListOfTexts).map(({ name }) => name.text));
  const isKnownValues = (type: ts.TypeNode): boolean =>
    isText(type) || (compiler.isTypeReferenceNode(type) && lists.has((type.typeName as ts.Identifier).text));
  const visit = (node: ts.Node): ts.Node => {
    const visited = compiler.visitEachChild(node, visit, undefined);
    if (!compiler.isUnionTypeNode(visited) || !visited.types.some(isKnownValues)) return visited;
    return factory.createUnionTypeNode(
      visited.types.flatMap(membersOf).map((type) => (isString(type) ? anyText() : type)),
    );
  };
  return nodes.map(visit);
}

function isListOfTexts(node: ts.Node): node is ts.TypeAliasDeclaration {
  if (!compiler.isTypeAliasDeclaration(node)) return false;
  return compiler.isUnionTypeNode(node.type) ? node.type.types.every(isText) : isText(node.type);
}

/** openapi-typescript writes texts as identifiers in quotes. */
const isText = (type: ts.Node): boolean => compiler.isIdentifier(type) && type.text.startsWith('"');

/** A union within a union, as in `ConsentStatus | (string | null)`, as its members. */
function membersOf(type: ts.TypeNode): readonly ts.TypeNode[] {
  if (compiler.isParenthesizedTypeNode(type)) return membersOf(type.type);
  return compiler.isUnionTypeNode(type) ? type.types : [type];
}

const isString = ({ kind }: ts.TypeNode): boolean => kind === SyntaxKind.StringKeyword;

function anyText(): ts.TypeNode {
  const never = () => factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
  const anything = factory.createTypeReferenceNode("Record", [never(), never()]);
  const text = factory.createIntersectionTypeNode([factory.createKeywordTypeNode(SyntaxKind.StringKeyword), anything]);
  return factory.createParenthesizedType(text);
}
