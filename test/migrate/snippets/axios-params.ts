import axios from "axios";

export async function main() {
  const { data: body } = await axios.get("https://api.heygen.com/v2/avatar_group.list", {
    headers: { "X-Api-Key": process.env.HEYGEN_API_KEY },
    params: { include_public: false },
    timeout: 10_000,
  });
  return body.data.avatar_group_list.length;
}
