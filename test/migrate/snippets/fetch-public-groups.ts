export async function main(): Promise<unknown> {
  const headers = { "X-Api-Key": process.env.HEYGEN_API_KEY! };
  const res = await fetch(`https://api.heygen.com/v2/avatar_group.list?include_public=true`, { headers });
  if (!res.ok) throw new Error(`HTTP ${res.status}: ${await res.text()}`);
  const { data } = await res.json();
  console.log(`Found ${data.total_count} groups`);
  const groups = data.avatar_group_list ?? [];
  return groups.map(({ id, name, num_looks, preview_image }) => [id, name, num_looks, preview_image]);
}
