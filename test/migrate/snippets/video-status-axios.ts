import axios from "axios";

export async function main(videoId: string) {
  const { data } = await axios.get("https://api.heygen.com/v1/video_status.get", {
    params: { video_id: videoId },
    headers: { "X-Api-Key": process.env.HEYGEN_API_KEY },
  });
  switch (data.data.status) {
    case "completed":
      return data.data.video_url;
    case "failed":
      return "failed";
    default:
      return null;
  }
}
