import { document as ownDocument } from "../../../generated/openapi-document.ts";
import { requestCases } from "../cases/requests.ts";
import { responseCases } from "../cases/responses.ts";
import type { Case } from "../context/case.ts";
import { ruleCases } from "../rules/rules.ts";
import { type DocumentReader, readDocument } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { resourcesOf } from "../spec/resources.ts";

/** A document and its cases. Reading it takes about half a second, so keep it to test several servers. */
export interface ContractSuite {
  readonly reader: DocumentReader;
  readonly cases: readonly Case[];
}

/** Reads a bundled OpenAPI document and makes its cases. @param document Default: that of this package */
export function contractSuite(document?: Json): ContractSuite {
  const reader = readerOf(document);
  return { reader, cases: casesOf(reader) };
}

/** The reader of a document. Default: that of this package's own document. */
export function readerOf(document?: Json): DocumentReader {
  return document === undefined ? readDocument(ownDocument, true) : readDocument(document);
}

/** All cases of a document. */
export function casesOf(reader: DocumentReader): Case[] {
  const ofOperations = reader.operations.flatMap((operation) => [
    ...responseCases(operation),
    ...requestCases(operation, reader),
  ]);
  return [...ofOperations, ...ruleCases(reader, resourcesOf(reader))];
}
