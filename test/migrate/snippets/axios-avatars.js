import axios from 'axios';

export async function main() {
  let avatarId = 'fallback';
  try {
    const avatarsRes = await axios.get('https://api.heygen.com/v2/avatars', {
      headers: { 'X-Api-Key': process.env.HEYGEN_API_KEY },
      timeout: 7000
    });
    const avatars = avatarsRes.data?.data?.avatars;
    if (Array.isArray(avatars) && avatars.length >= 1) {
      avatarId = avatars[0].avatar_id;
    }
  } catch (error) {
    console.error('Error fetching avatars:', error.message);
  }
  return avatarId;
}
