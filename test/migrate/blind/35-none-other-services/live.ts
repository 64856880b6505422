const LIVE = "https://api.liveavatar.com";

interface Token {
  session_id: string;
  session_token: string;
}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  const res = await fetch(`${LIVE}${path}`, { ...init, headers: { "X-API-KEY": process.env.LIVEAVATAR_API_KEY!, ...init.headers } });
  if (!res.ok) throw new Error(`liveavatar ${res.status}`);
  return ((await res.json()) as { data: T }).data;
}

export const token = (avatar_id: string) =>
  call<Token>("/v1/sessions/token", { method: "POST", body: JSON.stringify({ mode: "FULL", avatar_id }) });

export const start = (session_token: string) =>
  call<{ livekit_url: string }>("/v1/sessions/start", { method: "POST", headers: { Authorization: `Bearer ${session_token}` } });

export const publicAvatars = () => call<{ results: { id: string }[] }>("/v1/avatars/public");
export const voices = () => call<{ results: { id: string }[] }>("/v1/voices");
