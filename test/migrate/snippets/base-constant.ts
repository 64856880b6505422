const HEYGEN_API = "https://api.heygen.com/v2"; // all calls go here

const headers = { "X-Api-Key": process.env.HEYGEN_API_KEY ?? "" };

export async function main() {
  const avatarsResponse = await fetch(`${HEYGEN_API}/avatars`, { headers });
  const avatars = (await avatarsResponse.json()).data.avatars;
  const names: string[] = [];
  for (const id of ["look_def456", "look_abc123"]) {
    const detailsResponse = await fetch(`${HEYGEN_API}/avatar/${encodeURIComponent(id)}/details`, { headers });
    const details = await detailsResponse.json();
    names.push(details.data.name);
  }
  names.push(...avatars.map((avatar: any) => avatar.avatar_name));
  return names;
}
