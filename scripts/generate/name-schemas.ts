// Schemas as interfaces. openapi-typescript writes them inside `components`, where they have no name, and an editor
// then shows all their fields wherever one of them occurs.
import type ts from "typescript";
import { compiler } from "./compiler.ts";

const { factory } = compiler;

/** Moves each schema out of `components["schemas"]` into a type of its own, and refers to it by name everywhere. */
export function nameSchemas(nodes: ts.Node[]): ts.Node[] {
  const declarations: ts.Node[] = [];
  const named = nodes.map((node) => {
    if (!compiler.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
    return replaceSchemas(node, (schema) => {
      const declaration = declare(schema);
      // The comment describes the type now.
      moveComments(schema, declaration);
      declarations.push(declaration);
    });
  });
  return [...named, ...declarations].map(referByName);
}

/** The interface `components` with references in the place of its schemas, each of which `take` is given. */
function replaceSchemas(
  components: ts.InterfaceDeclaration,
  take: (schema: ts.PropertySignature) => void,
): ts.InterfaceDeclaration {
  const members = components.members.map((member) => {
    if (!compiler.isPropertySignature(member) || nameOf(member) !== "schemas") return member;
    const schemas = (member.type as ts.TypeLiteralNode).members.map((schema) => {
      take(schema as ts.PropertySignature);
      const reference = factory.createTypeReferenceNode(nameOf(schema));
      return factory.createPropertySignature(undefined, nameOf(schema), undefined, reference);
    });
    return factory.createPropertySignature(undefined, "schemas", undefined, factory.createTypeLiteralNode(schemas));
  });
  return factory.updateInterfaceDeclaration(
    components,
    components.modifiers,
    components.name,
    components.typeParameters,
    components.heritageClauses,
    members,
  );
}

const nameOf = (member: ts.TypeElement): string => (member.name as ts.Identifier | ts.StringLiteral).text;

/** An interface for an object, an alias for anything else. */
function declare(schema: ts.PropertySignature): ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  const exported = [factory.createModifier(compiler.SyntaxKind.ExportKeyword)];
  const type = schema.type as ts.TypeNode;
  if (compiler.isTypeLiteralNode(type)) {
    return factory.createInterfaceDeclaration(exported, nameOf(schema), undefined, undefined, type.members);
  }
  return factory.createTypeAliasDeclaration(exported, nameOf(schema), undefined, type);
}

function moveComments(from: ts.Node, to: ts.Node): void {
  compiler.setSyntheticLeadingComments(to, compiler.getSyntheticLeadingComments(from));
}

/** Writes `AvatarLook` for `components["schemas"]["AvatarLook"]`. */
function referByName(root: ts.Node): ts.Node {
  const visit = (node: ts.Node): ts.Node => {
    const name = schemaReferredTo(node);
    return name ? factory.createTypeReferenceNode(name) : compiler.visitEachChild(node, visit, undefined);
  };
  return visit(root);
}

function schemaReferredTo(node: ts.Node): string | undefined {
  if (!compiler.isIndexedAccessTypeNode(node) || !compiler.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: components, indexType: section } = node.objectType;
  const isSchemas = compiler.isTypeReferenceNode(components) && literalOf(section) === "schemas";
  return isSchemas ? literalOf(node.indexType) : undefined;
}

function literalOf(node: ts.TypeNode): string | undefined {
  return compiler.isLiteralTypeNode(node) && compiler.isStringLiteral(node.literal) ? node.literal.text : undefined;
}
