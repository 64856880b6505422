const API_KEY = process.env.HEYGEN_API_KEY;

export async function main() {
  const response = await fetch("https://api.heygen.com/v2/avatar_group.list?include_public=false", {
    method: "GET",
    headers: { accept: "application/json", "x-api-key": API_KEY },
  });
  const json = await response.json();
  if (!response.ok) throw new Error(json.error?.message || "Failed to list avatar groups");
  return json.data.avatar_group_list.map((group) => ({ id: group.id, name: group.name, looks: group.num_looks }));
}
