export async function premium(key) {
  const res = await fetch("https://api.heygen.com/v2/avatars", { headers: { "X-Api-Key": key } });
  const { data } = await res.json();
  return data.avatars.filter((avatar) => avatar.premium).map((avatar) => avatar.avatar_id);
}
