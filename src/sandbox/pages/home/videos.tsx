import type { Video } from "../../../../generated/types.ts";
import type { SandboxState } from "../../settings/protocol.ts";
import { completionText } from "./completion.ts";
import { timeOf } from "./format.ts";
import { Chip, Empty, Id, Newest, Progress } from "./parts.tsx";

export const VideosPanel = ({ state }: { state: SandboxState }) => (
  <>
    <Newest shown={state.videos.length} total={state.totals.videos} />
    {state.videos.length === 0 && (
      <Empty>
        No videos yet. Create one with “Create video” on the card of a completed look, or with{" "}
        <code>POST /v3/videos</code>.
      </Empty>
    )}
    <ul class="cards wide">
      {state.videos.map((video) => (
        <VideoCard key={video.id} video={video} state={state} />
      ))}
    </ul>
  </>
);

function VideoCard({ video, state }: { video: Video; state: SandboxState }) {
  const { id, status, duration, created_at, video_url, thumbnail_url } = video;
  const name = video.title ?? "Untitled";
  const facts = [created_at && timeOf(created_at * 1000), duration && `${duration} s`].filter(Boolean);
  return (
    <li class="card video">
      <div class="picture">
        {video_url && (
          // biome-ignore lint/a11y/useMediaCaption: the sandbox makes one clip, without speech
          <video
            controls
            preload="metadata"
            playsInline
            aria-label={name}
            poster={thumbnail_url ?? ""}
            src={video_url}
          />
        )}
        <Progress value={state.progress[id]} name={name} />
      </div>
      <div class="text">
        <Chip status={status} />
        <h3>{name}</h3>
        <p class="facts">{facts.join(", ")}</p>
        <Id id={id} />
        {status === "failed" && (
          <p class="failure">{[video.failure_code, video.failure_message].filter(Boolean).join(": ")}</p>
        )}
        <p class="facts">{completionText(id, state)}</p>
      </div>
    </li>
  );
}
