const API = "https://api.heygen.com/v2/photo_avatar";
const headers = { "X-Api-Key": "key", "Content-Type": "application/json" };

export async function train(group_id: string) {
  await fetch(`${API}/train`, { method: "POST", headers, body: JSON.stringify({ group_id }) });
  const status = await fetch(`https://api.heygen.com/v2/photo_avatar/train/status/${group_id}`, { headers });
  return (await status.json()).data.status;
}
