// One attempt: a request goes out, a whole answer comes back, all within the timeout.

/** An answer whose body has been read. */
export interface Answer {
  readonly response: Response;
  readonly text: string;
}

export interface ExchangeOptions {
  readonly fetch: (request: Request) => Promise<Response>;
  /** For the whole attempt, body included, in milliseconds. */
  readonly timeoutMs: number;
}

/** The reason of an attempt that our own timeout has ended. */
export const timedOut: unique symbol = Symbol("timed out");

/** Sends one request. Rejects with `timedOut`, with the caller's reason, or with what `fetch` rejects with. */
export async function exchange(url: string, init: RequestInit, options: ExchangeOptions): Promise<Answer> {
  const controller = new AbortController();
  const { signal } = controller;
  const abort = () => controller.abort(init.signal?.reason);
  const timer = setTimeout(() => controller.abort(timedOut), options.timeoutMs);
  if (init.signal?.aborted) abort();
  init.signal?.addEventListener("abort", abort);
  try {
    signal.throwIfAborted();
    const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const sent = options.fetch(new Request(url, { ...init, signal, redirect: "manual" }));
    const response = await Promise.race([sent, aborted]).catch((error) => {
      // A fetch that knows no signals may still answer; nobody will read that.
      if (signal.aborted) sent.then(({ body }) => body?.cancel()).catch(() => {});
      throw error;
    });
    return { response, text: await read(response, signal) };
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener("abort", abort);
  }
}

/** Reads a body to its end, or cancels it when the signal aborts. */
async function read({ body, ok }: Response, signal: AbortSignal): Promise<string> {
  const reader = body?.getReader();
  const cancel = () => void reader?.cancel(signal.reason).catch(() => {});
  signal.addEventListener("abort", cancel);
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const chunk = await reader?.read();
      signal.throwIfAborted();
      if (!chunk || chunk.done) return text + decoder.decode();
      text += decoder.decode(chunk.value, { stream: true });
    }
  } catch (error) {
    // The status of a refusal counts, even if its body never comes.
    if (ok || (signal.aborted && signal.reason !== timedOut)) throw error;
    return text;
  }
}
