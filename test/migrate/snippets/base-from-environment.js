const BASE_URL = process.env.HEYGEN_API_URL || "https://api.heygen.com";

async function getAvatar(avatarId) {
  const res = await fetch(`${BASE_URL}/v2/avatar/${avatarId}/details`, {
    headers: { "X-Api-Key": process.env.HEYGEN_API_KEY },
  });
  if (!res.ok) return null;
  const { data } = await res.json();
  return { id: data.id, name: data.name, gender: data.gender, voice: data.default_voice_id };
}

export const main = async () => [await getAvatar("look_def456"), await getAvatar("look_none")];
