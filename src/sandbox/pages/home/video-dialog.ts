// The dialog that creates a video with a look.
import type { Voice } from "../../../../generated/types.ts";
import type { LookView } from "../../settings/protocol.ts";
import { showMessage } from "./announce.ts";
import { send } from "./api.ts";
import { byId, make, setAttribute, setText } from "./dom.ts";

let look: LookView | undefined;

/** Opens the dialog for a look. */
export function openVideoDialog(of: LookView): void {
  look = of;
  setText(byId("video-look"), of.name);
  setAttribute(byId("video-image"), "src", of.preview_image_url ?? "");
  byId<HTMLDialogElement>("video-dialog").showModal();
}

/** Fills the selection of voices. */
export function offerVoices(voices: readonly Voice[]): void {
  const select = byId<HTMLSelectElement>("video-voice");
  const offered = [...select.options].map((option) => option.value).join();
  if (offered === ["", ...voices.map((voice) => voice.voice_id)].join()) return;
  const options = voices.map(({ voice_id, name, language }) =>
    make("option", { value: voice_id, textContent: `${name}, ${language}` }),
  );
  select.replaceChildren(make("option", { value: "", textContent: "Default voice of the look" }), ...options);
}

/** Connects the dialog's controls. */
export function startVideoDialog(): void {
  const dialog = byId<HTMLDialogElement>("video-dialog");
  const form = byId<HTMLFormElement>("video-form");
  byId("video-cancel").addEventListener("click", () => dialog.close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!look) return;
    const fields = new FormData(form);
    const voice = String(fields.get("voice"));
    const body = { type: "avatar", avatar_id: look.id, script: String(fields.get("script")), title: look.name };
    dialog.close();
    const created = await send("POST", "/v3/videos", voice ? { ...body, voice_id: voice } : body);
    if (!created) return;
    showMessage(`A video with ${look.name} is being created. See Videos.`);
    form.reset();
  });
}
