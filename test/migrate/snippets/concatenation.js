const root = 'https://api.heygen.com';

export async function main() {
  const id = 'look_abc123';
  const response = await fetch(root + '/v2/avatar/' + id + '/details', { headers: { 'x-api-key': 'key' } });
  return (await response.json()).data.name;
}
