const res = await fetch("https://api.heygen.com/v2/video/generate", {
  method: "POST",
  headers: { "x-api-key": process.env.HEYGEN_API_KEY, "Content-Type": "application/json" },
  body: JSON.stringify({
    video_inputs: [
      {
        character: { type: "avatar", avatar_id: "look_def456", avatar_style: "normal" },
        voice: { type: "text", input_text: "Hello", voice_id: "voice_xyz789" },
      },
    ],
    dimension: { width: 1280, height: 720 },
  }),
});
const data = await res.json();
console.log(data.data.video_id);
