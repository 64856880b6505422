import got from 'got';

export const main = async () => {
  const { data } = await got('https://api.heygen.com/v2/photo_avatar/look_abc123', {
    headers: { 'X-Api-Key': process.env.HEYGEN_API_KEY },
  }).json();
  const { id, name, group_id: groupId } = data;
  return { id, name, groupId, problem: data.moderation_msg ?? null };
};
