// What can be uploaded, whatever form it has.

/** Bytes with a file name and a media type. */
export interface NamedBytes {
  data: Uint8Array | ArrayBuffer;
  name: string;
  /** Media type, such as `image/png`. */
  type: string;
}

/**
 * A stream of bytes with a file name, a media type and its length: a `ReadableStream`, or one of Node, such as that of
 * `fs.createReadStream`. An upload through the API reads it into memory first. In a direct upload, Node sends it as it is
 * read, so the upload can't be retried: pass a Blob of `fs.openAsBlob` if it should be.
 */
export interface NamedStream {
  data: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
  name: string;
  /** Media type, such as `video/mp4`. */
  type: string;
  /** The number of bytes that the stream holds. */
  size: number;
}

/** What {@link uploadAsset} takes. */
export type Uploadable = File | Blob | NamedBytes | NamedStream;

/** The content of a file, and what is known of it. */
export interface Content {
  readonly name: string;
  /** Media type; empty if it is not known. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** All bytes. Undefined for a stream that has not been read. */
  readonly blob: Blob | undefined;
  /** Reads the bytes: a Blob as often as needed, a stream once. */
  open(): Reader;
}

/** Reads pieces of bytes. */
export interface Reader {
  /** @throws RangeError at the end of a stream that is not as long as announced */
  read(): Promise<Uint8Array | undefined>;
  /** Ends reading, so that the source can close. */
  stop(): void;
}

/** @throws TypeError for a value that is not a file */
export function contentOf(file: Uploadable): Content {
  const { data, name, type, size } = Object(file) as Partial<NamedStream>;
  // In Bun, a Blob has a name, which is undefined.
  if (isBlob(file)) return contentOfBlob(file, name ?? "file");
  if (typeof name !== "string" || typeof type !== "string") throw new TypeError(notAFile);
  if (isBytes(data)) return contentOfBlob(new Blob([data as BlobPart], { type }), name);
  if (!Number.isInteger(size) || (size as number) < 0 || !isStream(data)) throw new TypeError(notAFile);
  const announced = size as number;
  return { name, type, size: announced, blob: undefined, open: () => readStream(data, announced, name) };
}

/** Reads a whole stream into memory. */
export async function readAll({ type, open }: Content, signal: AbortSignal): Promise<Blob> {
  const reader = open();
  signal.addEventListener("abort", () => reader.stop(), { once: true });
  const chunks: Uint8Array[] = [];
  for (let chunk = await reader.read(); chunk; chunk = await reader.read()) chunks.push(chunk);
  return new Blob(chunks as BlobPart[], { type });
}

const notAFile =
  "uploadAsset: pass a File, a Blob, { data, name, type } with bytes, or { data, name, type, size } with a stream";

function contentOfBlob(blob: Blob, name: string): Content {
  const open = () => readStream(blob.stream(), blob.size, name);
  return { name, type: blob.type, size: blob.size, blob, open };
}

// `instanceof` alone would fail: Jest and `node:vm` have classes of their own. Older Workers have no names of classes.
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice("[object ".length, -1);
const isBlob = (value: unknown): value is Blob => value instanceof Blob || ["Blob", "File"].includes(kindOf(value));
const isBytes = (value: unknown): value is Uint8Array | ArrayBuffer =>
  ArrayBuffer.isView(value) || kindOf(value) === "ArrayBuffer";

function isStream(value: unknown): value is NamedStream["data"] {
  const { getReader, [Symbol.asyncIterator]: iterate } = Object(value);
  return typeof getReader === "function" || typeof iterate === "function";
}

interface Source {
  read(): Promise<{ done?: boolean | undefined; value?: unknown }>;
  stop(): Promise<unknown> | undefined;
}

/** Reads a stream of `fetch` or of Node. Safari can't iterate over a `ReadableStream`. */
function sourceOf(data: NamedStream["data"]): Source {
  if ("getReader" in data) {
    const reader = data.getReader();
    return { read: () => reader.read(), stop: () => reader.cancel().catch(() => {}) };
  }
  const iterator = data[Symbol.asyncIterator]();
  return { read: () => iterator.next(), stop: () => iterator.return?.().catch(() => {}) };
}

function readStream(data: NamedStream["data"], size: number, name: string): Reader {
  const source = sourceOf(data);
  let length = 0;
  const fail = (error: Error): never => {
    void source.stop();
    throw error;
  };
  return {
    stop: () => void source.stop(),
    async read() {
      const { done, value } = await source.read();
      if (!done && !ArrayBuffer.isView(value)) {
        return fail(new TypeError(`uploadAsset: ${name} must be a stream of bytes`));
      }
      length += done ? 0 : (value as Uint8Array).byteLength;
      if (length > size || (done && length < size)) {
        const difference = length > size ? "more" : "fewer";
        return fail(new RangeError(`uploadAsset: ${name} has ${difference} than the ${size} bytes announced`));
      }
      return done ? undefined : (value as Uint8Array);
    },
  };
}
