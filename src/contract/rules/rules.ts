// Rules that the document can't express, about related responses. One file per subject; each rule has its source.
import type { Case } from "../context/case.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Resource } from "../spec/resources.ts";
import { consentCases } from "./consent.ts";
import { credentialCases } from "./credentials.ts";
import { idempotencyCases } from "./idempotency.ts";
import { identityCases } from "./identity.ts";
import { limitCases } from "./limits.ts";
import { listCases } from "./lists.ts";
import { placementCases } from "./placement.ts";
import { repeatedCallCases } from "./repeated-calls.ts";
import { trainingCases } from "./training.ts";
import { v2Cases } from "./v2.ts";
import { videoAgentCases } from "./video-agent.ts";
import { videoLibraryCases } from "./video-library.ts";
import { videoCases } from "./videos.ts";
import { voiceCases } from "./voices.ts";
import { webhookEndpointCases } from "./webhook-endpoints.ts";

export function ruleCases(reader: DocumentReader, resources: readonly Resource[]): Case[] {
  const cases = [
    ...identityCases(resources),
    ...listCases(reader, resources),
    ...placementCases,
    ...trainingCases,
    ...consentCases,
    ...videoCases,
    ...idempotencyCases(reader, resources),
    ...credentialCases(reader),
    ...videoLibraryCases,
    ...videoAgentCases,
    ...voiceCases,
    ...webhookEndpointCases,
    ...v2Cases,
    ...repeatedCallCases(reader, resources),
    ...limitCases(reader),
  ];
  // A document may describe only a part of the API.
  const known = new Set(reader.operations.map(({ id }) => id));
  return cases.filter(({ operations }) => operations.every((id) => known.has(id)));
}
