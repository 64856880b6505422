// Check HeyGen video status
async function getVideoStatus(videoId) {
  const res = await fetch(`https://api.heygen.com/v1/video_status.get?video_id=${videoId}`, {
    headers: { "x-api-key": process.env.HEYGEN_API_KEY }
  });
  const data = await res.json();
  return data.data;
}

export async function main(videoId) {
  for (let i = 0; i < 20; i++) {
    const video = await getVideoStatus(videoId);
    if (video.status === "completed") return { url: video.video_url, thumbnail: video.thumbnail_url };
    if (video.status === "failed") throw new Error(video.error?.message);
  }
}
