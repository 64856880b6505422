// Writes snapshots as JSON, fast enough for a server that saves after each change.
import type { Group, Look, Snapshot } from "./model.ts";

/** A hundred thousand looks in one text would keep the server from answering for half a second. */
const blockSize = 250;

interface Block {
  readonly items: readonly (Group | Look)[];
  readonly bytes: Uint8Array;
}

/**
 * Encodes the snapshots of one sandbox. Groups and looks are replaced rather than changed, so a block of them whose items are
 * the same has the same text.
 */
export class SnapshotEncoder {
  readonly #encoder = new TextEncoder();
  /** By the kind and the sequence numbers of their items. */
  readonly #blocks = new Map<string, Block>();

  /** Encodes the current snapshot as JSON, in parts. Other work goes on while what has changed is encoded. */
  async encode(read: () => Snapshot): Promise<Uint8Array[]> {
    const { groups, looks } = read();
    const blocks = [...blocksOf("groups", groups), ...blocksOf("looks", looks)];
    const keys = new Set(blocks.map(([key]) => key));
    for (const key of this.#blocks.keys()) if (!keys.has(key)) this.#blocks.delete(key);
    for (const [key, items] of blocks) {
      if (this.#isKnown(key, items)) continue;
      this.#bytesOf(key, items);
      await new Promise((resume) => setTimeout(resume));
    }
    return this.#assemble(read());
  }

  #assemble({ groups, looks, ...rest }: Snapshot): Uint8Array[] {
    const text = (written: string) => this.#encoder.encode(written);
    return [
      text(`${JSON.stringify(rest).slice(0, -1)},"groups":[`),
      ...this.#encodeList("groups", groups),
      text('],"looks":['),
      ...this.#encodeList("looks", looks),
      text("]}"),
    ];
  }

  #encodeList(kind: string, items: readonly (Group | Look)[]): Uint8Array[] {
    const parts = [...blocksOf(kind, items)].map(([key, block]) => this.#bytesOf(key, block));
    return parts.flatMap((part, index) => (index === 0 ? [part] : [this.#encoder.encode(","), part]));
  }

  #bytesOf(key: string, items: readonly (Group | Look)[]): Uint8Array {
    const known = this.#blocks.get(key);
    if (known && this.#isKnown(key, items)) return known.bytes;
    // Who changes an item that is encoded gets an error, instead of a change that is never saved.
    for (const item of items) freeze(item);
    const bytes = this.#encoder.encode(JSON.stringify(items).slice(1, -1));
    this.#blocks.set(key, { items, bytes });
    return bytes;
  }

  #isKnown(key: string, items: readonly (Group | Look)[]): boolean {
    const known = this.#blocks.get(key)?.items;
    return known?.length === items.length && items.every((item, index) => item === known[index]);
  }
}

/** Divides a list, which is in the order of sequence numbers, by these, so that a deletion changes one block. */
function* blocksOf(kind: string, items: readonly (Group | Look)[]): Generator<[key: string, block: (Group | Look)[]]> {
  const numberOf = (index: number) => Math.floor((items[index]?.seq ?? 0) / blockSize);
  let start = 0;
  for (let end = 1; end <= items.length; end++) {
    if (end < items.length && numberOf(end) === numberOf(start)) continue;
    yield [`${kind} ${numberOf(start)}`, items.slice(start, end)];
    start = end;
  }
}

function freeze(value: object): void {
  Object.freeze(value);
  for (const member of Object.values(value)) {
    if (typeof member === "object" && member !== null && !Object.isFrozen(member)) freeze(member);
  }
}
