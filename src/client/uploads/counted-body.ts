import type { UploadProgress } from "./upload-asset.ts";

const pieceBytes = 64 * 1024;

/**
 * A body that tells how much of it was read. Node reads it through `stream`, at the pace of the network, and still knows
 * its length. Other runtimes read it without calling `stream`.
 */
export class CountedBody extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #onProgress: (progress: UploadProgress) => void;

  constructor(bytes: ArrayBuffer, onProgress: (progress: UploadProgress) => void) {
    super([bytes]);
    this.#bytes = new Uint8Array(bytes);
    this.#onProgress = onProgress;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const totalBytes = this.size;
    let sentBytes = 0;
    this.#onProgress({ sentBytes, totalBytes });
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        if (sentBytes === totalBytes) return controller.close();
        const piece = this.#bytes.slice(sentBytes, sentBytes + pieceBytes);
        sentBytes += piece.byteLength;
        controller.enqueue(piece);
        this.#onProgress({ sentBytes, totalBytes });
      },
    });
  }
}
