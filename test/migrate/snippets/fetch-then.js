export const main = () =>
  fetch('https://api.heygen.com/v2/avatars', { headers: { 'X-Api-Key': process.env.HEYGEN_API_KEY } })
    .then(r => r.json())
    .then(d => (d.data?.avatars || []).map(a => a.avatar_id + ' ' + a.avatar_name));
