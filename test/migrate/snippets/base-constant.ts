const HEYGEN_API = "https://api.heygen.com/v2"; // all calls go here

const headers = { "X-Api-Key": process.env.HEYGEN_API_KEY ?? "" };

export async function main() {
  const groupsResponse = await fetch(`${HEYGEN_API}/avatar_group.list`, { headers });
  const groups = (await groupsResponse.json()).data.avatar_group_list;
  const ids: string[] = [];
  for (const group of groups) {
    const looksResponse = await fetch(`${HEYGEN_API}/avatar_group/${encodeURIComponent(group.id)}/avatars`, { headers });
    const looks = await looksResponse.json();
    ids.push(...looks.data.avatar_list.map((look: any) => look.avatar_id ?? look.id));
  }
  return ids;
}
