import type { Video } from "../../../../generated/types.ts";
import type { SandboxState } from "../../settings/protocol.ts";
import { idButton } from "./copy.ts";
import { byId, make, setAttribute, setOptionalText, setText, setVisible } from "./dom.ts";
import { timeOf } from "./format.ts";
import { keyedList, type View } from "./keyed-list.ts";
import { progressBar, setProgress, setStatus, statusChip } from "./status.ts";

interface VideoItem {
  video: Video;
  progress: number | undefined;
}

/**
 * Starts the section of the videos.
 *
 * @returns a function that renders a state
 */
export function videosSection(): (state: SandboxState) => void {
  const show = keyedList(byId("videos"), ({ video }: VideoItem) => video.id, videoCard);
  return ({ videos, progress, totals }) => {
    show(videos.map((video) => ({ video, progress: progress[video.id] })));
    const note = totals.videos > videos.length ? `The newest ${videos.length} of ${totals.videos} are shown.` : "";
    setOptionalText(byId("videos-note"), note);
    setVisible(byId("videos-empty"), videos.length === 0);
  };
}

function videoCard(): View<VideoItem> {
  const player = make("video", { controls: true, preload: "metadata", hidden: true, playsInline: true });
  const chip = statusChip();
  const bar = progressBar();
  const title = make("h3");
  const facts = make("p", { className: "facts" });
  const id = idButton();
  const failure = make("p", { className: "failure" });
  const picture = make("div", { className: "picture" }, player, bar);
  const text = make("div", { className: "text" }, chip, title, facts, id.node, failure);
  return {
    node: make("li", { className: "card video" }, picture, text),
    update({ video, progress }) {
      const name = video.title ?? "Untitled";
      setText(title, name);
      setStatus(chip, video.status);
      setProgress(bar, progress, name);
      id.set(video.id);
      const createdAt = video.created_at ? timeOf(video.created_at * 1000) : "";
      setText(facts, video.duration ? `${createdAt}, ${video.duration} s` : createdAt);
      const reason = [video.failure_code, video.failure_message].filter(Boolean).join(": ");
      setOptionalText(failure, video.status === "failed" ? reason : "");
      setVisible(player, Boolean(video.video_url));
      setAttribute(player, "aria-label", name);
      if (!video.video_url) return;
      setAttribute(player, "poster", video.thumbnail_url ?? null);
      setAttribute(player, "src", video.video_url);
    },
  };
}
