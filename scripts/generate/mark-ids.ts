// Ids as types of their own, by `x-id-of`: the id of a group does not compile where that of a look is wanted.
import type { SchemaObject } from "openapi-typescript";
import type ts from "typescript";
import { compiler } from "./compiler.ts";

const { factory } = compiler;

/** The type of an id; undefined for anything else. For openapi-typescript, which asks for each schema. */
export function idType(schema: SchemaObject): ts.TypeNode | undefined {
  const kind = kindOf(schema);
  if (!kind) return undefined;
  const id = factory.createTypeReferenceNode(nameOf(kind));
  const isNullable = Array.isArray(schema.type) && schema.type.includes("null");
  return isNullable ? factory.createUnionTypeNode([id, nullType]) : id;
}

const nullType = factory.createLiteralTypeNode(factory.createNull());

/** What a schema is the id of, where that has ids of its own. */
function kindOf(schema: object): string | undefined {
  const kind = (schema as { "x-id-of"?: string })["x-id-of"];
  return kind === "other" ? undefined : kind;
}

const nameOf = (kind: string): string => `${kind[0]?.toUpperCase()}${kind.slice(1)}Id`;

/** The declarations of all ids that a spec speaks of, and of what takes their marks off. */
export function idDeclarations(spec: object): string {
  const kinds = new Set([...JSON.stringify(spec).matchAll(/"x-id-of":"(\w+)"/g)].map(([, kind = ""]) => kind));
  kinds.delete("other");
  const declarations = [...kinds].sort().map(
    (kind) => `/** The id of one ${kind}: any text, but not the id of something else. */
export type ${nameOf(kind)} = string & { readonly [idOf]?: "${kind}" };
`,
  );
  return `/** Marks ids. Nothing has it while the program runs. */
declare const idOf: unique symbol;
${declarations.join("")}
/**
 * The body of an answer with ids and open lists as plain texts: openapi-fetch rewrites bodies field by field, and would
 * make objects of texts that are an intersection.
 */
export type Plain<Body> = { [Key in keyof Body]: PlainMember<Body[Key]> };
type PlainMember<Member> = Member extends string
  ? string extends Member
    ? string
    : Member extends { readonly [idOf]?: string }
      ? string
      : Member
  : Member extends object
    ? { [Key in keyof Member]: PlainMember<Member[Key]> }
    : Member;
/** The body that a plain one was made of. */
export type Marked<Body> = Body extends Plain<infer Original> ? Original : Body;
`;
}

/** Writes `Plain<AvatarLookResponse>` for the body of each success. */
export function plainAnswers(nodes: ts.Node[]): ts.Node[] {
  return nodes.map((node) =>
    compiler.isInterfaceDeclaration(node) && node.name.text === "operations" ? withPlainAnswers(node) : node,
  );
}

function withPlainAnswers<Node extends ts.Node>(operations: Node): Node {
  const visit = (node: ts.Node, isSuccess: boolean): ts.Node => {
    if (!compiler.isPropertySignature(node))
      return compiler.visitEachChild(node, (child) => visit(child, isSuccess), undefined);
    const name = (node.name as ts.Identifier).text;
    if (!isSuccess || name !== "application/json") {
      return compiler.visitEachChild(node, (child) => visit(child, isSuccess || name === "200"), undefined);
    }
    const plain = factory.createTypeReferenceNode("Plain", [node.type as ts.TypeNode]);
    return factory.updatePropertySignature(node, node.modifiers, node.name, node.questionToken, plain);
  };
  return visit(operations, false) as Node;
}
