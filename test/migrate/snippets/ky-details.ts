import ky from "ky";

export async function main() {
  const json: any = await ky
    .get("https://api.heygen.com/v2/avatar/look_abc123/details", { headers: { "X-Api-Key": "key" } })
    .json();
  return json.data.preview_video_url;
}
