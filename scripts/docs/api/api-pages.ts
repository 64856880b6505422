// The reference of the API: a page for each operation, one for each group of them, one of the webhooks, one of the types.
import { type Json, operationsOf, target } from "../../../src/contract/spec/openapi.ts";
import { apiGroup } from "../contents.ts";
import { anchorOf } from "../markdown.ts";
import type { DocumentedOperation } from "./calls.ts";
import { code, codes } from "./notes.ts";
import { deliverySection, operationPage, table } from "./operation-page.ts";

export interface OperationReference extends DocumentedOperation {
  readonly id: string;
  readonly summary: string;
  readonly address: string;
  readonly text: string;
}

/** The operations of a tag. */
export interface OperationGroup {
  readonly title: string;
  readonly description: string;
  readonly operations: readonly OperationReference[];
}

/** The page of a tag. */
export const addressOf = ({ title }: OperationGroup): string => `/${apiGroup.folder}/${anchorOf(title)}/index.html`;

export const eventsAddress = `/${apiGroup.folder}/webhook-events.html`;
export const typesAddress = `/${apiGroup.folder}/types.html`;

/** The operations in the order of the spec's tags. */
export function operationGroups(spec: Json): OperationGroup[] {
  return spec.tags.map(({ name, description }: Json) => ({
    title: name,
    description,
    operations: operationsOf(spec)
      .filter(({ operation }) => operation.tags[0] === name)
      .map((documented) => ({
        ...documented,
        id: documented.operation.operationId,
        summary: documented.operation.summary,
        address: `/${apiGroup.folder}/${anchorOf(name)}/${documented.operation.operationId}.html`,
        text: operationPage(documented, spec),
      })),
  }));
}

/** The page of a tag: what it is about, and its operations. */
export function groupPage({ title, description, operations }: OperationGroup): string {
  const rows = operations.map(({ id, method, path, summary }) => [code(id), code(`${method} ${path}`), summary]);
  return `# ${title}\n\n${description}\n\n${table(["operation", "request", "what it does"], rows)}\n`;
}

/** The webhooks that HeyGen sends; those with the same payload share a section. */
export function eventsPage(spec: Json): string {
  const sections = new Map<string, { post: Json; names: string[] }>();
  for (const [name, { post }] of Object.entries<Json>(spec.webhooks)) {
    const key = JSON.stringify([post.requestBody, post.description]);
    const section = sections.get(key) ?? { post, names: [] };
    sections.set(key, { ...section, names: [...section.names, name] });
  }
  const texts = [...sections.values()].map(({ post, names }) =>
    deliverySection(names.map(code).join(", "), post, spec),
  );
  return ["# Webhook events", "What HeyGen sends to registered endpoints.", ...texts].join("\n\n");
}

/** The named types, each with the operations that take or give it. */
export function typesPage(spec: Json): string {
  const users = new Map<string, Set<string>>();
  for (const { operation } of operationsOf(spec)) {
    for (const name of schemasBehind(operation, spec)) {
      users.set(name, (users.get(name) ?? new Set()).add(operation.operationId));
    }
  }
  const names = Object.keys(spec.components.schemas).sort();
  const sections = names.map((name) => {
    const { title, description } = spec.components.schemas[name];
    const operations = [...(users.get(name) ?? [])];
    const used = operations.length > 0 ? `\n\nOperations: ${codes(operations)}` : "";
    return `## ${name}\n\n${description ?? `${title}.`}${used}`;
  });
  return `# Types\n\nThe client exports these types of the spec.\n\n${sections.join("\n\n")}\n`;
}

/** The names of the schemas that a part of the spec refers to, at any depth, errors left out. */
function schemasBehind(part: Json, spec: Json): Set<string> {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visit = (node: Json): void => {
    if (node === null || typeof node !== "object") return;
    if (typeof node.$ref === "string" && !seen.has(node.$ref)) {
      seen.add(node.$ref);
      const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(node.$ref) ?? [];
      if (name) names.add(name);
      visit(target(node.$ref, spec));
    }
    for (const [key, child] of Object.entries<Json>(node)) if (!/^([345]..|examples)$/.test(key)) visit(child);
  };
  visit(part);
  return names;
}
