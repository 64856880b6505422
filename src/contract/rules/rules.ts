// Rules that the document can't express, about related responses. One file per subject; each rule has its source.
import { type Case, storyCase } from "../context/case.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Resource } from "../spec/resources.ts";
import { addressCases } from "./addresses.ts";
import { consentStories } from "./consent.ts";
import { credentialStories } from "./credentials.ts";
import { directUploadStories } from "./direct-uploads.ts";
import { nameStories } from "./former-names.ts";
import { httpCases } from "./http.ts";
import { idempotencyStories } from "./idempotency.ts";
import { identityStories } from "./identity.ts";
import { limitStories } from "./limits.ts";
import { listStories } from "./lists.ts";
import { ownershipStories } from "./ownership.ts";
import { placementStories } from "./placement.ts";
import { referenceCases } from "./references.ts";
import { repeatedCallStories } from "./repeated-calls.ts";
import { sceneStories } from "./scenes.ts";
import { templateStories } from "./templates.ts";
import { trainingStories } from "./training.ts";
import { uploadStories } from "./uploads.ts";
import { v2Stories } from "./v2.ts";
import { videoAgentStories } from "./video-agent.ts";
import { videoBatchStories } from "./video-batches.ts";
import { videoLibraryStories } from "./video-library.ts";
import { videoStories } from "./videos.ts";
import { voiceStories } from "./voices.ts";
import { webhookEndpointStories } from "./webhook-endpoints.ts";
import { webhookEventStories } from "./webhook-events.ts";

export function ruleCases(reader: DocumentReader, resources: readonly Resource[]): Case[] {
  const stories = [
    ...identityStories(resources),
    ...listStories(reader, resources),
    ...placementStories,
    ...trainingStories,
    ...consentStories,
    ...videoStories,
    ...idempotencyStories(reader, resources),
    ...credentialStories(reader),
    ...videoLibraryStories,
    ...nameStories(reader, resources),
    ...sceneStories,
    ...uploadStories,
    ...directUploadStories,
    ...videoBatchStories,
    ...templateStories,
    ...ownershipStories(resources),
    ...webhookEventStories,
    ...videoAgentStories,
    ...voiceStories,
    ...webhookEndpointStories,
    ...v2Stories,
    ...repeatedCallStories(reader, resources),
    ...limitStories(reader),
  ];
  // A document may describe only a part of the API.
  const known = new Set(reader.operations.map(({ id }) => id));
  const cases = [
    ...referenceCases(reader, resources),
    ...addressCases(reader),
    ...httpCases(reader, resources),
    ...stories.map(storyCase),
  ];
  return cases.filter(({ operation, uses }) => [operation, ...uses].every((id) => known.has(id)));
}
