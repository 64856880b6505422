// As much of axios, got and ky as the snippets use, over one fetch function.

interface Config {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  params?: Record<string, string | number | boolean>;
}

/** The clients by the names of their packages. */
export function clientsOver(fetch: typeof globalThis.fetch): Record<string, unknown> {
  async function request({ method = "get", url = "", headers = {}, params = {} }: Config) {
    const address = new URL(url);
    for (const [name, value] of Object.entries(params)) address.searchParams.set(name, String(value));
    const response = await fetch(address.href, { method: method.toUpperCase(), headers });
    const data = await response.json();
    if (!response.ok) throw new Error(`Request failed with status code ${response.status}`);
    return { status: response.status, data };
  }
  const send = (method: string) => (url: string, config?: Config) => request({ ...config, method, url });
  const axios = Object.assign((config: Config) => request(config), { get: send("get"), delete: send("delete") });

  /** A promise of a response that can be read as JSON before it is there, as got and ky give it. */
  function promised(method: string, url: string, config?: Config) {
    const response = request({ ...config, method, url });
    return Object.assign(response, { json: async () => (await response).data });
  }
  const call = (url: string, config?: Config) => promised("get", url, config);
  const methods = {
    get: call,
    delete: (url: string, config?: Config) => promised("delete", url, config),
  };
  const chained = Object.assign(call, methods);
  return { axios, got: { __esModule: true, default: chained }, ky: { __esModule: true, default: chained } };
}
