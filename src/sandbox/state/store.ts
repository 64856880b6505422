import { maxUploadBytes } from "../../../generated/client-operations.ts";
import type { AvatarType } from "../../../generated/types.ts";
import type { SandboxClock } from "./clock.ts";
import type {
  AgentSession,
  Asset,
  Batch,
  DirectUpload,
  Generation,
  Group,
  Job,
  Look,
  Ownership,
  PendingCompletion,
  Snapshot,
  StoredDelivery,
  StoredEndpoint,
  StoredEvent,
  StoredResponse,
  StoredVoice,
  Video,
} from "./model.ts";
import { OrderedList } from "./ordered-list.ts";
import { hash } from "./random.ts";

export interface StoreOptions {
  readonly clock: SandboxClock;
  /** Makes ids differ between sandboxes. */
  readonly seed: number;
  /** The credits of the account. Each creation costs one. Default: unlimited. */
  readonly credits?: number | undefined;
}

/** The maximum size of all files together, in characters of Base64. It corresponds to one upload of the maximum size. */
const maxAssetCharacters = (maxUploadBytes / 3) * 4 + 4;

/** Filters of the list of looks. Omitted filters match every look. */
export interface LookFilter {
  group_id?: string | undefined;
  avatar_type?: AvatarType | undefined;
  ownership?: Ownership | undefined;
}

/** The state of a sandbox: resources by id, and sorted lists for every combination of filters. */
export class Store {
  readonly groups: Map<string, Group> = new Map();
  readonly looks: Map<string, Look> = new Map();
  readonly videos: Map<string, Video> = new Map();
  readonly generations: Map<string, Generation> = new Map();
  readonly sessions: Map<string, AgentSession> = new Map();
  readonly voices: Map<string, StoredVoice> = new Map();
  readonly assets: Map<string, Asset> = new Map();
  readonly uploads: Map<string, DirectUpload> = new Map();
  readonly batches: Map<string, Batch> = new Map();
  readonly endpoints: Map<string, StoredEndpoint> = new Map();
  readonly clock: SandboxClock;
  /** The events of the last 24 hours, oldest first. */
  readonly events: Map<string, StoredEvent> = new Map();
  /** The deliveries of these events, oldest first. */
  readonly deliveries: Map<string, StoredDelivery> = new Map();
  /** Work whose completion becomes an event, by the id of the video, batch or look. */
  readonly pendingCompletions: Map<string, PendingCompletion> = new Map();
  /** Called when pending work has completed. */
  onCompletion: (id: string) => void = () => {};
  /** The first response to each idempotency key, oldest first. */
  readonly responses: Map<string, StoredResponse> = new Map();
  /** The remaining credits; null for unlimited credits. */
  credits: number | null;
  readonly #groupLists: Map<string, OrderedList<Group>> = new Map();
  readonly #lookLists: Map<string, OrderedList<Look>> = new Map();
  readonly #seed: number;
  #seq = 0;
  #eventSeq = 0;

  constructor({ clock, seed, credits }: StoreOptions) {
    this.clock = clock;
    this.#seed = seed;
    this.credits = credits ?? null;
  }

  /** Milliseconds since the epoch, by the clock of the sandbox. */
  now(): number {
    return this.clock.now();
  }

  nextSeq(): number {
    return ++this.#seq;
  }

  /**
   * The next sequence number for events and deliveries. They are counted separately, because their number depends on the
   * clock, and the ids of resources must not.
   */
  nextEventSeq(): number {
    return ++this.#eventSeq;
  }

  /** Registers work whose completion becomes an event. */
  awaitCompletion(completion: PendingCompletion): void {
    const job = this.jobOf(completion);
    if (!job) return;
    this.pendingCompletions.set(completion.id, completion);
    this.clock.schedule(job.readyAt, () => this.onCompletion(completion.id));
  }

