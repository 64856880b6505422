import { requestCases } from "../cases/requests.ts";
import { responseCases } from "../cases/responses.ts";
import type { Case } from "../context/case.ts";
import { ruleCases } from "../rules/rules.ts";
import type { DocumentReader } from "../spec/document.ts";
import { resourcesOf } from "../spec/resources.ts";

/** All cases of a document. */
export function casesOf(reader: DocumentReader): Case[] {
  const ofOperations = reader.operations.flatMap((operation) => [
    ...responseCases(operation),
    ...requestCases(operation, reader),
  ]);
  return [...ofOperations, ...ruleCases(reader, resourcesOf(reader))];
}
