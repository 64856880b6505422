import axios from "axios";

const BASE_URL = process.env.HEYGEN_API_URL || "https://api.heygen.com";
const headers = { accept: "application/json", "X-Api-Key": process.env.HEYGEN_API_KEY };

export async function listGroups() {
  const response = await fetch(`${BASE_URL}/v2/avatar_group.list?include_public=false`, { headers });
  const json = await response.json();
  if (!response.ok) throw new Error(json.error?.message || "Failed to list avatar groups");
  return json.data.avatar_group_list.map((group) => ({ id: group.id, name: group.name }));
}

export async function describeAvatar(avatarId) {
  const res = await axios.get(`${BASE_URL}/v2/avatar/${avatarId}/details`, { headers });
  const avatar = res.data.data;
  return `${avatar.name}: ${avatar.preview_image_url}`;
}
