import { env } from "./env";

const hooks = `${env.HEYGEN_API}/v1/webhook`;
const headers = { "X-Api-Key": env.HEYGEN_API_KEY, "Content-Type": "application/json" };

export async function register(url: string) {
  const res = await fetch(`${hooks}/endpoint.add`, {
    method: "POST",
    headers,
    body: JSON.stringify({ url, events: ["avatar_video.success", "avatar_video.fail"] }),
  });
  return res.json();
}

export async function prune(keep: string) {
  const res = await fetch(`${hooks}/endpoint.list`, { headers });
  const { data } = (await res.json()) as { data: { endpoint_id: string; url: string }[] };
  for (const e of data.filter((e) => e.url !== keep)) {
    await fetch(`${hooks}/endpoint.delete?endpoint_id=${e.endpoint_id}`, { method: "DELETE", headers });
  }
}
