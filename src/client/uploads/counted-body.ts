import type { Content, Reader } from "./content.ts";
import type { UploadProgress } from "./upload-asset.ts";

/** Progress is reported at least this often, in bytes, even for content in memory. */
const pieceBytes = 64 * 1024;

/**
 * A body that tells how much of it was read. Node reads it through `stream`, at the pace of the network, and still knows
 * its length. Other runtimes read the Blob itself, without calling `stream`.
 */
export class CountedBody extends Blob {
  readonly #content: Content;
  readonly #onProgress: (progress: UploadProgress) => void;
  #reader: Reader | undefined;
  #isStopped = false;
  /** Why the content could not be read; undefined if it could. `fetch` tells only that it failed. */
  problem: unknown;

  constructor(content: Content, onProgress: (progress: UploadProgress) => void) {
    super(content.blob ? [content.blob] : []);
    this.#content = content;
    this.#onProgress = onProgress;
    // A stream has no bytes yet.
    Object.defineProperty(this, "size", { value: content.size });
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const totalBytes = this.#content.size;
    let sentBytes = 0;
    let rest: Uint8Array | undefined;
    const source: UnderlyingDefaultSource<Uint8Array<ArrayBuffer>> = {
      start: () => this.#onProgress({ sentBytes, totalBytes }),
      pull: async (controller) => {
        if (!rest?.byteLength) rest = await this.#read();
        if (!rest || this.#isStopped) return controller.close();
        const piece = rest.subarray(0, pieceBytes);
        rest = rest.subarray(pieceBytes);
        sentBytes += piece.byteLength;
        controller.enqueue(piece as Uint8Array<ArrayBuffer>);
        this.#onProgress({ sentBytes, totalBytes });
      },
      cancel: () => this.stop(),
    };
    // Without buffering: nothing is read, or told, before the network takes it.
    return new ReadableStream(source, { highWaterMark: 0 });
  }

  /** Ends reading. Node goes on after a request that has failed. */
  stop(): void {
    this.#isStopped = true;
    this.#reader?.stop();
  }

  async #read(): Promise<Uint8Array | undefined> {
    try {
      this.#reader ??= this.#content.open();
      return await this.#reader.read();
    } catch (error) {
      this.problem = error;
      throw error;
    }
  }
}

/** Whether this runtime reads a Blob through `stream`, so that a {@link CountedBody} can send what it does not hold. */
export async function readsThroughStream(): Promise<boolean> {
  class Probe extends Blob {
    override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
      return new Blob(["read"]).stream();
    }
  }
  return (await new Response(new Probe(["kept"])).text()) === "read";
}
