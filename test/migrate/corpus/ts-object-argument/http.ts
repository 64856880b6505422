const ONE = "https://api.heygen.com/v1";
const TWO = "https://api.heygen.com/v2";

type Options = { api: "v1" | "v2"; path: string; verb?: string; json?: unknown };

export const ask = async <T>({ api, path, verb = "GET", json }: Options): Promise<T> => {
  const base = api === "v1" ? ONE : TWO;
  const reply = await fetch(base + path, { method: verb, body: JSON.stringify(json) });
  return reply.json() as Promise<T>;
};
