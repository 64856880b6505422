const API_BASE = process.env.HEYGEN_API_BASE || "https://api.heygen.com";

const ENDPOINTS = {
  generate: "/v2/video/generate",
  status: (id) => `/v1/video_status.get?video_id=${id}`,
  looks: "/v2/avatar_group/:id/avatars",
};

async function heygenFetch(path, options = {}) {
  const response = await fetch(`${API_BASE}${path}`, { ...options, headers: { "X-Api-Key": process.env.HEYGEN_API_KEY } });
  if (!response.ok) throw new Error(`${path} failed, as /v2/voices does`);
  return response.json();
}

export const generate = (body) => heygenFetch(ENDPOINTS.generate, { method: "POST", body: JSON.stringify(body) });
export const status = (id) => heygenFetch(ENDPOINTS.status(id));
export const looks = (id) => heygenFetch(ENDPOINTS.looks.replace(":id", id));
export const quota = () => heygenFetch("/v2/user/remaining_quota");
export const legacy = () => fetch(new URL("/v1/video.list?limit=5", API_BASE));
