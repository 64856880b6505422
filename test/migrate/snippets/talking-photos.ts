export async function main() {
  const res = await fetch("https://api.heygen.com/v2/avatars", {
    headers: { "X-Api-Key": process.env.HEYGEN_API_KEY as string },
  });
  const { data } = (await res.json()) as any;
  const all: { id: string; name: string; kind: string }[] = [];
  for (const avatar of data.avatars) all.push({ id: avatar.avatar_id, name: avatar.avatar_name, kind: "avatar" });
  for (const photo of data.talking_photos) {
    all.push({ id: photo.talking_photo_id, name: photo.talking_photo_name, kind: "photo" });
  }
  return all.sort((a, b) => a.id.localeCompare(b.id));
}
