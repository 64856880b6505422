// Ported from v2 in May: /v2/video/generate became POST /v3/videos, /v1/video_status.get GET /v3/videos/{id}.
const API = "https://api.heygen.com/v3";

type Page<T> = { data: T[]; has_more: boolean; next_token?: string | null };

const headers = { "x-api-key": process.env.HEYGEN_API_KEY ?? "" };

async function get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const res = await fetch(`${API}${path}?${new URLSearchParams(query)}`, { headers });
  if (!res.ok) throw new Error(`GET ${path}: ${res.status}`);
  return (await res.json()) as T;
}

export async function* looks(): AsyncGenerator<{ id: string; name: string }> {
  let token = "";
  do {
    const page = await get<Page<{ id: string; name: string }>>("/avatars/looks", { limit: "50", ...(token && { token }) });
    yield* page.data;
    token = page.has_more ? (page.next_token ?? "") : "";
  } while (token);
}

export const voices = (type: "public" | "private") => get<Page<{ voice_id: string }>>("/voices", { type, limit: "100" });

export async function film(avatar_id: string, script: string, voice_id: string) {
  const res = await fetch(API + "/videos", {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json", "Idempotency-Key": crypto.randomUUID() },
    body: JSON.stringify({ type: "avatar", avatar_id, script, voice_id, engine: { type: "avatar_iii" } }),
  });
  return ((await res.json()) as { data: { video_id: string } }).data.video_id;
}

export const video = (id: string) => get<{ data: { status: string; video_url?: string } }>(`/videos/${id}`);
