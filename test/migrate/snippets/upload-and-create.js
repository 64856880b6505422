import { readFile } from "node:fs/promises";

const key = process.env.HEYGEN_API_KEY;

export async function main() {
  const picture = await readFile("picture.png");
  const uploadRes = await fetch("https://upload.heygen.com/v1/asset", {
    method: "POST",
    headers: { "X-Api-Key": key, "Content-Type": "image/png" },
    body: picture,
  });
  const uploaded = await uploadRes.json();
  const imageKey = uploaded.data.image_key;

  // Create the avatar
  const createRes = await fetch("https://api.heygen.com/v2/photo_avatar/avatar_group/create", {
    method: "POST",
    headers: { "X-Api-Key": key, accept: "application/json", "Content-Type": "application/json" },
    body: JSON.stringify({ name: "Reena", image_key: imageKey }),
  });
  if (!createRes.ok) throw new Error(`Create failed: ${await createRes.text()}`);
  const { data } = await createRes.json();
  return { name: data.name, hasId: Boolean(data.id) };
}
