// Schemas that take what another schema takes, but for one field: `$ref` beside `not: { required: […] }`.
// openapi-typescript sees the reference alone, and the compiler would allow the field.
import type ts from "typescript";
import type { Json } from "../../src/contract/spec/openapi.ts";
import { compiler } from "./compiler.ts";

const { factory, SyntaxKind } = compiler;

/** Writes `CreateVideoRequest & { folder_id?: never }` for such a schema. */
export function forbidFields(nodes: ts.Node[], spec: Json): ts.Node[] {
  return nodes.map((node) => {
    if (!compiler.isTypeAliasDeclaration(node)) return node;
    const { $ref, not } = spec.components.schemas[node.name.text] ?? {};
    if (!$ref || !not?.required) return node;
    if (not.required.length > 1) throw new Error(`${node.name.text}: a \`not\` forbids one field`);
    const forbidden = factory.createTypeLiteralNode(not.required.map(forbiddenField));
    const type = factory.createIntersectionTypeNode([node.type, forbidden]);
    return factory.updateTypeAliasDeclaration(node, node.modifiers, node.name, node.typeParameters, type);
  });
}

function forbiddenField(name: string): ts.PropertySignature {
  const never = factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
  return factory.createPropertySignature(undefined, name, factory.createToken(SyntaxKind.QuestionToken), never);
}
