// The sections that are plain lists: agent sessions, assets, voices.
import type { Voice } from "../../../../generated/types.ts";
import type { AssetView, SandboxState, SessionView } from "../../settings/protocol.ts";
import { idButton } from "./copy.ts";
import { byId, hiddenText, make, setAttribute, setOptionalText, setText, setVisible } from "./dom.ts";
import { sizeOf, timeOf } from "./format.ts";
import { keyedList, type View } from "./keyed-list.ts";
import { setStatus, statusChip } from "./status.ts";
import { offerVoices } from "./video-dialog.ts";

const newestOf = (visible: number, total: number): string =>
  total > visible ? `The newest ${visible} of ${total} are shown.` : "";

/**
 * Starts the section of the agent sessions.
 *
 * @returns a function that renders a state
 */
export function sessionsSection(): (state: SandboxState) => void {
  const show = keyedList(byId("sessions"), ({ session_id }: SessionView) => session_id, sessionRow);
  return ({ sessions, totals }) => {
    show(sessions);
    setOptionalText(byId("sessions-note"), newestOf(sessions.length, totals.sessions));
    setVisible(byId("sessions-empty"), sessions.length === 0);
  };
}

function sessionRow(): View<SessionView> {
  const prompt = make("h3");
  const chip = statusChip();
  const facts = make("p", { className: "facts" });
  const session = idButton();
  const video = idButton();
  const ids = make("div", { className: "tools" }, session.node, video.node);
  const head = make("div", { className: "title" }, prompt, chip);
  return {
    node: make("li", { className: "item" }, head, facts, ids),
    update({ session_id, video_id, status, prompt: text, created_at }) {
      setText(prompt, text);
      setStatus(chip, status);
      setText(facts, timeOf(created_at * 1000));
      session.set(session_id);
      video.set(video_id ?? "");
      setVisible(video.node, Boolean(video_id));
    },
  };
}

/**
 * Starts the section of the assets.
 *
 * @returns a function that renders a state
 */
export function assetsSection(): (state: SandboxState) => void {
  const show = keyedList(byId("assets"), ({ asset_id }: AssetView) => asset_id, assetRow);
  return ({ assets, totals }) => {
    show(assets);
    setOptionalText(byId("assets-note"), newestOf(assets.length, totals.assets));
    setVisible(byId("assets-empty"), assets.length === 0);
  };
}

function assetRow(): View<AssetView> {
  const image = make("img", { alt: "", loading: "lazy", className: "thumbnail" });
  const type = make("h3");
  const facts = make("p", { className: "facts" });
  const id = idButton();
  const linkName = hiddenText();
  const link = make("a", { target: "_blank", rel: "noopener" }, "Open", linkName);
  const text = make("div", {}, type, facts);
  const tools = make("div", { className: "tools" }, id.node, link);
  const placeholder = make("span", { className: "thumbnail" });
  return {
    node: make("li", { className: "item asset" }, image, placeholder, text, tools),
    update({ asset_id, url, mime_type, size_bytes }) {
      const isImage = mime_type.startsWith("image/");
      setVisible(image, isImage);
      setVisible(placeholder, !isImage);
      setText(placeholder, mime_type.split("/")[0] ?? "");
      if (isImage) setAttribute(image, "src", url);
      setText(type, mime_type);
      setText(facts, sizeOf(size_bytes));
      id.set(asset_id);
      setText(linkName, ` ${asset_id}`);
      setAttribute(link, "href", url);
    },
  };
}

/**
 * Starts the section of the voices.
 *
 * @returns a function that renders a state
 */
export function voicesSection(): (state: SandboxState) => void {
  const show = keyedList(byId("voices"), ({ voice_id }: Voice) => voice_id, voiceRow);
  return ({ voices }) => {
    show(voices);
    offerVoices(voices);
  };
}

function voiceRow(): View<Voice> {
  const name = make("th", { scope: "row" });
  const language = make("td");
  const gender = make("td");
  const type = make("td");
  const id = idButton();
  return {
    node: make("tr", {}, name, make("td", {}, id.node), language, gender, type),
    update(voice) {
      setText(name, voice.name);
      setText(language, voice.language);
      setText(gender, voice.gender);
      setText(type, voice.type);
      id.set(voice.voice_id);
    },
  };
}