  /** Fails the job of a video or a look now, before it is complete. */
  abortWork(id: string, job: Job, failure: NonNullable<Job["failure"]>): void {
    job.readyAt = this.now();
    job.failure = failure;
    this.clock.schedule(job.readyAt, () => this.onCompletion(id));
  }

  /** The work behind a pending completion; undefined if the video, batch or look was deleted. */
  jobOf({ id, kind }: PendingCompletion): Job | undefined {
    if (kind === "avatar") return this.looks.get(id)?.job;
    return kind === "batch" ? this.#jobOfBatch(id) : this.videos.get(id)?.job;
  }

  /** The work on a batch ends with that on its last video. */
  #jobOfBatch(id: string): Job | undefined {
    const batch = this.batches.get(id);
    if (!batch) return undefined;
    const ends = batch.itemIds.flatMap((videoId) => this.videos.get(videoId)?.job.readyAt ?? []);
    return { startedAt: batch.createdAt, readyAt: Math.max(batch.createdAt, ...ends) };
  }

  newId(prefix: string): string {
    const seq = this.nextSeq();
    return `${prefix}_${hash(`${this.#seed} ${seq}`).toString(16).padStart(8, "0")}${seq.toString(16)}`;
  }

  /** A new secret for signing the deliveries to an endpoint. */
  newSecret(): string {
    const parts = [1, 2, 3, 4].map(() => hash(`${this.#seed} secret ${this.nextSeq()}`));
    return `whsec_${parts.map((part) => part.toString(16).padStart(8, "0")).join("")}`;
  }

  /** A job that starts now. */
  newJob(durationMs: number): Job {
    return { startedAt: this.now(), readyAt: this.now() + durationMs };
  }

  addGroup(group: Group): Group {
    this.groups.set(group.id, group);
    for (const ownership of [undefined, group.ownership]) this.groupList(ownership).add(group);
    return group;
  }

  addLook(look: Look): Look {
    this.looks.set(look.id, look);
    for (const list of this.#listsOf(look)) list.add(look);
    return look;
  }

  /** Changes a group: replaces it by a copy. @returns the changed group */
  replaceGroup(group: Group, changes: Partial<Omit<Group, "id" | "seq" | "ownership">>): Group {
    const changed = { ...group, ...changes };
    this.groups.set(group.id, changed);
    for (const ownership of [undefined, group.ownership]) this.groupList(ownership).replace(changed);
    return changed;
  }

  /** Changes a look: replaces it by a copy. @returns the changed look */
  replaceLook(look: Look, changes: Partial<Omit<Look, "id" | "seq" | "groupId" | "type" | "ownership">>): Look {
    const changed = { ...look, ...changes };
    this.looks.set(look.id, changed);
    for (const list of this.#listsOf(look)) list.replace(changed);
    return changed;
  }

  /** Deletes a look, and its group if it was the last one. */
  deleteLook(look: Look): void {
    this.looks.delete(look.id);
    for (const list of this.#listsOf(look)) list.delete(look);
    const group = this.groups.get(look.groupId);
    if (group && this.looksOf(group.id).length === 0) this.#forget(group);
  }

  deleteGroup(group: Group): void {
    for (const look of [...this.looksOf(group.id)]) this.deleteLook(look);
    this.#forget(group);
  }

  /** Adds a file. If the files exceed the maximum size, the bytes of the oldest ones are dropped. */
  addAsset(asset: Asset): Asset {
    this.assets.set(asset.id, asset);
    let total = 0;
    for (const { data } of this.assets.values()) total += data?.length ?? 0;
    for (const oldest of this.assets.values()) {
      if (total <= maxAssetCharacters) break;
      total -= oldest.data?.length ?? 0;
      oldest.data = null;
    }
    return asset;
  }

  looksOf(groupId: string): readonly Look[] {
    return this.#lookLists.get(scope({ group_id: groupId }))?.all() ?? [];
  }

  groupList(ownership?: Ownership): OrderedList<Group> {
    return listAt(this.#groupLists, ownership ?? "");
  }

  /** The looks that match the filters. The list is empty if the group does not exist. */
  lookList(filter: LookFilter): OrderedList<Look> {
    return this.#lookLists.get(scope(filter)) ?? new OrderedList();
  }

  snapshot(): Snapshot {
    return structuredClone(this.toJSON());
  }

  /** For `JSON.stringify`: a snapshot that shares its objects with the store. Copying a large state takes half a second. */
  toJSON(): Snapshot {
    return {
      version: 6,
      seq: this.#seq,
      ...this.clock.position,
      credits: this.credits,
      groups: [...this.groups.values()],
      looks: [...this.looks.values()],
      videos: [...this.videos.values()],
      sessions: [...this.sessions.values()],
      generations: [...this.generations.values()],
      voices: [...this.voices.values()],
      assets: [...this.assets.values()],
      uploads: [...this.uploads.values()],
      batches: [...this.batches.values()],
      endpoints: [...this.endpoints.values()],
      events: [...this.events.values()],
      deliveries: [...this.deliveries.values()],
      pendingCompletions: [...this.pendingCompletions.values()],
      responses: [...this.responses.values()],
    };
  }

  /** Fills an empty store with a copy of a snapshot. Only groups and looks, which nobody changes, are shared with it. */
  restore({ groups, looks, ...rest }: Snapshot): void {
    const snapshot = structuredClone(rest);
    this.#seq = snapshot.seq;
    this.clock.position = snapshot;
    this.credits = snapshot.credits;
    for (const group of groups) this.addGroup(group);
    for (const look of looks) this.addLook(look);
    for (const video of snapshot.videos) this.videos.set(video.id, video);
    for (const session of snapshot.sessions) this.sessions.set(session.id, session);
    for (const generation of snapshot.generations) this.generations.set(generation.id, generation);
    for (const voice of snapshot.voices) this.voices.set(voice.id, voice);
    for (const asset of snapshot.assets) this.assets.set(asset.id, asset);
    for (const upload of snapshot.uploads) this.uploads.set(upload.id, upload);
    for (const batch of snapshot.batches) this.batches.set(batch.id, batch);
    for (const endpoint of snapshot.endpoints) this.endpoints.set(endpoint.id, endpoint);
    for (const event of snapshot.events) this.events.set(event.id, event);
    for (const delivery of snapshot.deliveries) this.deliveries.set(delivery.id, delivery);
    for (const completion of snapshot.pendingCompletions) this.awaitCompletion(completion);
    this.#eventSeq = Math.max(snapshot.events.at(-1)?.seq ?? 0, snapshot.deliveries.at(-1)?.seq ?? 0);
    for (const response of snapshot.responses) this.responses.set(response.key, response);
  }

  #forget(group: Group): void {
    this.groups.delete(group.id);
    for (const ownership of [undefined, group.ownership]) this.groupList(ownership).delete(group);
  }

  /** The lists that contain a look: one for each combination of filters that it matches. */
  #listsOf({ groupId, type, ownership }: Look): OrderedList<Look>[] {
    const lists: OrderedList<Look>[] = [];
    for (const byGroup of [undefined, groupId]) {
      for (const byType of [undefined, type]) {
        for (const byOwner of [undefined, ownership]) {
          const filter = { group_id: byGroup, avatar_type: byType, ownership: byOwner };
          lists.push(listAt(this.#lookLists, scope(filter)));
        }
      }
    }
    return lists;
  }
}

/** The filters as a string, to use as a key. */
export const scope = (filter: LookFilter): string =>
  [filter.avatar_type, filter.ownership, filter.group_id].map((value) => value ?? "").join("/");

function listAt<Item extends { readonly seq: number }>(
  lists: Map<string, OrderedList<Item>>,
  key: string,
): OrderedList<Item> {
  const list = lists.get(key) ?? new OrderedList<Item>();
  lists.set(key, list);
  return list;
}
