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

const nameOf = (kind: string): string => `${upper(kind)}Id`;

const upper = (kind: string): string => `${kind[0]?.toUpperCase()}${kind.slice(1)}`;

/** The declarations of all ids that a spec speaks of, and of what takes their marks off. */
export function idDeclarations(spec: object): string {
  const kinds = new Set([...JSON.stringify(spec).matchAll(/"x-id-of":"(\w+)"/g)].map(([, kind = ""]) => kind));
  kinds.delete("other");
  const declarations = [...kinds].sort().map(
    (kind) => `/** The id of one ${kind}: any text, but not the id of something else. */
export type ${nameOf(kind)} = string & Of${upper(kind)};
interface Of${upper(kind)} extends Id {
  readonly [of]?: "${kind}" | undefined;
}
`,
  );
  return `declare const of: unique symbol;
/** Marks ids with what they are ids of. Nothing has the mark while the program runs. */
interface Id {
  readonly [of]?: string | undefined;
}
${declarations.join("")}
/**
 * An operation whose bodies have ids and open lists as plain texts. openapi-fetch and what builds on it rewrite bodies
 * field by field, and would make objects of texts that are an intersection.
 */
export type Plain<Operation> = {
  [Part in keyof Operation]: Part extends "parameters" ? Operation[Part] : PlainMember<Operation[Part]>;
};
type PlainMember<Member> = Member extends string
  ? string extends Member
    ? string
    : Member extends Id
      ? string
      : Member
  : Member extends object
    ? { [Key in keyof Member]: PlainMember<Member[Key]> }
    : Member;
/** The operation that a plain one was made of. */
export type Marked<Operation> = Operation extends Plain<infer Original> ? Original : never;
`;
}

/** Writes `Plain<operations["listVoices"]>` for each operation of a path. */
export function plainPaths(nodes: ts.Node[]): ts.Node[] {
  const visit = (node: ts.Node): ts.Node => {
    if (!compiler.isIndexedAccessTypeNode(node)) return compiler.visitEachChild(node, visit, undefined);
    return factory.createTypeReferenceNode("Plain", [node]);
  };
  return nodes.map((node) =>
    compiler.isInterfaceDeclaration(node) && node.name.text === "paths" ? visit(node) : node,
  );
}
