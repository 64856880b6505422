// What the sandbox remembers. All of it is plain data, so that it can be written to a file.
import type { AvatarType } from "../../../generated/schema.ts";

/** Why something failed, as the API would put it. */
export interface Failure {
  code: string;
  message: string;
}

/** Something that takes time. Its state follows from the clock, so nothing has to run in the background. */
export interface Job {
  startedAt: number;
  /** Milliseconds since the epoch, like all times here; {@link distantFuture} for work that never finishes. */
  readyAt: number;
  failure?: Failure | undefined;
}

/** A time that does not come: the last that a Date can hold. */
export const distantFuture = 8.64e15;

export type Ownership = "public" | "private";

export interface Group {
  seq: number;
  id: string;
  name: string;
  ownership: Ownership;
  gender: string | null;
  voiceId: string | null;
  createdAt: number;
  consent: Consent | null;
  /** The training of v2, which v3 does not have. */
  training: Job | null;
}

export interface Consent {
  /** `pending` until the person, or a review, has decided. */
  status: "pending" | "approved" | "revoked";
  /** Part of the address of the consent page. */
  ticket: string | null;
  rerouteUrl: string | null;
  /** When the review of a recording ends in approval. */
  approvedAt: number;
}

export interface Look {
  seq: number;
  id: string;
  groupId: string;
  name: string;
  type: AvatarType;
  ownership: Ownership;
  gender: string | null;
  voiceId: string | null;
  tags: string[];
  engines: string[];
  /** What it was made of. Only a kit look of HeyGen's studio can't be deleted. */
  origin: "studio" | "prompt" | "photo" | "footage";
  job: Job;
  needsConsent: boolean;
  isMotion: boolean;
  upscaled: boolean;
  soundEffect: string | null;
}

export interface Video {
  id: string;
  title: string | null;
  format: "mp4" | "webm";
  job: Job;
}

export interface Generation {
  id: string;
  groupId: string | null;
  job: Job;
}

export interface Asset {
  id: string;
  type: string;
  size: number;
  /** Base64. */
  data: string;
}

/** Everything that {@link Store.snapshot} writes. */
export interface Snapshot {
  version: 1;
  seq: number;
  offsetMs: number;
  credits: number | null;
  groups: Group[];
  looks: Look[];
  videos: Video[];
  generations: Generation[];
  assets: Asset[];
}
