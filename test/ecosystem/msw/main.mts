// The sandbox below a path, behind Mock Service Worker, with the file of a video.
import { createClient, unwrap, waitForVideo } from "heygen-avatars";
import { handlers } from "heygen-avatars/msw";
import { createSandbox } from "heygen-avatars/sandbox";
import { setupServer } from "msw/node";

const server = setupServer(...handlers(createSandbox({ durations: { video: 0 } }), "https://app.example.com/heygen/"));
server.listen();
const heygen = createClient({ apiKey: "any", baseUrl: "https://app.example.com/heygen" });
const { video_id } = await unwrap(
  heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: "look_def456", script: "Hi." } }),
);
const { video_url } = await waitForVideo(heygen, video_id, { intervalMs: 1 });
const type = (await fetch(video_url)).headers.get("content-type");
console.log(type);
process.exitCode = type === "video/mp4" ? 0 : 1;
server.close();
