// One attempt: a request goes out and a whole answer comes back, or the time is over.

/** Sends what `fetch` would send. */
export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** An answer whose body has been read. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

/** The reason of an attempt that our own timeout has ended. */
export const timedOut: unique symbol = Symbol("timed out");

/** Sends one request. Rejects with `timedOut`, with the reason of `init.signal`, or as `send` does. */
export function exchange(send: Send, url: string, init: RequestInit, timeoutMs: number): Promise<Answer> {
  const caller = init.signal;
  const controller = new AbortController();
  let response: Response | undefined;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;

  return new Promise<Answer>((resolve, reject) => {
    // Ends the attempt even if `send` does not listen to the signal. The status of a refusal counts without its body.
    const stop = (reason: unknown) => {
      if (response?.ok === false && reason === timedOut) resolve({ response, text: "" });
      else reject(reason);
      controller.abort(reason);
      reader?.cancel().catch(() => {});
    };
    const abort = () => stop(caller?.reason);
    const timer = setTimeout(stop, timeoutMs, timedOut);
    const settle = () => {
      clearTimeout(timer);
      caller?.removeEventListener("abort", abort);
    };
    const run = async (): Promise<Answer> => {
      response = await send(url, { ...init, signal: controller.signal });
      reader = response.body?.getReader();
      if (controller.signal.aborted) reader?.cancel().catch(() => {});
      return { response, text: await read(reader, response.ok) };
    };
    caller?.addEventListener("abort", abort);
    const done = caller?.aborted ? Promise.reject(caller.reason) : run();
    done.then(resolve, reject).finally(settle);
  });
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array> | undefined, ok: boolean): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return text + decoder.decode();
      text += decoder.decode(chunk.value, { stream: true });
    }
  } catch (error) {
    if (ok) throw error;
    return text;
  }
}
