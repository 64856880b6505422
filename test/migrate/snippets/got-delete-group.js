import got from "got";

export async function main() {
  await got.delete(`https://api.heygen.com/v2/photo_avatar_group/${"group_xyz789"}`, {
    headers: { "X-Api-Key": "key" },
  });
}
