import axios from "axios";

export async function main() {
  const groupId = "group_xyz789";
  const response = await axios.delete(`https://api.heygen.com/v2/photo_avatar_group/${groupId}`, {
    headers: { "X-Api-Key": process.env.HEYGEN_API_KEY },
  });
  return response.status === 200;
}
