// One attempt: sends a request and reads the complete response, or times out.
import { limitWork, timedOut } from "./abort.ts";

/** A response whose body has been read. */
export interface RawResponse {
  readonly response: Response;
  readonly text: string;
}

/**
 * Sends one request and reads the whole body. Rejects with `timedOut`, with the reason of the caller's signal, or with
 * the error that `send` throws. If the body of an error response does not arrive, its status is still returned.
 */
export async function attempt(
  send: (signal: AbortSignal) => Promise<Response>,
  limits: { signal: AbortSignal | undefined; timeoutMs: number },
): Promise<RawResponse> {
  let response: Response | undefined;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  const work = async (signal: AbortSignal): Promise<RawResponse> => {
    response = await send(signal);
    if (!response?.headers) throw new TypeError(`fetch returned ${typeof response} instead of a Response`);
    reader = response.body?.getReader();
    if (signal.aborted) abandon(reader);
    const text = response.ok ? await readText(reader) : await readText(reader).catch(() => "");
    return { response, text };
  };
  // If `send` ignores the signal, the body and its connection would stay open.
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
