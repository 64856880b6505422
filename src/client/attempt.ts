// One attempt: a request goes out and a complete response comes back, or the time is over.
import { limitWork, timedOut } from "./abort.ts";

/** A response whose body has been read. */
export interface RawResponse {
  readonly response: Response;
  readonly text: string;
}

/**
 * Sends one request and reads the whole body. Rejects with `timedOut`, with the reason of the caller's signal, or as
 * `send` does. The status of an error response counts even when its body does not arrive.
 */
export async function attempt(
  send: (signal: AbortSignal) => Promise<Response>,
  limits: { signal: AbortSignal | undefined; timeoutMs: number },
): Promise<RawResponse> {
  let response: Response | undefined;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  const work = async (signal: AbortSignal): Promise<RawResponse> => {
    response = await send(signal);
    reader = response.body?.getReader();
    if (signal.aborted) abandon(reader);
    const text = response.ok ? await readText(reader) : await readText(reader).catch(() => "");
    return { response, text };
  };
  // A `send` that ignores the signal would leave the body, and its connection, open.
  const onEnd = () => abandon(reader);
  try {
    return await limitWork(work, { ...limits, onEnd });
  } catch (reason) {
    if (reason === timedOut && response?.ok === false) return { response, text: "" };
    throw reason;
  }
}

type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

const abandon = (reader: BodyReader | undefined): void => {
  reader?.cancel().catch(() => {});
};

async function readText(reader: BodyReader | undefined): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return text + decoder.decode();
    text += decoder.decode(chunk.value, { stream: true });
  }
}
